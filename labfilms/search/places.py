"""Towns, as whoever knows them tells the search: the map stands on a floor above."""

from collections.abc import Callable
from dataclasses import dataclass

from labfilms.search.port import Point


@dataclass(frozen=True, slots=True)
class Place:
    """A place that one may search around; `code` stands in addresses."""

    code: str
    name: str
    point: Point


Finder = Callable[[str], Place | None]

_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """Say how a place is found by its code or by its name as people type it."""
    _finders.append(finder)


def are_known() -> bool:
    """Tell whether anybody knows places; without them nothing is asked about distance."""
    return bool(_finders)


def find(words: str) -> Place | None:
    """Return the place that is meant, or None."""
    wanted = words.strip()[:80]
    if not wanted:
        return None
    return next((place for finder in _finders if (place := finder(wanted))), None)
