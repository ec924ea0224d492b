"""Close accounts, and open them again."""

from allauth.usersessions.models import UserSession
from django.db import transaction

from labfilms.accounts.models import User


@transaction.atomic
def close(*, user: User) -> None:
    """Let nobody sign in with this account, and end its sessions at once; nothing is erased."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    for session in UserSession.objects.filter(user=user):
        session.end()


def reopen(*, user: User) -> None:
    """Let a person sign in again."""
    user.is_active = True
    user.save(update_fields=["is_active"])
