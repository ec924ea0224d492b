"""What the page shows of an answer: addresses that can be shared, names of values, cards."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from labfilms.search import forms, registry
from labfilms.search.declarations import Facet
from labfilms.search.forms import Asked
from labfilms.search.port import Weight
from labfilms.search.selectors import Found, Result

# Of one facet; the others stand behind « all of them ».
FIRST_VALUES = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """A result as the page draws it."""

    card: str
    excerpt: SafeString
    kilometres: float | None
    thing: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet, as a box to tick."""

    value: str
    label: str | Promise
    count: int
    chosen: bool


# Not a template: a search shows three hundred of them, and each cost thirty times as much.
BOX = (
    '<label class="check search-value"><input type="checkbox" id="{name}-{value}" name="{name}"'
    ' value="{value}" form="search-form"{checked}><span>{label}</span>'
    ' <span class="search-value-count">{count}</span></label>'
)
CHECKED = mark_safe(" checked")


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """A facet as a group of boxes: the first ones, and those that one unfolds."""

    facet: Facet
    first: list[Value]
    others: list[Value]
    chosen: int

    @property
    def first_boxes(self) -> SafeString:
        return self._boxes(self.first)

    @property
    def other_boxes(self) -> SafeString:
        return self._boxes(self.others)

    def _boxes(self, values: list[Value]) -> SafeString:
        name = self.facet.parameter
        boxes = (
            {
                "name": name,
                "value": one.value,
                "checked": CHECKED if one.chosen else "",
                "label": one.label,
                "count": one.count,
            }
            for one in values
        )
        return format_html_join("", BOX, boxes)


def results(found: Found, request: HttpRequest) -> list[Shown]:
    """Return the results drawn by their own rooms, one call a kind of thing."""
    rows: defaultdict[str, list[Any]] = defaultdict(list)
    for result in found.results:
        rows[result.thing.name].append(result.row)
    cards = {name: registry.thing(name).cards(some, request) for name, some in rows.items()}
    return [
        Shown(card, excerpt(result), result.hit.kilometres, result.thing.name)
        for result in found.results
        if (card := cards[result.thing.name].get(result.row.pk))
    ]


def tabs(asked: Asked, counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return the kinds of things as tabs, each with what it would give."""
    everything = {
        "label": _("Everything"),
        "href": address(asked, thing=None),
        "current": asked.thing is None,
        "count": sum(counts.values()),
    }
    kinds = [
        {
            "label": thing.label,
            "href": address(asked, thing=thing.parameter),
            "current": asked.thing is thing,
            "count": counts.get(thing.name, 0),
        }
        for thing in registry.things()
    ]
    return [everything, *kinds]


def facets(asked: Asked, found: Found) -> list[ShownFacet]:
    """Return the facets that divide what was found; one query each at most, for names."""
    shown = []
    for facet in asked.facets:
        chosen = asked.chosen.get(facet.name, ())
        counts = {**dict.fromkeys(chosen, 0), **found.facets.get(facet.name, {})}
        if counts:
            values = _values(facet, counts, chosen)
            first = values[:FIRST_VALUES] if len(values) > FIRST_VALUES + 1 else values
            first += [value for value in values[len(first) :] if value.chosen]
            others = [value for value in values if value not in first]
            shown.append(ShownFacet(facet, first, others, len(chosen)))
    return shown


def orders(asked: Asked) -> list[dict[str, Any]]:
    """Return the orders that one may choose, in words."""
    said = {
        "pertinence": _("what answers best"),
        "recents": _("the newest first"),
        "proches": _("the nearest first"),
    }
    return [
        {"value": word, "label": said[word], "chosen": forms.ORDERS[word] is asked.order}
        for word in forms.orders(asked)
    ]


def previous(asked: Asked) -> str:
    """Return the address of the page before, empty when there is none."""
    if not asked.offset:
        return ""
    return address(asked, offset=max(0, asked.offset - forms.PAGE), same=True)


def following(asked: Asked, found: Found) -> str:
    """Return the address of the next page, empty when there is none."""
    return "" if found.next_offset is None else address(asked, offset=found.next_offset, same=True)


def without_filters(asked: Asked) -> str:
    """Return the address of the same words among everything; empty when nothing narrows them."""
    if not (asked.chosen or asked.place or asked.thing):
        return ""
    return f"{reverse('search:page')}?{urlencode({forms.WORDS: asked.words})}"


def address(asked: Asked, *, thing: str | None = None, offset: int = 0, same: bool = False) -> str:
    """Return an address of this search: of another kind of thing, or of another page (`same`)."""
    kind = asked.thing.parameter if same and asked.thing else thing
    kept = asked.facets if same else [f for f in asked.facets if _serves(f, thing)]
    pairs: list[tuple[str, Any]] = [(forms.WORDS, asked.words)] if asked.words else []
    pairs += [(forms.KIND, kind)] if kind else []
    pairs += [(f.parameter, value) for f in kept for value in asked.chosen.get(f.name, ())]
    if asked.place:
        pairs += [(forms.PLACE, asked.place.code), (forms.RADIUS, asked.radius)]
    if asked.order is not forms.usual_order(asked.words, asked.place):
        word = next(word for word, order in forms.ORDERS.items() if order is asked.order)
        pairs.append((forms.ORDER, word))
    pairs += [(forms.OFFSET, offset)] if offset else []
    return reverse("search:page") + (f"?{urlencode(pairs)}" if pairs else "")


def _serves(facet: Facet, parameter: str | None) -> bool:
    """Tell whether a facet divides the things of a tab; of all of them when there is none."""
    names = [one.name for one in registry.things() if parameter in {None, one.parameter}]
    return all(facet in registry.facets([name]) for name in names)


def _values(facet: Facet, counts: Mapping[str, int], chosen: tuple[str, ...]) -> list[Value]:
    labels = facet.labels(counts.keys())
    if facet.by_count:
        order = sorted(counts, key=lambda value: (-counts[value], str(labels.get(value, value))))
    else:
        order = [value for value in labels if value in counts]
        order += [value for value in counts if value not in labels]
    return [
        Value(value, labels.get(value, value), counts[value], value in chosen) for value in order
    ]


def excerpt(result: Result) -> SafeString:
    """Return where the words stand, when the card does not show it already."""
    for name, text in result.thing.texts.items():
        if text.shown and text.weight < Weight.TITLE and name in result.hit.highlights:
            return result.hit.highlights[name]
    return mark_safe("")
