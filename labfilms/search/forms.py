"""What an address of the search asks: every one of them is answered, however odd."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import QueryDict

from labfilms.search import places, registry
from labfilms.search.declarations import Facet, Searchable
from labfilms.search.places import Place
from labfilms.search.port import DEEPEST, FACET_VALUE, LONGEST_QUERY, Near, Order, Query
from labfilms.search.words import clean

PAGE = 24
# The words of an address.
WORDS, KIND, PLACE, RADIUS, ORDER, OFFSET = "q", "dans", "lieu", "km", "ordre", "depuis"
ORDERS = {"pertinence": Order.RELEVANCE, "recents": Order.NEWEST, "proches": Order.NEAREST}
RADII = (10, 30, 60, 100, 200)
USUAL_RADIUS = 60
MOST_VALUES = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks, read."""

    words: str = ""
    thing: Searchable[Any] | None = None
    facets: Sequence[Facet] = ()
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place_words: str = ""
    place: Place | None = None
    radius: int = USUAL_RADIUS
    order: Order = Order.RELEVANCE
    offset: int = 0

    def kinds(self) -> Query | None:
        """Return what counts each kind when a choice fits some kinds alone; tabs let go of it."""
        shared = self._shared()
        if shared == self.chosen:
            return None
        every = tuple(one.name for one in registry.things())
        return replace(
            self.query(),
            things=every,
            count_things=every,
            chosen=shared,
            facets=(),
            offset=0,
            limit=0,
        )

    def query(self) -> Query:
        """Return the query for the engine, without its viewer; kinds are counted unless apart."""
        known = registry.things()
        counted = known if self._shared() == self.chosen else []
        return Query(
            words=self.words,
            things=(self.thing.name,) if self.thing else tuple(one.name for one in known),
            count_things=tuple(one.name for one in counted),
            chosen=self.chosen,
            facets=tuple(facet.name for facet in self.facets),
            near=Near(self.place.point, self.radius) if self.place else None,
            order=self.order,
            offset=self.offset,
            limit=PAGE,
        )

    def _shared(self) -> Mapping[str, tuple[str, ...]]:
        """Return the choices that fit every kind."""
        shared = {facet.name for facet in _facets(None)}
        return {name: values for name, values in self.chosen.items() if name in shared}


def read(data: QueryDict) -> Asked:
    """Read an address; what it says wrongly is as if it were not said."""
    thing = next((one for one in registry.things() if one.parameter == data.get(KIND)), None)
    facets = _facets(thing)
    place_words = clean(data.get(PLACE, "")) if places.are_known() else ""
    place = places.find(place_words)
    words = clean(data.get(WORDS, "")[:LONGEST_QUERY])
    return Asked(
        words=words,
        thing=thing,
        facets=facets,
        chosen=_chosen(data, facets),
        place_words=place.name if place else place_words,
        place=place,
        radius=_number(data, RADIUS, USUAL_RADIUS, RADII[-1]) or USUAL_RADIUS,
        order=_order(data, words, place),
        offset=_number(data, OFFSET, 0, DEEPEST),
    )


def orders(asked: Asked) -> list[str]:
    """Return the words of the orders that make sense: by relevance only when there are words."""
    possible = {Order.NEWEST}
    possible |= {Order.RELEVANCE} if asked.words else set()
    possible |= {Order.NEAREST} if asked.place else set()
    return [word for word, order in ORDERS.items() if order in possible]


def usual_order(words: str, place: Place | None) -> Order:
    """Return the order of an address that names none."""
    if words:
        return Order.RELEVANCE
    return Order.NEAREST if place else Order.NEWEST


def _facets(thing: Searchable[Any] | None) -> list[Facet]:
    """Return the facets of a kind of thing; of all of them when none is chosen."""
    if thing:
        return registry.facets([thing.name])
    known = [{facet.name for facet in registry.facets([one.name])} for one in registry.things()]
    common = set.intersection(*known) if known else set()
    return [
        facet
        for facet in registry.facets([one.name for one in registry.things()])
        if facet.name in common
    ]


def _chosen(data: QueryDict, facets: Sequence[Facet]) -> dict[str, tuple[str, ...]]:
    found = {
        facet.name: tuple(
            dict.fromkeys(v for v in data.getlist(facet.parameter) if FACET_VALUE.fullmatch(v))
        )[:MOST_VALUES]
        for facet in facets
    }
    return {name: values for name, values in found.items() if values}


def _order(data: QueryDict, words: str, place: Place | None) -> Order:
    asked = ORDERS.get(data.get(ORDER, ""))
    makes_sense = {Order.RELEVANCE: bool(words), Order.NEAREST: bool(place), Order.NEWEST: True}
    return asked if asked and makes_sense[asked] else usual_order(words, place)


def _number(data: QueryDict, name: str, usual: int, most: int) -> int:
    text = data.get(name, "")
    return min(int(text), most) if text.isascii() and text.isdecimal() and len(text) < 10 else usual  # noqa: PLR2004
