"""What is looked up in the inverted index: words in several forms, and tags.

A tag is a term that no word can be, since it holds `=`: `in=films.public`, `region=occitanie`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from labfilms.search.port import FACET_VALUE, Audience, Query

Group = tuple[str, ...]
# No document has it: what is looked up for a value that no facet can have.
NOWHERE = "="


@dataclass(frozen=True, slots=True)
class Expression:
    """One term of each group must be there; `heavy`: the words must be in titles or names.

    `seen`: one of the tags of the kinds and audiences that are looked at.
    """

    words: tuple[Group, ...] = ()
    chosen: tuple[Group, ...] = ()
    seen: Group = ()
    heavy: bool = False

    @property
    def narrows(self) -> bool:
        """Tell whether words or choices narrow what is seen."""
        return bool(self.words or self.chosen)

    @property
    def tags(self) -> tuple[Group, ...]:
        return (*self.chosen, self.seen) if self.seen else self.chosen


def seen_as(thing: str, audience: str) -> str:
    """Return the value under which a document of this audience is seen: `films.public`."""
    return f"{thing}.{audience}"


def code(facet: str, value: str) -> str:
    """Return the tag of a facet's value."""
    return f"{facet}={value}"


def seen_by(things: Iterable[str], audiences: Iterable[Audience]) -> list[str]:
    """Return what a viewer of these audiences sees of these things."""
    return sorted(seen_as(thing, audience) for thing in things for audience in audiences)


def expression(query: Query, groups: Iterable[Iterable[str]], *, without: str = "") -> Expression:
    """Return what a query looks up; `without` names a facet whose choice is left out."""
    words = tuple(tuple(sorted(group)) for group in groups)
    chosen = tuple(
        tuple(code(facet, value) if FACET_VALUE.fullmatch(value) else NOWHERE for value in values)
        for facet, values in sorted(query.chosen.items())
        if values and facet != without
    )
    if not query.things:
        seen = tuple(code("for", audience) for audience in sorted(query.audiences))
    else:
        seen = tuple(code("in", value) for value in seen_by(query.things, query.audiences))
    return Expression(words, chosen, seen)
