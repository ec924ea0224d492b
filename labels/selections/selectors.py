"""Read selections."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.safestring import SafeString

from ecran.films import selectors as films
from ecran.films.enums import Visibility as FilmVisibility
from ecran.films.models import Film, released
from labels.identities.enums import LabelKind
from labels.identities.models import Label
from labels.selections.enums import Visibility
from labels.selections.models import Entry, Selection, Version, published
from labfilms.accounts.models import Viewer
from labfilms.moderation.models import OPEN, OWN
from labfilms.pictures import selectors as pictures
from labfilms.ui.memory import drawn
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
    plates: list[pictures.Plate] = field(default_factory=list)
    count: int = 0
    duration: float = 0

    @property
    def posters(self) -> list[pictures.Source | None]:
        return [pictures.source(plate) for plate in self.plates]

    @property
    def html(self) -> SafeString:
        """The card as a list draws it, which a process remembers."""
        said = self.selection
        known = (said.slug, said.link, said.title, said.visibility, said.label.name)
        key = (known, self.count, self.duration, *self.plates)
        lasts = all(plate.public for plate in self.plates)
        return drawn("labels/selections/selection_card.html", key, {"card": self}, lasts=lasts)


def selection_page(viewer: Viewer, rule: Q, *, link: str = "") -> Selection | None:
    """Return one selection this person may read, with its label, or None."""
    readable = Selection.objects.visible_to(viewer, link=link)
    return readable.filter(rule).select_related("label", "label__logo", "label__region").first()


def programme(selection: Selection, viewer: Viewer) -> list[Line]:
    """Return the lines of a selection in its order; a film out of reach is None.

    A selection never shows more than the film does. An unlisted film, which lives by its
    link, stands in a selection that is not public, and is out of reach in a public one.
    """
    # Not even the film's own people see more of it there: they would believe that others do.
    rule = released()
    if selection.visibility != Visibility.PUBLIC:
        rule = Q(pk__in=Film.objects.visible_to(viewer).values("pk"))
        rule |= Q(visibility=FilmVisibility.UNLISTED) & OPEN
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
    made = {selection.pk: Card(selection) for selection in found}
    entries = Entry.objects.filter(released("film__"), selection__in=made)
    rows = entries.order_by("selection", "order", "pk").values_list(
        "selection", "film__duration", *(f"film__poster__{name}" for name in pictures.Plate._fields)
    )
    for selection, duration, *plate in rows:
        card = made[selection]
        card.count += 1
        card.duration += duration or 0
        if plate[0] is not None and len(card.plates) < POSTERS:
            card.plates.append(pictures.Plate(*plate))
    return list(made.values())


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


def picks_of_regions() -> dict[str, dict[int, int]]:
    """Return each region's own picks by its INSEE code: film id to entry id, in its order.

    A region's picks are the films that all may see in the latest selection that the region's own
    label has made public and that still shows one. Two queries.
    """
    shown = Entry.objects.filter(released("film__"), selection=OuterRef("pk"))
    own = Selection.objects.published().filter(
        Exists(shown), label__kind=LabelKind.REGION, label__region=OuterRef("pk")
    )
    latest = own.order_by("-published_at", "-pk").values("pk")[:1]
    regions = Region.objects.annotate(latest=Subquery(latest)).exclude(latest=None)
    codes = dict(regions.values_list("latest", "code"))
    entries = Entry.objects.filter(released("film__"), selection__in=codes).order_by("order", "pk")
    picks: dict[str, dict[int, int]] = {}
    for selection, film, entry in entries.values_list("selection", "film", "pk"):
        picks.setdefault(codes[selection], {})[film] = entry
    return picks


def lines(entries: list[int]) -> dict[int, Entry]:
    """Return entries of public selections by id, with their film where everyone may see it."""
    rule = published("selection__") & released("film__")
    related = ("selection__label__region", "film__region", "film__poster")
    return Entry.objects.filter(rule).select_related(*related).in_bulk(entries)
