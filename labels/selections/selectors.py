"""Read selections."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from ecran.films import selectors as films
from ecran.films.enums import Visibility as FilmVisibility
from ecran.films.models import Film
from labels.identities.enums import LabelKind
from labels.identities.models import Label
from labels.selections.enums import Visibility
from labels.selections.models import Entry, Selection, Version
from labfilms.accounts.models import Viewer
from labfilms.moderation.models import OPEN, OWN
from labfilms.pictures import selectors as pictures
from regions.territory.models import Region

# A card of a selection is composed of four posters.
POSTERS = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a programme: an entry, and its film when the viewer may see it."""

    number: int
    entry: Entry
    film: Film | None


@dataclass(slots=True)
class Card:
    """A selection as a list shows it: its posters and length count what everyone may see."""

    selection: Selection
    posters: list[pictures.Source] = field(default_factory=list)
    count: int = 0
    duration: float = 0


def selection_page(viewer: Viewer, rule: Q, *, link: str = "") -> Selection | None:
    """Return one selection this person may read, with its label, or None."""
    readable = Selection.objects.visible_to(viewer, link=link)
    return readable.filter(rule).select_related("label", "label__logo", "label__region").first()


def programme(selection: Selection, viewer: Viewer) -> list[Line]:
    """Return the lines of a selection in its order; a film out of reach is None.

    A selection never shows more than the film does. An unlisted film, which lives by its
    link, stands in a selection that is not public, and is out of reach in a public one.
    """
    rule = Q(pk__in=Film.objects.visible_to(viewer).values("pk"))
    if selection.visibility != Visibility.PUBLIC:
        rule |= Q(visibility=FilmVisibility.UNLISTED) & OPEN
    else:
        # Nor do the film's own people see it there: they would believe that others do.
        rule &= Q(pk__in=Film.objects.released().values("pk"))
    entries = list(selection.entries.all())
    seen = films.with_card(Film.objects.filter(rule)).in_bulk([entry.film_id for entry in entries])
    return [
        Line(number, entry, seen.get(entry.film_id))
        for number, entry in enumerate(entries, start=1)
    ]


@dataclass(frozen=True, slots=True)
class Step:
    """The film that follows in a selection's order; None after the last one."""

    selection: Selection
    line: Line | None
    count: int


def next_in(slug: str, film: Film, viewer: Viewer) -> Step | None:
    """Return what follows a film in a selection, or None when it does not stand in it.

    Films that the viewer may not see are passed over.
    """
    selection = selection_page(viewer, Q(slug=slug))
    if selection is None:
        return None
    lines = programme(selection, viewer)
    places = [place for place, line in enumerate(lines) if line.film == film]
    if not places:
        return None
    following = (line for line in lines[places[0] + 1 :] if line.film)
    return Step(selection, next(following, None), len(lines))


def selections() -> QuerySet[Selection]:
    """Return the public selections, the latest published first, with their label."""
    return Selection.objects.published().select_related("label")


def selections_of_label(label: Label, *, own: bool) -> QuerySet[Selection]:
    """Return a label's public selections, or all of them for its own curators."""
    found = Selection.objects.filter(label=label).select_related("label")
    return found.filter(OWN) if own else found.published()


def selections_of_region(region: Region) -> QuerySet[Selection]:
    """Return the public selections of a region's labels, the latest first."""
    return selections().filter(label__region=region)


def cards(found: Iterable[Selection]) -> list[Card]:
    """Return cards of selections; two queries whatever their number."""
    drawn = {selection.pk: Card(selection) for selection in found}
    entries = (
        Entry.objects.filter(selection__in=drawn, film__in=Film.objects.released())
        .select_related("film__poster")
        .order_by("selection", "order", "pk")
    )
    for entry in entries:
        card = drawn[entry.selection_id]
        card.count += 1
        card.duration += entry.film.duration or 0
        poster = pictures.source(entry.film.poster)
        if poster is not None and len(card.posters) < POSTERS:
            card.posters.append(poster)
    return list(drawn.values())


def selections_to_fill(viewer: Viewer, film: Film) -> QuerySet[Selection]:
    """Return the selections this person may add to, the last touched first.

    Each has `holds`: the number of its entries of this film (0 or 1).
    """
    return (
        Selection.objects.filter(OWN, label__in=Label.objects.of(viewer))
        .select_related("label")
        .annotate(holds=Count("entries", filter=Q(entries__film=film)))
        .order_by("-updated_at", "-pk")
    )


def origin(selection: Selection, viewer: Viewer) -> Selection | None:
    """Return the selection that this one began from, if the viewer may read it."""
    if selection.cloned_from_id is None:
        return None
    readable = Selection.objects.visible_to(viewer).select_related("label")
    return readable.filter(pk=selection.cloned_from_id).first()


def versions(selection: Selection) -> QuerySet[Version]:
    """Return the versions of a selection, the latest first, with who wrote them."""
    return selection.versions.select_related("by")


def lines_of(version: Version, viewer: Viewer) -> list[tuple[Film | None, str]]:
    """Return each film of a version with its reason; None for one that is out of reach or gone."""
    entries = version.words["entries"]
    seen = Film.objects.visible_to(viewer).in_bulk([line["film"] for line in entries])
    return [(seen.get(line["film"]), line["reason"]) for line in entries]


def picks_of_regions() -> dict[str, list[Entry]]:
    """Return each region's own picks by its INSEE code, in its order; one query.

    A region's picks are the films that all may see in the latest selection that the region's own
    label has made public.
    """
    entries = (
        Entry.objects.filter(
            selection__in=Selection.objects.published(),
            selection__label__kind=LabelKind.REGION,
            selection__label__region__isnull=False,
            film__in=Film.objects.released(),
        )
        .select_related("selection__label__region")
        .order_by("-selection__published_at", "-selection", "order", "pk")
    )
    latest: dict[str, int] = {}
    picks: dict[str, list[Entry]] = {}
    for entry in entries:
        region = entry.selection.label.region
        if region is None:
            continue
        if latest.setdefault(region.code, entry.selection_id) == entry.selection_id:
            picks.setdefault(region.code, []).append(entry)
    return picks
