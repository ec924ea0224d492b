"""Keep a structure's catalogue."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from ecran.catalogue import permissions
from ecran.catalogue.errors import CatalogueRefused
from ecran.catalogue.models import Collection, CollectionFilm
from ecran.films.models import Film
from network.organisations.models import Organisation

# A window one looks at, not a warehouse: beyond, one makes another collection.
MOST_FILMS = 100
MOST_COLLECTIONS = 30


@transaction.atomic
def create(*, organisation: Organisation, title: str, intro: str = "") -> Collection:
    """Begin a collection after the others, that nobody else sees yet.

    The caller has asked `can_keep`. Raises CatalogueRefused above 30.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    known = Collection.objects.filter(organisation=organisation)
    if known.count() >= MOST_COLLECTIONS:
        raise CatalogueRefused(_("Thirty collections is a lot: put films together."), "many")
    last = known.aggregate(last=Max("order"))["last"] or 0
    return Collection.objects.create(
        organisation=organisation, title=title, intro=intro, order=last + 1
    )


def edit(*, collection: Collection, title: str, intro: str, shown: bool) -> None:
    """Write a collection's words, and say whether everyone sees it."""
    collection.title, collection.intro, collection.shown = title, intro, shown
    collection.save(update_fields=["title", "intro", "shown"])


def delete(*, collection: Collection) -> None:
    """Take a collection away; its films stay where they are."""
    collection.delete()


@transaction.atomic
def add(*, collection: Collection, film: Film) -> None:
    """Put a film at the end of a collection; one that stands there already stays in its place.

    Raises CatalogueRefused for a film that is not the structure's to show, and above 100.
    """
    if not permissions.can_show(collection.organisation, film):
        raise CatalogueRefused(_("This film is not your structure’s to show."), "foreign")
    _lock(collection)
    places = collection.places.all()
    if places.filter(film=film).exists():
        return
    if places.count() >= MOST_FILMS:
        raise CatalogueRefused(_("A hundred films is a lot: begin another collection."), "many")
    last = places.aggregate(last=Max("order"))["last"] or 0
    CollectionFilm.objects.create(collection=collection, film=film, order=last + 1)
    _touch(collection)


@transaction.atomic
def remove(*, place: CollectionFilm) -> None:
    """Take a film out of a collection."""
    _lock(place.collection)
    place.delete()
    _touch(place.collection)


@transaction.atomic
def reorder(*, collection: Collection, places: Sequence[int], revision: int) -> None:
    """Put the places (all of them, by id) in the given order, seen at `revision`.

    Raises CatalogueRefused when the collection has changed since: nothing is moved then.
    """
    _lock(collection)
    known = {place.pk: place for place in collection.places.all()}
    if collection.revision != revision or sorted(known) != sorted(places):
        raise CatalogueRefused(
            _("This collection has changed meanwhile: here it is as it stands now."), "changed"
        )
    for order, pk in enumerate(places, start=1):
        known[pk].order = order
    CollectionFilm.objects.bulk_update(known.values(), ["order"])
    _touch(collection)


@transaction.atomic
def move(*, place: CollectionFilm, steps: int) -> None:
    """Move one film up (negative) or down among the others, as far as the list goes."""
    collection = place.collection
    _lock(collection)
    order = list(collection.places.values_list("pk", flat=True))
    at = order.index(place.pk)
    order.insert(max(0, min(len(order) - 1, at + steps)), order.pop(at))
    reorder(collection=collection, places=order, revision=collection.revision)


def _lock(collection: Collection) -> None:
    locked = Collection.objects.select_for_update().only("revision").get(pk=collection.pk)
    collection.revision = locked.revision


def _touch(collection: Collection) -> None:
    collection.revision += 1
    collection.save(update_fields=["revision"])
