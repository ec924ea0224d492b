"""Pieces of pages that a process remembers, as text: cards, above all.

A piece is known by all that it is drawn from, its language included, so what has changed is drawn
anew without anybody having to forget it, and no two people can be shown each other's. What differs
from person to person (what one may do with a thing) is left out and set in afterwards. Measured by
`benchmarks/pages.py`: a card of a film costs 0.9 ms to draw and 0.01 to remember.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

# Two generations of so many letters, of two bytes each for the most part: 32 MB a process at most,
# or 4,000 cards in each. Counted in letters, for a form is as long as twenty cards.
MOST: Final = 8_000_000
# The field of a form that is one person's alone.
TOKEN: Final = "csrfmiddlewaretoken"  # noqa: S105 - its name, not one
# What stands for the part that is set in afterwards; no text of ours or of anyone holds a NUL.
HOLE: Final = mark_safe("\0hole\0")


class Keyed:
    """Rows of plain values that say all of themselves when compared: pictures, above all."""

    __slots__ = ()


@dataclass(slots=True)
class Memory:
    """Pieces by key. The young become old together; an old one that is asked is young again."""

    most: int = MOST
    young: dict[Hashable, SafeString] = field(default_factory=dict)
    old: dict[Hashable, SafeString] = field(default_factory=dict)
    letters: int = 0

    def piece(self, key: Hashable, draw: Callable[[], SafeString]) -> SafeString:
        """Return what `draw` gives for this key and the language of the page."""
        known = (get_language(), key)
        found = self.young.get(known)
        if found is None:
            found = self.old.get(known)
            if found is None:
                found = draw()
            if self.letters >= self.most:
                self.old, self.young, self.letters = self.young, {}, 0
            self.young[known] = found
            self.letters += len(found)
        return found

    def forget(self) -> None:
        """Forget everything: for tests, and for whoever changes templates while the site runs."""
        self.young, self.old, self.letters = {}, {}, 0


memory = Memory()


def drawn(
    template: str, key: Hashable, values: dict[str, object], *, lasts: bool = True
) -> SafeString:
    """Return a template drawn from `values`, remembered under `key` when it `lasts`.

    `key` says all that the template reads, as plain values (texts, numbers, tuples of them); no
    template that reads the request, the person or the clock may be drawn so. What shows a picture
    that is not everyone's does not last: its address ends.
    """
    if not lasts:
        return render_to_string(template, values)
    return memory.piece((template, key), lambda: render_to_string(template, values))


def key_of(value: object) -> Hashable:
    """Return what tells a tag's argument from any other, or None where nothing plain does.

    A safe text is not the same as that text, nor `1` as `True`: they are drawn differently.
    """
    if isinstance(value, SafeString):
        # A person's token stands in what one may do: it is drawn, and not remembered.
        return None if TOKEN in value else ("safe", str(value))
    if value is None or isinstance(value, str | int | float | Keyed):
        return type(value), value
    if isinstance(value, Promise):
        return "words", str(value)
    if isinstance(value, Mapping):
        return _keys_of((*value.keys(), *value.values()))
    return _keys_of(value) if isinstance(value, list | tuple) else None


def _keys_of(values: Iterable[object]) -> Hashable:
    keys = tuple(map(key_of, values))
    return None if None in keys else keys


def filled(piece: SafeString, content: str) -> SafeString:
    """Return a piece with its hole filled by safe HTML."""
    return mark_safe(piece.replace(HOLE, content))
