"""Who may act for a structure."""

from labfilms.accounts.models import Viewer
from network.organisations.enums import MembershipState
from network.organisations.models import Adhesion, Membership, Organisation


def can_edit(user: Viewer, organisation: Organisation) -> bool:
    """Tell whether this person is in charge: they write its page, its members, its calls."""
    return Organisation.objects.administered_by(user).filter(pk=organisation.pk).exists()


def can_answer(user: Viewer, membership: Membership) -> bool:
    """Tell whether this place waits for this person's word."""
    waiting = membership.state == MembershipState.INVITED
    return user.is_authenticated and membership.person_id == user.pk and waiting


def can_end(user: Viewer, membership: Membership) -> bool:
    """Tell whether this person may end a place: its own person, or whoever is in charge."""
    if not user.is_authenticated:
        return False
    return membership.person_id == user.pk or can_edit(user, membership.organisation)


def can_welcome(user: Viewer, adhesion: Adhesion) -> bool:
    """Tell whether this person accepts an adhesion: whoever is in charge of the network."""
    return can_edit(user, adhesion.network)


def can_end_adhesion(user: Viewer, adhesion: Adhesion) -> bool:
    """Tell whether this person may end an adhesion: either side may, whenever it likes."""
    return can_edit(user, adhesion.network) or can_edit(user, adhesion.member)
