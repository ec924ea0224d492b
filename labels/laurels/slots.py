"""Laurels on film cards; mentions with their reasons on film pages."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest

from ecran.films.models import Film
from ecran.films.slots import FILM_LAURELS, FILM_MENTIONS
from labels.laurels import selectors

# More would hide the film behind its honours.
MOST_ON_A_CARD = 2


@FILM_LAURELS.provide("labels/laurels/film_laurels.html")
def laurels(films: Sequence[Film], _request: HttpRequest) -> Mapping[Hashable, Mapping[str, Any]]:
    """Show the first laurels of each film of a list; its page shows all, and plain mentions."""
    shown: dict[Hashable, Mapping[str, Any]] = {}
    for film, given in selectors.given_to(films).items():
        # One a label: a card says who honours a film, not how often.
        by_label = {one.entry.selection.label_id: one for one in reversed(given) if one.is_laurel}
        found = list(reversed(by_label.values()))
        if found:
            shown[film] = {"laurels": found[:MOST_ON_A_CARD], "others": len(found[MOST_ON_A_CARD:])}
    return shown


@FILM_MENTIONS.provide("labels/laurels/film_mentions.html")
def mentions(films: Sequence[Film], _request: HttpRequest) -> Mapping[Hashable, Mapping[str, Any]]:
    """Show who chose a film, and why."""
    return {film: {"given": given} for film, given in selectors.given_to(films).items()}
