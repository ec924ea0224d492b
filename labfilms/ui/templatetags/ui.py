"""The components, in every template without `load` (settings, `builtins`)."""

from labfilms.ui.components import (
    controls,
    fields,
    films,
    languages,
    layout,
    lists,
    people,
    things,
    words,
    work,
)
from labfilms.ui.library import register

__all__ = [
    "controls",
    "fields",
    "films",
    "languages",
    "layout",
    "lists",
    "people",
    "register",
    "things",
    "words",
    "work",
]
