"""The components, in every template without `load` (settings, `builtins`)."""

from labfilms.ui.components import controls, fields, films, layout, lists, people, things, words
from labfilms.ui.library import register

__all__ = [
    "controls",
    "fields",
    "films",
    "layout",
    "lists",
    "people",
    "register",
    "things",
    "words",
]
