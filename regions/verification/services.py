"""Verify, and end a verification."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from labfilms.facts import services as facts
from labfilms.notify import services as notify
from labfilms.notify.kinds import Kind
from regions.verification import notices, permissions, registry, selectors
from regions.verification.errors import VerificationRefused
from regions.verification.models import Verification
from regions.verification.registry import Mark, Verifiable


@transaction.atomic
def verify(*, thing: Any, by: User, reason: str) -> Verification:
    """Vouch for a thing, with its reason; its people are told, and its row keeps the mark.

    Raises VerificationRefused when `by` may not, or when it is verified already.
    """
    sort = _allowed(thing, by)
    if selectors.history_of(thing).filter(ended_at=None).exists():
        raise VerificationRefused(_("It is verified already."), "twice")
    made = Verification.objects.create(
        thing_type=ContentType.objects.get_for_model(thing),
        thing_id=str(thing.pk),
        thing_name=str(thing)[:200],
        region=None if by.is_staff else sort.region(thing),
        reason=reason,
        made_by=by,
    )
    sort.keep(thing, Mark(at=made.at, reason=reason))
    facts.record(actor=by, verb="verifications.given", thing=thing, payload={"reason": reason})
    _tell(sort, thing, by, notices.GIVEN, reason)
    return made


@transaction.atomic
def end(*, thing: Any, by: User, reason: str) -> None:
    """Take a mark back, with the reason; its people are told.

    Raises VerificationRefused when `by` may not.
    """
    sort = _allowed(thing, by)
    selectors.history_of(thing).filter(ended_at=None).update(
        ended_at=timezone.now(), ended_by=by, end_reason=reason
    )
    sort.keep(thing, Mark())
    facts.record(actor=by, verb="verifications.ended", thing=thing, payload={"reason": reason})
    _tell(sort, thing, by, notices.ENDED, reason)


def _allowed(thing: Any, by: User) -> Verifiable:
    sort = registry.of(thing)
    if sort is None or not permissions.can_verify(by, thing):
        raise VerificationRefused(_("Another team verifies this one."), "reach")
    return sort


def _tell(sort: Verifiable, thing: Any, by: User, kind: Kind, reason: str) -> None:
    words = {"thing": str(thing), "reason": reason}
    for person in sort.people(thing):
        notify.notify(person=person, kind=kind, actor=by, words=words, address=sort.address(thing))
