"""The places of a position: which there are, which are free."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from network.calls import selectors
from network.calls.enums import ApplicationState, InvitationState
from network.calls.errors import CallRefused
from network.calls.models import Application, Invitation, Position


def check_side(position: Position, side: str) -> None:
    """Raise CallRefused when a position has no such side, or no place left on it."""
    if side not in position.sides:
        raise CallRefused(_("Say if you know this trade or learn it."), "side")
    check_free(position, side)


def check_free(position: Position, side: str) -> None:
    """Raise CallRefused when every place on that side of a position is taken."""
    if selectors.taken([position])[position.pk, side] >= position.count:
        raise CallRefused(_("Every place of this position is taken."), "full")


@transaction.atomic
def release(*, position: Position, person: User) -> None:
    """Free the place of someone whom a wing above says has left; nothing is signalled."""
    Application.objects.filter(
        position=position, person=person, state=ApplicationState.RETAINED
    ).update(state=ApplicationState.WITHDRAWN, withdrawn_at=timezone.now())
    Invitation.objects.filter(
        position=position, person=person, state=InvitationState.ACCEPTED
    ).update(state=InvitationState.WITHDRAWN)
