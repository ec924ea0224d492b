"""Where catalogues are found: on a structure's page, and on a film's."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest

from ecran.catalogue import permissions, selectors
from ecran.films.models import Film
from ecran.films.slots import FILM_MENTIONS, cards
from labfilms.ui.slots import Slot
from network.organisations.models import Organisation
from network.organisations.slots import ORGANISATION_SECTIONS

COLLECTION_OFFERS = Slot(
    "catalogue.offers", "How one gets to watch all films of each collection of a catalogue."
)
# The beginning of a catalogue, which has its own page.
FILMS = 6


@ORGANISATION_SECTIONS.provide("ecran/catalogue/organisation_section.html", order=10)
def catalogues(
    organisations: Sequence[Organisation], request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Show the first films of a structure's catalogue, and where its keepers write it."""
    return {one.pk: said for one in organisations if (said := _beginning(one, request))}


def _beginning(organisation: Organisation, request: HttpRequest) -> Mapping[str, Any]:
    windows = selectors.windows_of(organisation, request.user)
    keeps = permissions.can_keep(request.user, organisation)
    if not windows and not keeps:
        return {}
    # The same film may stand in two collections.
    every = dict.fromkeys(film for window in windows for film in window.films)
    return {
        "organisation": organisation,
        "cards": cards(list(every)[:FILMS], request),
        "count": len(every),
        "can_keep": keeps,
    }


@FILM_MENTIONS.provide("ecran/catalogue/film_mention.html", order=50)
def shown_by(films: Sequence[Film], request: HttpRequest) -> Mapping[Hashable, Mapping[str, Any]]:
    """Say in which structures' catalogues a film of a page stands."""
    found = {film.pk: selectors.shows(film, request.user) for film in films if film.is_released}
    return {film: {"organisations": those} for film, those in found.items() if those}
