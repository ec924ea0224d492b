"""Who asks: the typed way from a request behind a login to its person."""

from allauth.account.decorators import reauthentication_required
from axes.helpers import get_client_ip_address
from django.http import HttpRequest

from labfilms.accounts.models import User


def person(request: HttpRequest) -> User:
    """Return the person who is signed in. The view must stand behind `login_required`."""
    if not isinstance(request.user, User):
        raise TypeError("person() was called on a page that strangers reach")
    return request.user


def source(request: HttpRequest) -> str:
    """Return who is counted when limits are asked: the person, or a stranger's network address."""
    if isinstance(request.user, User):
        return f"person:{request.user.pk}"
    return f"address:{get_client_ip_address(request) or ''}"


@reauthentication_required  # type: ignore[untyped-decorator]  # ships no types
def ask_password_again(request: HttpRequest) -> None:
    """Let a grave act go on where the password, or a code, was given in the last ten minutes.

    Otherwise raises ReauthenticationRequired, which allauth's middleware answers: it asks, and
    then does what was asked for.
    """
