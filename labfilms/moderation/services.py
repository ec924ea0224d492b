"""Write reports, decisions, appeals, suspensions and blocks."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from labfilms.accounts import services as accounts
from labfilms.accounts.models import User
from labfilms.facts import services as facts
from labfilms.moderation import letters, permissions, registry, selectors
from labfilms.moderation.enums import WITHHOLDS, AppealState, Ground, Measure
from labfilms.moderation.errors import ModerationRefused
from labfilms.moderation.models import (
    APPEALS_FOR,
    Appeal,
    Block,
    Decision,
    Notice,
    OfThing,
    Suspension,
)

# How long an account may be closed (days); None is without an end.
SPANS: tuple[int | None, ...] = (7, 30, 90, 365, None)


@dataclass(frozen=True, slots=True)
class ReportWords:
    """What someone writes to report a thing; a member's name and address are their account's."""

    reason: str
    explanation: str
    address: str
    name: str = ""
    email: str = ""
    good_faith: bool = False
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What someone of a team decides; `days` (None: without an end) is read for a suspension."""

    measure: str
    reason: str
    ground: str = Ground.CHARTER
    days: int | None = None


@transaction.atomic
def report(*, thing: models.Model, reporter: User | None, words: ReportWords) -> Notice:
    """Keep a report of a thing that its reporter may read, and send the receipt.

    Nothing is hidden by it, however many there are: people decide. Raises ModerationRefused when
    this person's report of it already waits.
    """
    about = _about(thing)
    waiting = Notice.objects.filter(
        thing_type=about["thing_type"], thing_id=about["thing_id"], decision=None
    )
    if reporter is not None and waiting.filter(reporter=reporter).exists():
        raise ModerationRefused(_("You have already reported it: it is being looked at."), "twice")
    notice = Notice.objects.create(
        reporter=reporter,
        reason=words.reason,
        explanation=words.explanation,
        address=words.address,
        name=reporter.name if reporter else words.name,
        email=reporter.email if reporter else words.email,
        good_faith=words.good_faith,
        language=reporter.language if reporter else words.language,
        **about,
    )
    # Told of the report, not of the thing: whoever reads a film's log never learns who reported it.
    facts.record(actor=reporter, verb="notices.made", thing=notice)
    letters.receipt(notice)
    return notice


@transaction.atomic
def hand_over(*, notice: Notice, by: User) -> None:
    """Pass a region's report on to the site's team, with every other that waits on its thing."""
    facts.record(actor=by, verb="notices.handed-over", thing=notice)
    _waiting_like(notice).update(region=None)


@transaction.atomic
def decide(*, notice: Notice, by: User, verdict: Verdict) -> Decision:
    """Decide of a thing, and close every report that waits on it.

    The thing is withheld or opened at once; its owners and all who reported it are told why, and
    how to appeal. Raises ModerationRefused when `by` may not, when it is already decided, or when
    the measure does not fit.
    """
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if notice.decision_id is not None:
        raise ModerationRefused(_("Someone has decided meanwhile: here is what."), "decided")
    if not permissions.can_decide(by, notice):
        raise ModerationRefused(_("Another person must decide of this one."), "party")
    reports = _waiting_like(notice)
    decision = _decide(notice, by, verdict)
    told = list(reports.select_related("reporter"))
    reports.update(decision=decision)
    for report_ in told:
        letters.answer_reporter(report_, decision)
    return decision


@transaction.atomic
def appeal(*, decision: Decision, text: str, notice: Notice | None = None) -> Appeal:
    """Ask that another person look again: the owner, or with `notice` whoever reported.

    Raises ModerationRefused when it was already asked, or when the six months are over.
    """
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    if not decision.can_be_appealed:
        raise ModerationRefused(_("The six months to appeal are over."), "late")
    if decision.appeals.filter(notice=notice).exists():
        raise ModerationRefused(_("You have already appealed."), "twice")
    made = Appeal.objects.create(decision=decision, notice=notice, text=text)
    facts.record(actor=None, verb="appeals.made", thing=made)
    return made


@transaction.atomic
def answer(*, appeal: Appeal, by: User, verdict: Verdict) -> Decision:
    """Answer an appeal: the same measure upholds the decision, another one takes its place.

    Both sides are told. Returns the decision that holds. Raises ModerationRefused when `by` made
    the decision or is a party to it, or when the appeal already has its answer.
    """
    appeal = Appeal.objects.select_for_update().select_related("decision").get(pk=appeal.pk)
    if appeal.state != AppealState.WAITING:
        raise ModerationRefused(_("This appeal already has its answer."), "answered")
    if not permissions.can_answer(by, appeal):
        raise ModerationRefused(_("An appeal is answered by another person."), "same-person")
    current = selectors.latest(appeal.decision)
    changed = current.measure != verdict.measure
    holds = _decide(current, by, verdict, follows=current) if changed else current
    appeal.state = AppealState.CHANGED if changed else AppealState.UPHELD
    appeal.answer, appeal.answered_by, appeal.answered_at = verdict.reason, by, timezone.now()
    appeal.save()
    facts.record(actor=by, verb="appeals.answered", thing=appeal, payload={"state": appeal.state})
    letters.answer_appeal(appeal, holds, _owners(holds))
    return holds


