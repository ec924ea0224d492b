"""Fill the panels of a region's page, in the order of its team or of the house."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from ecran.films import selectors as films
from ecran.films.models import Film
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


# But what is in front, which looks among the selections first.
READERS: dict[Panel, Reader] = {
    Panel.PROJECTS: _projects,
    Panel.FILMS: lambda region, _request: _films(films.films_of_region(region)),
    Panel.PEOPLE: lambda region, _request: people.listed(people.people_of(region)[:PEOPLE]),
    Panel.SELECTIONS: lambda region, _request: list(
        selections.selections_of_region(region)[:SELECTIONS]
    ),
    Panel.PRODUCTION: lambda region, _request: _films(films.films_of_producers(region)),
    Panel.STRUCTURES: lambda region, request: list(
        organisations.organisations(request.user, region=region.slug)[:STRUCTURES]
    ),
}


def _films(found: QuerySet[Film]) -> list[Film]:
    # Their directors are asked for with those of the other panel.
    return list(found.prefetch_related(None)[:FILMS])


def _read(chosen: Collection[Panel], region: Region, request: HttpRequest) -> dict[Panel, Any]:
    """Return what these panels show; what two of them have in common is asked for once."""
    rows = {panel: READERS[panel](region, request) for panel in chosen if panel in READERS}
    if Panel.IN_FRONT in chosen:
        newest = rows.get(Panel.SELECTIONS, ())
        rows[Panel.IN_FRONT] = placements.chosen_for(region, newest=newest)
    _draw_films(rows, request)
    _draw_selections(rows)
    return rows


def _draw_films(rows: dict[Panel, Any], request: HttpRequest) -> None:
    panels = [panel for panel in (Panel.FILMS, Panel.PRODUCTION) if panel in rows]
    together = iter(cards(films.ready([film for panel in panels for film in rows[panel]]), request))
    for panel in panels:
        rows[panel] = list(islice(together, len(rows[panel])))


def _draw_selections(rows: dict[Panel, Any]) -> None:
    front, lines = rows.get(Panel.IN_FRONT), rows.get(Panel.SELECTIONS, [])
    together = [*lines, front[0]] if front else lines
    known = {card.selection.pk: card for card in selections.cards(together)} if together else {}
    if front:
        rows[Panel.IN_FRONT] = placements.InFront(known[front[0].pk], front[1])
    if lines:
        rows[Panel.SELECTIONS] = [known[selection.pk] for selection in lines]


def of_region(region: Region, request: HttpRequest) -> list[Shown]:
    """Return every panel of the house in its order, filled."""
    rows = _read(list(Panel), region, request)
    return [Shown(panel.value, "", rows[panel]) for panel in Panel]


def of_page(page: HubPage, request: HttpRequest) -> list[Shown]:
    """Return the panels that a hub's team has chosen in their order, or the house's."""
    if not page.body:
        return of_region(page.region, request)
    chosen = [Panel(block.block_type) for block in page.body if block.block_type in Panel.values]
    rows = _read(chosen, page.region, request)
    return [_shown(at, block, rows) for at, block in enumerate(page.body)]


def _shown(at: int, block: Any, rows: dict[Panel, Any]) -> Shown:
    title = block.value.get("title") or ""
    if block.block_type not in Panel.values:
        return Shown(block.block_type, title, None, block.value, at)
    return Shown(block.block_type, title, rows[Panel(block.block_type)])
