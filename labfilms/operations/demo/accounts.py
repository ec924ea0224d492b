"""The accounts of the demo's people."""

from collections.abc import Callable

from allauth.account.models import EmailAddress

from labfilms.accounts.models import User
from labfilms.operations.demo import words

Say = Callable[[str], None]


def account(email: str, name: str, **fields: bool) -> User:
    """Return a person's account, made the first time with its verified address."""
    known = User.objects.filter(email=email).first()
    if known is None:
        known = User.objects.create_user(email, words.PASSWORD, name=name, **fields)
    EmailAddress.objects.get_or_create(
        user=known, email=email, defaults={"verified": True, "primary": True}
    )
    return known


def user(email: str) -> User:
    return User.objects.get(email=email)
