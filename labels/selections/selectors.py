"""Read selections."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from ecran.films import selectors as films
from ecran.films.enums import Visibility as FilmVisibility
from ecran.films.models import Film
from labels.identities.models import Label
from labels.selections.enums import Visibility
from labels.selections.models import Entry, Selection
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
