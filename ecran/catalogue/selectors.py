"""Read catalogues."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ecran.catalogue.models import Collection, CollectionFilm
from ecran.films import selectors as films
from ecran.films.models import Film, released
from labfilms.accounts.models import Viewer
from labfilms.moderation.models import OWN
from network.organisations.models import Membership, Organisation


@dataclass(frozen=True, slots=True)
class Window:
    """A collection as everyone sees it: the films that everyone may watch, in its order."""

    collection: Collection
    films: list[Film]

    @property
    def anchor(self) -> str:
        return f"collection-{self.collection.pk}"

    @property
    def duration(self) -> float:
        """How long its films last together, in seconds."""
        return sum(film.duration or 0 for film in self.films)


def collections_of(organisation: Organisation) -> QuerySet[Collection]:
    """Return all collections of a structure in its order, for whoever keeps them."""
    return Collection.objects.filter(organisation=organisation)


def windows_of(organisation: Organisation, viewer: Viewer) -> list[Window]:
    """Return a structure's catalogue: the collections that are shown, and that show a film.

    A collection never shows more than its films do, to its keepers neither. Three queries.
    """
    shown = Collection.objects.visible_to(viewer).filter(organisation=organisation, shown=True)
    windows = {collection.pk: Window(collection, []) for collection in shown}
    places = CollectionFilm.objects.filter(released("film__"), collection__in=windows)
    rows = list(places.select_related("film__region", "film__poster").order_by("order", "pk"))
    films.ready([place.film for place in rows])
    for place in rows:
        windows[place.collection_id].films.append(place.film)
    return [window for window in windows.values() if window.films]


def places_of(collection: Collection) -> list[CollectionFilm]:
    """Return the places of a collection in its order, with each film, for whoever keeps it."""
    return list(collection.places.select_related("film"))


def films_to_show(organisation: Organisation) -> QuerySet[Film]:
    """Return the films that a structure may show as its own, by title (`permissions.can_show`)."""
    held = Membership.objects.in_charge().filter(organisation=organisation)
    rule = Q(project__organisation=organisation) | Q(owner__in=held.values("person")) & OWN
    return Film.objects.filter(rule).order_by("title", "pk")


def shows(film: Film, viewer: Viewer) -> list[Organisation]:
    """Return the structures whose catalogue shows a film, by name; two queries, most often one."""
    places = CollectionFilm.objects.filter(film=film, collection__shown=True).order_by()
    known = set(places.values_list("collection__organisation", flat=True))
    if not known:
        return []
    readable = Organisation.objects.visible_to(viewer).filter(pk__in=known)
    return list(readable.order_by("name", "pk"))
