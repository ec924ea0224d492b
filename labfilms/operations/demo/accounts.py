"""The accounts of the demo's people."""

from collections.abc import Callable

from allauth.account.models import EmailAddress

from labfilms.accounts.models import User
from labfilms.notify import kinds
from labfilms.notify import services as notify
from labfilms.operations.demo import words

Say = Callable[[str], None]


def account(email: str, name: str, **fields: bool) -> User:
    """Return a person's account, made the first time with its verified address.

    Until `reads_mail` no news comes to it by mail: a hundred letters would bury the terminal.
    """
    known = User.objects.filter(email=email).first()
    if known is None:
        known = User.objects.create_user(email, words.PASSWORD, name=name, **fields)
        notify.choose(person=known, by_mail=())
    EmailAddress.objects.get_or_create(
        user=known, email=email, defaults={"verified": True, "primary": True}
    )
    return known


def reads_mail(person: User) -> None:
    """Let a person have by mail what everyone has who has chosen nothing."""
    notify.choose(person=person, by_mail=[kind.name for kind in kinds.every() if kind.mail])


def user(email: str) -> User:
    return User.objects.get(email=email)
