"""Apply to a position, answer, withdraw."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from labfilms.moderation import selectors as moderation
from labfilms.notify.kinds import Kind
from network.calls import notices, selectors
from network.calls.enums import APPLICATION_MOVES, ApplicationState, CallState, Side
from network.calls.errors import CallRefused
from network.calls.models import Application, CrewCall, Holder, Position, today
from network.calls.services.seats import check_free, check_side
from network.calls.services.telling import tell, tell_holders
from network.calls.signals import position_left, position_taken
from network.people import selectors as people

# A few words at least: « non » is an answer, and not a kind one.
LEAST_REPLY = 20
MOST_ANSWER = 600
MOST_REPLY = 1000


@transaction.atomic
def apply(
    *,
    position: Position,
    person: User,
    side: str = Side.NONE,
    note: str = "",
    answers: Sequence[str] = (),
) -> Application:
    """Send a person's profile to a position, with a note and an answer to each question.

    Raises CallRefused: closed or late, no profile, one's own call, a block either way, twice,
    invited already, no free place, a question left without an answer. The call's holders are told.
    """
    call = position.call
    _check_open(call)
    _check_applicant(position, person)
    check_side(position, side)
    if len(answers) != len(call.questions) or not all(one.strip() for one in answers):
        raise CallRefused(_("Every question asks for an answer, even a short one."), "answers")
    asked = [
        {"question": question, "answer": answer.strip()[:MOST_ANSWER]}
        for question, answer in zip(call.questions, answers, strict=True)
    ]
    words = {"side": side, "note": note.strip()[:MOST_ANSWER], "answers": asked}
    try:
        with transaction.atomic():
            sent = Application.objects.create(position=position, person=person, **words)
    except IntegrityError as error:
        # Two clicks at once: the constraint saw what the check could not.
        raise CallRefused(_("You have applied to this position already."), "twice") from error
    _tell_those_who_answer(sent, notices.RECEIVED)
    return sent


@transaction.atomic
def see(*, call: CrewCall) -> int:
    """Say that the applications to a call were read, and tell their people; return how many."""
    fresh = list(selectors.applications_of(call).filter(state=ApplicationState.SENT))
    for application in fresh:
        application.state, application.seen_at = ApplicationState.SEEN, timezone.now()
        application.save(update_fields=["state", "seen_at"])
        tell(application.person, notices.SEEN, application)
    return len(fresh)


@transaction.atomic
def retain(*, application: Application, actor: User, reply: str = "") -> None:
    """Give a position to someone who applied; a word with it is welcome, not asked for.

    Raises CallRefused when every place is taken. Tells the person, then `position_taken`.
    """
    position = Position.objects.select_for_update().get(pk=application.position_id)
    _check_move(application, ApplicationState.RETAINED)
    check_free(position, application.side)
    _answer(application, ApplicationState.RETAINED, actor, reply)
    tell(application.person, notices.RETAINED, application, actor=actor)
    position_taken.send(
        Position, position=position, person=application.person, side=application.side
    )


@transaction.atomic
def decline(*, application: Application, actor: User, reply: str) -> None:
    """Say no, with the kind answer that every applicant gets. Raises CallRefused without one."""
    if len(reply.strip()) < LEAST_REPLY:
        raise CallRefused(
            _("Write a few kind words: nobody is declined without knowing why."), "no-answer"
        )
    _check_move(application, ApplicationState.DECLINED)
    _answer(application, ApplicationState.DECLINED, actor, reply)
    tell(application.person, notices.DECLINED, application, actor=actor)


@transaction.atomic
def withdraw(*, application: Application) -> None:
    """Take one's application back, even once retained; holders are told, then `position_left`."""
    held = application.state == ApplicationState.RETAINED
    _check_move(application, ApplicationState.WITHDRAWN)
    application.state, application.withdrawn_at = ApplicationState.WITHDRAWN, timezone.now()
    application.save(update_fields=["state", "withdrawn_at"])
    _tell_those_who_answer(application, notices.WITHDRAWN)
    if held:
        position_left.send(
            Position,
            position=application.position,
            person=application.person,
            side=application.side,
        )


def _check_open(call: CrewCall) -> None:
    if call.is_late and call.state == CallState.OPEN:
        day = date_format(call.deadline or today(), "DATE_FORMAT")
        raise CallRefused(gettext("One could apply until %(day)s.") % {"day": day}, "late")
    if not call.is_open:
        raise CallRefused(_("This call is closed."), "closed")


def _check_applicant(position: Position, person: User) -> None:
    if people.profile_of(person) is None:
        raise CallRefused(_("Your page is what is sent: make it first."), "no-profile")
    if Holder.objects.filter(call=position.call, person=person).exists():
        raise CallRefused(_("You look after this call: you need not apply."), "own")
    if selectors.holders_of(position.call).filter(pk__in=moderation.blocked_ids(person)).exists():
        # Nothing passes between the two, and neither is told by whom.
        raise CallRefused(_("You cannot apply to this call."), "blocked")
    known = selectors.living_application(position, person)
    if known is not None:
        day = date_format(timezone.localtime(known.sent_at), "DATE_FORMAT")
        told = {"day": day, "state": known.get_state_display()}
        message = gettext("You applied to this position on %(day)s. It is: %(state)s.") % told
        raise CallRefused(message, "twice")
    if selectors.living_invitation(position, person) is not None:
        raise CallRefused(_("You are invited to this position: answer the invitation."), "invited")


def _check_move(application: Application, state: str) -> None:
    if state not in APPLICATION_MOVES[application.state]:
        raise CallRefused(_("This application was answered already."), "answered")


def _answer(application: Application, state: str, actor: User, reply: str) -> None:
    application.state = state
    application.reply = reply.strip()[:MOST_REPLY]
    application.answered_by = actor
    application.answered_at = timezone.now()
    application.save(update_fields=["state", "reply", "answered_by", "answered_at"])


def _tell_those_who_answer(application: Application, kind: Kind) -> None:
    call = application.position.call
    tell_holders(
        call,
        kind,
        actor=application.person,
        address=reverse("calls:applications", args=(call.slug,)),
        trade=application.position.trade,
    )
