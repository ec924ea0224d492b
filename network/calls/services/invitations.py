"""Offer a position to someone, and hear what they say."""

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from labfilms.moderation import permissions as moderation
from labfilms.notify import services as news
from network.calls import notices, selectors
from network.calls.enums import ApplicationState, CallState, InvitationState, Side
from network.calls.errors import CallRefused
from network.calls.models import Invitation, Position
from network.calls.services.seats import check_free, check_side
from network.calls.services.telling import tell_holders
from network.calls.signals import position_taken

MOST_WORDS = 600


@transaction.atomic
def invite(
    *, position: Position, person: User, actor: User, side: str = Side.NONE, note: str = ""
) -> Invitation:
    """Offer a position to someone, and tell them.

    Raises CallRefused: closed call, no free place, oneself, a block either way, invited or
    applied already.
    """
    call = position.call
    if call.state == CallState.CLOSED or call.is_late or call.is_withheld:
        raise CallRefused(_("This call is closed: open it again to invite someone."), "closed")
    if person == actor:
        raise CallRefused(_("You need no invitation from yourself."), "oneself")
    if moderation.blocks_between(actor, person):
        raise CallRefused(_("This person cannot be invited."), "blocked")
    check_side(position, side)
    known = selectors.living_application(position, person)
    if known is not None and known.state != ApplicationState.DECLINED:
        raise CallRefused(_("This person has applied: answer them instead."), "applied")
    words = {"invited_by": actor, "side": side, "note": note.strip()[:MOST_WORDS]}
    try:
        with transaction.atomic():
            sent = Invitation.objects.create(position=position, person=person, **words)
    except IntegrityError as error:
        raise CallRefused(
            _("This person is invited to this position already."), "invited"
        ) from error
    news.notify(
        person=person,
        kind=notices.INVITED,
        actor=actor,
        address=call.get_absolute_url(),
        words={"call": call, "trade": position.trade},
    )
    return sent


@transaction.atomic
def reply(*, invitation: Invitation, accepted: bool, words: str = "") -> None:
    """Accept an invitation or decline it, with a word or without; the call's holders are told.

    Raises CallRefused when it was answered, or when the place was taken meanwhile. Then
    `position_taken` for a yes.
    """
    position = Position.objects.select_for_update().get(pk=invitation.position_id)
    _check_waiting(invitation)
    if accepted:
        check_free(position, invitation.side)
    invitation.state = InvitationState.ACCEPTED if accepted else InvitationState.DECLINED
    invitation.reply = words.strip()[:MOST_WORDS]
    invitation.answered_at = timezone.now()
    invitation.save(update_fields=["state", "reply", "answered_at"])
    call, person = position.call, invitation.person
    tell_holders(
        call,
        notices.ACCEPTED if accepted else notices.REFUSED,
        actor=person,
        address=reverse("calls:applications", args=(call.slug,)),
        trade=position.trade,
    )
    if accepted:
        position_taken.send(Position, position=position, person=person, side=invitation.side)


def take_back(*, invitation: Invitation) -> None:
    """Take back an invitation that nobody answered. Raises CallRefused for one that was."""
    _check_waiting(invitation)
    invitation.state = InvitationState.WITHDRAWN
    invitation.save(update_fields=["state"])


def _check_waiting(invitation: Invitation) -> None:
    if invitation.state != InvitationState.SENT:
        raise CallRefused(_("This invitation was answered already."), "answered")
