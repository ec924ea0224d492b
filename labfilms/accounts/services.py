"""Close accounts and open them again; keep a person's language and the steps they pass over."""

from collections.abc import Iterable

from allauth.usersessions.models import UserSession
from django.db import transaction

from labfilms.accounts.models import User, Welcome


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


def speak(*, user: User, language: str) -> None:
    """Write to a person in this language from now on."""
    user.language = language
    user.save(update_fields=["language"])


@transaction.atomic
def skip(*, user: User, steps: Iterable[str]) -> None:
    """Remember that a person passes over some of the first steps, by name."""
    welcome, _ = Welcome.objects.select_for_update().get_or_create(user=user)
    welcome.skipped = sorted({*welcome.skipped, *steps})
    welcome.save(update_fields=["skipped"])
