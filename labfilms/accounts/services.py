"""Close accounts and open them; ask for second factors; keep a language and steps passed over."""

from collections.abc import Iterable
from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from labfilms.accounts import selectors
from labfilms.accounts.models import SecondFactorAsked, User, Welcome

# However much it is used, a session ends a quarter of a year after it began.
LIFETIME = timedelta(days=90)


@transaction.atomic
def close(*, user: User) -> None:
    """Let nobody sign in with this account, and end its sessions at once; nothing is erased."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    for session in UserSession.objects.filter(user=user):
        session.end()


def has_outlived(key: str) -> bool:
    """Tell whether a session is older than LIFETIME; it is taken off its person's list then."""
    oldest = timezone.now() - LIFETIME
    return bool(UserSession.objects.filter(session_key=key, created_at__lt=oldest).delete()[0])


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


def ask_second_factor(*, user: User) -> selectors.Demand | None:
    """Return the second factor that is asked of a person now, or None; remember the first time.

    Nothing is asked of one who has it. Six queries at most, none where it is only offered.
    """
    role = selectors.second_factor_role(user)
    if role is None:
        return None
    asked = None
    if settings.SECOND_FACTOR == "required" and not role.at_once:
        asked, _ = SecondFactorAsked.objects.get_or_create(user=user)
    return selectors.Demand(role.label, selectors.until(role, asked))