@transaction.atomic
def suspend(
    *, person: User, by: User, reason: str, days: int | None, decision: Decision | None = None
) -> Suspension:
    """Close an account for a reason, for some days or without an end; its sessions end at once.

    What the person made stays where it stands: each thing has a decision of its own. Their page is
    closed with the account. Raises ModerationRefused for oneself and for the site's own team.
    """
    if person == by or person.is_staff:
        raise ModerationRefused(_("This account cannot be suspended from here."), "team")
    until = timezone.now() + timedelta(days=days) if days else None
    made = Suspension.objects.create(
        person=person, made_by=by, reason=reason, until=until, decision=decision
    )
    accounts.close(user=person)
    facts.record(actor=by, verb="suspensions.made", thing=made)
    letters.suspended(made)
    return made


@transaction.atomic
def lift(*, suspension: Suspension, by: User | None = None) -> None:
    """End a suspension, and open the account unless another one holds."""
    suspension.lifted_at, suspension.lifted_by = timezone.now(), by
    suspension.save(update_fields=["lifted_at", "lifted_by"])
    facts.record(actor=by, verb="suspensions.lifted", thing=suspension)
    if not Suspension.objects.in_force().filter(person=suspension.person).exists():
        accounts.reopen(user=suspension.person)
        letters.reopened(suspension)


def end_suspensions() -> int:
    """Open the accounts whose suspension is over; return how many were lifted."""
    over = Suspension.objects.filter(until__lte=timezone.now(), lifted_at=None)
    for suspension in over.select_related("person"):
        lift(suspension=suspension)
    return len(over)


def purge() -> int:
    """Delete for good what was removed, once the time to appeal is over and none waits."""
    old = Decision.objects.filter(
        measure=Measure.REMOVED, purged_at=None, at__lt=timezone.now() - APPEALS_FOR
    )
    old = old.filter(followed_by=None).exclude(appeals__state=AppealState.WAITING)
    return sum(_purge(decision) for decision in old)


def block(*, by: User, of: User) -> None:
    """Let nothing pass between two people any more; the other is not told."""
    if by != of:
        Block.objects.get_or_create(by=by, of=of)


def unblock(*, by: User, of: User) -> None:
    Block.objects.filter(by=by, of=of).delete()


@transaction.atomic
def _purge(decision: Decision) -> bool:
    sort, thing = registry.of(decision.thing), decision.thing
    if sort is not None and sort.remove is not None:
        sort.remove(thing)
    decision.purged_at = timezone.now()
    decision.save(update_fields=["purged_at"])
    facts.record(actor=None, verb="decisions.purged", thing=decision)
    return True


def _about(thing: models.Model) -> dict[str, Any]:
    sort = registry.of(thing)
    return {
        "thing_type": ContentType.objects.get_for_model(thing),
        "thing_id": str(thing.pk),
        "thing_name": str(thing)[:200],
        "region": sort.region(thing) if sort else None,
    }


def _owners(what: OfThing) -> list[User]:
    sort = registry.of(what.thing)
    return list(sort.owners(what.thing)) if sort else []


def _waiting_like(notice: Notice) -> models.QuerySet[Notice]:
    same = Notice.objects.filter(thing_type=notice.thing_type, thing_id=notice.thing_id)
    return same.filter(decision=None)


def _decide(
    what: OfThing, by: User, verdict: Verdict, *, follows: Decision | None = None
) -> Decision:
    thing, sort = what.thing, registry.of(what.thing)
    owners = _owners(what)
    _check(verdict, by, sort, owners)
    decision = Decision.objects.create(
        thing_type=what.thing_type,
        thing_id=what.thing_id,
        thing_name=what.thing_name,
        region=what.region,
        measure=verdict.measure,
        ground=verdict.ground,
        reason=verdict.reason,
        made_by=by,
        follows=follows,
    )
    facts.record(
        actor=by, verb="decisions.made", thing=decision, payload={"measure": verdict.measure}
    )
    # A first decision of « nothing » touches nothing: the thing may have been closed by its owner.
    if sort is not None and (verdict.measure != Measure.NOTHING or follows is not None):
        sort.withhold(thing, WITHHOLDS[Measure(verdict.measure)])
    for suspension in Suspension.objects.in_force().filter(decision=follows) if follows else ():
        lift(suspension=suspension, by=by)
    _tell_owners(decision, owners, by, verdict)
    return decision


def _tell_owners(decision: Decision, owners: list[User], by: User, verdict: Verdict) -> None:
    for owner in owners:
        if verdict.measure == Measure.SUSPENDED:
            suspend(
                person=owner, by=by, reason=verdict.reason, days=verdict.days, decision=decision
            )
        else:
            letters.tell_owner(decision, owner)


def _check(
    verdict: Verdict, by: User, sort: registry.Reportable | None, owners: list[User]
) -> None:
    if not verdict.reason.strip():
        raise ModerationRefused(_("Say why: both sides read it."), "reason")
    if sort is None and verdict.measure != Measure.NOTHING:
        raise ModerationRefused(_("It is no longer there: nothing can be done to it."), "gone")
    if verdict.measure == Measure.REMOVED and (sort is None or sort.remove is None):
        raise ModerationRefused(_("This cannot be removed: hide it."), "measure")
    if verdict.measure == Measure.SUSPENDED:
        _check_suspension(by, owners)


def _check_suspension(by: User, owners: list[User]) -> None:
    if not permissions.can_suspend(by):
        raise ModerationRefused(
            _("Accounts are suspended by LabFilms’ team: hand the report over."), "region"
        )
    if len(owners) != 1:
        raise ModerationRefused(
            _("Several people look after it: suspend an account from its own page."), "several"
        )
