"""Who may say what of a credit."""

from ecran.films import permissions as films
from ecran.films.enums import CreditState
from ecran.films.models import Credit
from labfilms.accounts.models import Viewer


def can_answer(user: Viewer, credit: Credit) -> bool:
    """Tell whether this credit is this person's to confirm, correct or refuse."""
    return user.is_authenticated and credit.person_id == user.pk


def can_settle(user: Viewer, credit: Credit) -> bool:
    """Tell whether this person answers what was asked of a credit: the film's owner."""
    return credit.state == CreditState.ASKED and films.can_edit(user, credit.film)
