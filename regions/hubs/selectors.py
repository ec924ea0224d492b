"""Read what a region's page shows: it looks at the floors below, and keeps nothing."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from ecran.films import selectors as films
from ecran.films.slots import cards
from labels.placements import selectors as placements
from labels.selections import selectors as selections
from network.people import selectors as people
from regions.hubs.models import HubPage
from regions.territory.models import Region

# A panel is a beginning: each links to the whole list.
FILMS, PEOPLE, SELECTIONS = 6, 8, 4


def doors() -> QuerySet[HubPage]:
    """Return the live hub pages with their region, by the region's name."""
    pages: QuerySet[HubPage] = HubPage.objects.live()
    return pages.select_related("region").order_by("region__name")


def panels(region: Region, request: HttpRequest) -> dict[str, Any]:
    """Return a hub's panels: films, people, selections, each the latest first."""
    return {
        "in_front": placements.in_front(region),
        "film_cards": cards(films.films_of_region(region)[:FILMS], request),
        "people": people.people_of(region, request.user)[:PEOPLE],
        "selection_cards": selections.cards(selections.selections_of_region(region)[:SELECTIONS]),
    }
