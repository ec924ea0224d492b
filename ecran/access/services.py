"""Give an access to a film, and take it back."""

from datetime import datetime, timedelta
from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecran.access import notices, selectors
from ecran.access.errors import AccessRefused
from ecran.films.models import Entitlement, Film, new_link
from labfilms.accounts.models import User
from labfilms.core import limits
from labfilms.moderation import permissions as moderation
from labfilms.notify import services as news
from streaming.delivery import addresses
from streaming.delivery import services as delivery

DAY: Final = 24 * 3600
# A jury and its substitutes, a press list: more is a mailing.
MOST_A_DAY: Final = 100


@transaction.atomic
def give(
    *, film: Film, person: User, reason: str, by: User, until: datetime | None = None
) -> Entitlement:
    """Let a person watch a film until then (UTC; None: until it is taken back), and tell them.

    Given again for the same reason, it holds until the new date. The caller has asked
    `can_edit`. Raises AccessRefused for the owner, for whoever blocked or was blocked by them, for
    a moment that is past, and above 100 a day.
    """
    if person.pk == film.owner_id:
        raise AccessRefused(_("This film is yours: you see it already."), "own")
    if moderation.blocks_between(by, person):
        raise AccessRefused(_("This person cannot be reached."), "blocked")
    if until is not None and until <= timezone.now():
        raise AccessRefused(_("This date is past."), "past")
    if not limits.take("accesses", str(by.pk), most=MOST_A_DAY, seconds=DAY):
        raise AccessRefused(_("That is a lot for one day. Come back tomorrow."), "often")
    given, _made = Entitlement.objects.update_or_create(
        film=film,
        person=person,
        reason=reason,
        origin="",
        revoked_at=None,
        defaults={"ends_at": until, "given_by": by},
    )
    # What was open for longer ends with the new date.
    _end_viewing(given)
    news.notify(
        person=person,
        kind=notices.GIVEN,
        actor=by,
        address=film.get_absolute_url(),
        words={"film": film},
        key=f"access-{given.pk}",
    )
    return given


@transaction.atomic
def take_back(*, access: Entitlement) -> None:
    """End an access now: what plays stops within a minute. Done twice, it is done once."""
    Entitlement.objects.filter(pk=access.pk, revoked_at=None).update(revoked_at=timezone.now())
    _end_viewing(access)


@transaction.atomic
def grant(
    *,
    film: Film,
    origin: str,
    reason: str,
    person: User | None,
    email: str,
    ends_at: datetime | None = None,
    hours: int | None = None,
) -> Entitlement:
    """Open a film for what was bought; asked twice for one origin, it is one access.

    `ends_at` (UTC): its end or, with `hours`, the moment before which it must begin.
    """
    given, _made = Entitlement.objects.get_or_create(
        film=film,
        origin=origin,
        defaults={
            "reason": reason,
            "person": person,
            "email": email,
            "ends_at": ends_at,
            "hours": hours,
            "key": new_link(),
        },
    )
    return given


@transaction.atomic
def end(*, origin: str) -> int:
    """End all accesses of an origin: what plays stops within a minute. Returns how many ended."""
    known = Entitlement.objects.select_for_update(of=("self",)).filter(origin=origin)
    found = list(known.filter(revoked_at=None).select_related("film__asset"))
    for access in found:
        access.revoked_at = timezone.now()
        access.save(update_fields=["revoked_at"])
        _end_viewing(access)
    return len(found)


@transaction.atomic
def begin(number: int) -> bool:
    """Start a rental's second clock at its first picture; False when the access is over.

    Idempotent: the clock starts once, whatever asks.
    """
    access = Entitlement.objects.select_for_update().filter(pk=number).first()
    if access is None or not access.is_open:
        return False
    if access.waits:
        access.first_play_at = timezone.now()
        access.ends_at = access.first_play_at + timedelta(hours=access.hours or 0)
        access.save(update_fields=["first_play_at", "ends_at"])
    return True


@transaction.atomic
def claim(*, access: Entitlement, person: User) -> Entitlement:
    """Put what was bought without an account into an account: all that has its origin.

    The key stays good, since a receipt names it. Raises AccessRefused when it is another's.
    """
    locked = Entitlement.objects.select_for_update().get(pk=access.pk)
    if locked.person_id not in {None, person.pk}:
        raise AccessRefused(_("This film is in another account already."), "taken")
    Entitlement.objects.filter(origin=locked.origin, person=None).update(person=person)
    locked.person = person
    return locked


def playback(*, access: Entitlement) -> delivery.Playback | None:
    """Return where the film of a guest's access plays, for whoever has the page of its key.

    None when it is over, or when nothing can be played.
    """
    opening = selectors.Opening(access)
    if access.film.asset is None or not access.is_open:
        return None
    return delivery.playback(
        access.film.asset,
        viewer=AnonymousUser(),
        public=False,
        held=opening.held,
        until=opening.until,
    )


def _end_viewing(access: Entitlement) -> None:
    asset = access.film.asset
    if asset is None:
        return
    if access.person_id is not None:
        delivery.revoke(asset=asset, viewer=str(access.person_id))
    if access.origin:
        # As a guest's too, should it have been put into an account since.
        for of in {None, access.person_id}:
            key = addresses.pass_key(selectors.ROOM, access.pk, of=of)
            delivery.revoke(asset=asset, viewer=key)
