"""Laurels on film cards; mentions with their reasons on film pages."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest

from ecran.films.models import Film
from ecran.films.slots import FILM_LAURELS, FILM_MENTIONS
from labels.laurels import selectors


@FILM_LAURELS.provide("labels/laurels/film_laurels.html")
def laurels(films: Sequence[Film], _request: HttpRequest) -> Mapping[Hashable, Mapping[str, Any]]:
    """Show the laurels of each film of a list; plain mentions stand on its page alone."""
    return {
        film: {"laurels": [one for one in given if one.is_laurel]}
        for film, given in selectors.given_to(films).items()
        if any(one.is_laurel for one in given)
    }


@FILM_MENTIONS.provide("labels/laurels/film_mentions.html")
def mentions(films: Sequence[Film], _request: HttpRequest) -> Mapping[Hashable, Mapping[str, Any]]:
    """Show who chose a film, and why."""
    return {film: {"given": given} for film, given in selectors.given_to(films).items()}
