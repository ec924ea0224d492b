"""Who asks the API: a stranger, or whoever a key belongs to; and how often they may."""

from typing import Any, Final

from axes.helpers import get_client_ip_address
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from ninja.errors import Throttled
from ninja.security import HttpBearer

from labfilms.accounts.services import ask_second_factor
from labfilms.core import limits
from labfilms.keys import permissions, selectors, services

# An hour; docs/reference/api.md says them too.
STRANGERS: Final = 600
PEOPLE: Final = 6_000


class UnknownKey(Exception):
    """The key is none of ours, or was ended."""


class SecondFactorDue(Exception):
    """The key's person owes a second factor: nothing of theirs is read until they have one."""


class Door(HttpBearer):
    """Let everyone in; a key counts for its person, and opens what its scope says.

    No cookie is read here: who is signed in on the site is a stranger all the same.
    """

    openapi_description = "A key from “API keys”. Without one, the API answers as to a stranger."

    def __call__(self, request: HttpRequest) -> Any:
        request.user = AnonymousUser()
        given = request.headers.get(self.header, "")
        if not given:
            _count("address", get_client_ip_address(request) or "", STRANGERS)
            return request.user
        kind, _space, words = given.partition(" ")
        return self.authenticate(request, words.strip() if kind.lower() == "bearer" else "")

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        # Guessing costs as much as reading.
        key = selectors.find(token) if token else None
        if key is None:
            _count("address", get_client_ip_address(request) or "", STRANGERS)
            raise UnknownKey
        _count("person", str(key.person_id), PEOPLE)
        services.use(key=key)
        if permissions.reads_own(key):
            demand = ask_second_factor(user=key.person)
            if demand and demand.is_due:
                raise SecondFactorDue
            request.user = key.person
        return key


def _count(kind: str, who: str, most: int) -> None:
    if not limits.take(f"api-{kind}", who, most=most):
        raise Throttled(wait=limits.HOUR)
