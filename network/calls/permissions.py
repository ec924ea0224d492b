"""Who may act on a crew call. Reading has one rule: `visible_to` of each row."""

from labfilms.accounts.models import Viewer
from network.calls.enums import ALIVE, InvitationState
from network.calls.models import Application, CrewCall, Invitation


def can_edit(user: Viewer, call: CrewCall) -> bool:
    """Tell whether this person looks after the call: they write it, read and answer."""
    return CrewCall.objects.held_by(user).filter(pk=call.pk).exists()


def can_answer(user: Viewer, application: Application) -> bool:
    """Tell whether this person answers an application: a holder, and never one's own."""
    if not user.is_authenticated or application.person_id == user.pk:
        return False
    return can_edit(user, application.position.call)


def can_withdraw(user: Viewer, application: Application) -> bool:
    """Tell whether this person may take an application back: whoever sent it, while it lives."""
    own = user.is_authenticated and application.person_id == user.pk
    return own and application.state in ALIVE


def can_reply(user: Viewer, invitation: Invitation) -> bool:
    """Tell whether an invitation waits for this person's word."""
    own = user.is_authenticated and invitation.person_id == user.pk
    return own and invitation.state == InvitationState.SENT
