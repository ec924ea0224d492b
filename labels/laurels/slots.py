"""Laurels on film cards; mentions with their reasons on film pages."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

from ecran.embed import sharing
from ecran.films.models import Film
from ecran.films.slots import FILM_LAURELS, FILM_MENTIONS
from labels.laurels import selectors
from labels.laurels.selectors import Laurel
from labfilms.pictures import cards
from labfilms.ui.memory import drawn

# More would hide the film behind its honours.
MOST_ON_A_CARD = 2
ON_A_CARD = "labels/laurels/film_laurels.html"


@FILM_LAURELS.provide(ON_A_CARD)
def laurels(films: Sequence[Film], _request: HttpRequest) -> Mapping[Hashable, SafeString]:
    """Show the first laurels of each film of a list; its page shows all, and plain mentions."""
    shown: dict[Hashable, SafeString] = {}
    for film, given in selectors.laurels_of(films).items():
        found = _one_a_label(given)
        first, others = tuple(found[:MOST_ON_A_CARD]), len(found[MOST_ON_A_CARD:])
        values = {"laurels": first, "others": others}
        shown[film] = drawn(ON_A_CARD, (first, others), values)
    return shown


@sharing.honours
def on_its_picture(film: Film) -> list[cards.Laurel]:
    """Say who honours a film, for the picture that other sites show; one query."""
    given = selectors.laurels_of([film]).get(film.pk, [])
    return [cards.Laurel(one.name, one.year) for one in _one_a_label(given)]


def _one_a_label(given: Sequence[Laurel]) -> list[Laurel]:
    """Return the latest laurel of each label: a card says who honours a film, not how often."""
    by_label = {one.label: one for one in reversed(given)}
    return list(reversed(by_label.values()))


@FILM_MENTIONS.provide("labels/laurels/film_mentions.html")
def mentions(films: Sequence[Film], _request: HttpRequest) -> Mapping[Hashable, Mapping[str, Any]]:
    """Show who chose a film, and why."""
    return {film: {"given": given} for film, given in selectors.given_to(films).items()}
