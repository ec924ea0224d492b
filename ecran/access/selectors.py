"""Read who was given an access to what."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Q, QuerySet

from ecran.films import permissions, selectors
from ecran.films.enums import CreditState
from ecran.films.models import Entitlement, Film
from labfilms.accounts.models import User, Viewer
from labfilms.moderation.models import OPEN
from streaming.delivery import addresses

# The name of this room in grants.
ROOM: Final = "access"


@dataclass(frozen=True, slots=True)
class Opening:
    """Why a film plays for somebody: by right, or by an access, and until when."""

    access: Entitlement | None = None

    @property
    def until(self) -> datetime | None:
        """When the viewing ends (UTC); None for a right, and for a clock that has not started.

        That one outlasts every grant, and is asked again at the first picture.
        """
        return None if self.access is None or self.access.waits else self.access.ends_at

    @property
    def held(self) -> str:
        """The key of the pass that counts the first picture; empty where nothing is counted."""
        if self.access is None or not self.access.origin:
            return ""
        return addresses.pass_key(ROOM, self.access.pk, of=self.access.person_id)

    @property
    def keeps_file(self) -> bool:
        """Whether the film's file may be kept by whoever may watch it, if its owner offers it."""
        return self.access is None or (self.access.ends_at is None and not self.access.waits)


def accesses_to(film: Film) -> QuerySet[Entitlement]:
    """Return the accesses given by hand, the latest first, with the page of whoever has each."""
    return film.entitlements.filter(origin="").select_related("person__profile")


def accesses_of(person: User) -> list[Entitlement]:
    """Return the accesses that open a film to a person now, with the films ready for cards.

    The latest first; a film that moderation shut is not told of. Two queries.
    """
    found = Entitlement.objects.open().filter(person=person, film__in=Film.objects.filter(OPEN))
    rows = list(found.select_related("film__region", "film__poster", "given_by"))
    selectors.ready([row.film for row in rows])
    return rows


def opening(film: Film, viewer: Viewer) -> Opening | None:
    """Return why this person may watch a film, or None: it is sold, and they have no access.

    The caller has asked `visible_to`, which lets people read its page. Of several accesses the one
    that lasts longest counts, one whose clock has not started last. Two queries at most.
    """
    if film.open_to_all or permissions.can_edit(viewer, film):
        return Opening()
    if not viewer.is_authenticated:
        return None if film.sold else Opening()
    credited = film.credits.filter(person=viewer.pk).exclude(state=CreditState.REFUSED)
    if credited.exists():
        return Opening()
    found = list(film.entitlements.open().filter(person=viewer.pk))
    if found:
        return Opening(max(found, key=_lasts))
    return None if film.sold else Opening()


def _lasts(access: Entitlement) -> tuple[bool, bool, float]:
    ends = access.ends_at
    return not access.waits, ends is None, ends.timestamp() if ends else 0.0


def by_key(key: str) -> Entitlement | None:
    """Return the access that a key names, open or over, with its film; the key is the right."""
    found = Entitlement.objects.exclude(origin="").filter(Q(film__in=Film.objects.filter(OPEN)))
    return found.filter(key=key).select_related("film__asset", "film__poster", "person").first()
