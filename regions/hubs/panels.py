"""Fill the panels of a region's page, in the order of its team or of the house."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

from ecran.films import selectors as films
from ecran.films.slots import cards
from labels.placements import selectors as placements
from labels.selections import selectors as selections
from network.organisations import selectors as organisations
from network.people import selectors as people
from projects.needs import selectors as needs
from projects.space import selectors as projects
from projects.space.models import Project
from projects.space.slots import PROJECT_FACTS
from regions.hubs.enums import Panel
from regions.hubs.models import HubPage
from regions.territory.models import Region

# A panel is a beginning: each links to the whole list.
FILMS, PEOPLE, SELECTIONS, PROJECTS, STRUCTURES = 6, 8, 4, 4, 8

Reader = Callable[[Region, HttpRequest], Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """A panel as it stands on a page: what it is, its title if the team gave one, its rows."""

    name: str
    title: str
    rows: Any
    value: Any = None
    number: int = 0

    @property
    def template(self) -> str:
        return f"regions/hubs/panels/{self.name}.html"

    @property
    def anchor(self) -> str:
        return f"hub-{self.name}-{self.number}"


def _projects(region: Region, request: HttpRequest) -> list[tuple[Project, list[SafeString]]]:
    found = list(needs.seeking(projects.projects(region=region.slug))[:PROJECTS])
    facts = PROJECT_FACTS.fill(found, request)
    return [(project, facts[project.pk]) for project in found]


READERS: dict[Panel, Reader] = {
    Panel.IN_FRONT: lambda region, _request: placements.in_front(region),
    Panel.PROJECTS: _projects,
    Panel.FILMS: lambda region, request: cards(films.films_of_region(region)[:FILMS], request),
    Panel.PEOPLE: lambda region, _request: list(people.people_of(region)[:PEOPLE]),
    Panel.SELECTIONS: lambda region, _request: selections.cards(
        selections.selections_of_region(region)[:SELECTIONS]
    ),
    Panel.PRODUCTION: lambda region, request: cards(
        films.films_of_producers(region)[:FILMS], request
    ),
    Panel.STRUCTURES: lambda region, request: list(
        organisations.organisations(request.user, region=region.slug)[:STRUCTURES]
    ),
}


def of_region(region: Region, request: HttpRequest) -> list[Shown]:
    """Return every panel of the house in its order, filled; queries as each panel asks."""
    return [Shown(panel.value, "", READERS[panel](region, request)) for panel in Panel]


def of_page(page: HubPage, request: HttpRequest) -> list[Shown]:
    """Return the panels that a hub's team has chosen in their order, or the house's."""
    if not page.body:
        return of_region(page.region, request)
    return [_shown(at, block, page.region, request) for at, block in enumerate(page.body)]


def _shown(at: int, block: Any, region: Region, request: HttpRequest) -> Shown:
    title = block.value.get("title") or ""
    if block.block_type not in Panel.values:
        return Shown(block.block_type, title, None, block.value, at)
    return Shown(block.block_type, title, READERS[Panel(block.block_type)](region, request))
