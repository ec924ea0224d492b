"""Who asks: the typed way from a request behind a login to its person."""

from django.http import HttpRequest

from labfilms.accounts.models import User


def person(request: HttpRequest) -> User:
    """Return the person who is signed in. The view must stand behind `login_required`."""
    if not isinstance(request.user, User):
        raise TypeError("person() was called on a page that strangers reach")
    return request.user
