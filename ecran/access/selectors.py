"""Read who was given an access to what."""

from datetime import datetime

from django.db.models import QuerySet

from ecran.films import permissions, selectors
from ecran.films.enums import CreditState
from ecran.films.models import Entitlement, Film
from labfilms.accounts.models import User, Viewer
from labfilms.moderation.models import OPEN


def accesses_to(film: Film) -> QuerySet[Entitlement]:
    """Return the accesses to a film, the latest first, with the page of whoever has each."""
    return film.entitlements.select_related("person__profile")


def accesses_of(person: User) -> list[Entitlement]:
    """Return the accesses that open a film to a person now, with the films ready for cards.

    The latest first; a film that moderation shut is not told of. Two queries.
    """
    found = Entitlement.objects.open().filter(person=person, film__in=Film.objects.filter(OPEN))
    rows = list(found.select_related("film__region", "film__poster", "given_by"))
    selectors.ready([row.film for row in rows])
    return rows


def ends_for(film: Film, viewer: Viewer) -> datetime | None:
    """Return when this person's viewing ends, or None when nothing ends it.

    Only an access ends: not the right of everyone, of the owner or of whoever is credited. The
    latest of several accesses counts. Two queries at most.
    """
    if film.is_released or not viewer.is_authenticated or permissions.can_edit(viewer, film):
        return None
    credited = film.credits.filter(person=viewer.pk).exclude(state=CreditState.REFUSED)
    if credited.exists():
        return None
    ends = list(film.entitlements.open().filter(person=viewer.pk).values_list("ends_at", flat=True))
    return None if not ends or None in ends else max(end for end in ends if end)
