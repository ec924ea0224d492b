"""Give an access to a film, and take it back."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecran.access import notices
from ecran.access.errors import AccessRefused
from ecran.films.models import Entitlement, Film
from labfilms.accounts.models import User
from labfilms.core import limits
from labfilms.moderation import permissions as moderation
from labfilms.notify import services as news
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


def _end_viewing(access: Entitlement) -> None:
    if access.film.asset:
        delivery.revoke(asset=access.film.asset, viewer=str(access.person_id))
