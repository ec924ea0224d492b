"""What stands between a session and the pages: language, use, second factor, password again."""

from collections.abc import Callable
from time import monotonic
from typing import Any

from allauth.account.internal.flows.reauthentication import suspend_request
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.signals import authenticator_removed
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django_htmx.http import HttpResponseClientRedirect

from labfilms.accounts import services
from labfilms.accounts.models import User
from labfilms.accounts.requests import ask_password_again
from labfilms.core import languages
from labfilms.core.middleware import ADMINISTRATIONS

# « Mes connexions » says when each was last used: minutes are enough there.
_EVERY = 600.0
# How long a session of whom nothing is asked is left alone: a new role waits so long to be seen.
_FREE = 60.0
# Beyond it, what is remembered is forgotten: some sessions are then written once more.
_MOST = 50_000


# Where programs read: they say by a header which language they want.
PROGRAMS = "/api/v1/"


class LanguageMiddleware(LocaleMiddleware):
    """Speak the language of the address; in the administrations, that of the person.

    No header and no cookie is read: an address says the same to everyone who may read it, but to
    programs.
    """

    def process_request(self, request: HttpRequest) -> None:
        request.language_before = translation.get_language()  # type: ignore[attr-defined]
        asks = request.path_info.startswith(PROGRAMS)
        speak(
            request, languages.asked_by(request) if asks else languages.of_path(request.path_info)
        )

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        # Here and not above: the person is known once the other middlewares have read the session.
        if request.path.startswith(ADMINISTRATIONS) and request.user.is_authenticated:
            speak(request, request.user.language)

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        response.headers.setdefault("Content-Language", languages.current())
        # The thread goes on to other work.
        translation.activate(getattr(request, "language_before", None) or settings.LANGUAGE_CODE)
        return response


def speak(request: HttpRequest, language: str) -> None:
    translation.activate(language)
    request.LANGUAGE_CODE = languages.current()


class _Memory:
    """Sessions by the moment at which this process noted them."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.noted: dict[str, float] = {}

    def has(self, key: str) -> bool:
        return monotonic() - self.noted.get(key, -self.seconds) < self.seconds

    def note(self, key: str) -> None:
        if len(self.noted) >= _MOST:
            self.noted.clear()
        self.noted[key] = monotonic()


class SessionActivityMiddleware:
    """Keep allauth's row of a session up to date, once in ten minutes a process; end old ones."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.memory = _Memory(_EVERY)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.session.session_key
        if key and request.user.is_authenticated and not self.memory.has(key):
            self.memory.note(key)
            UserSession.objects.create_from_request(request)
            if services.has_outlived(key):
                logout(request)
        return self.get_response(request)


class SecondFactorMiddleware:
    """Lead whoever owes a second factor to where it is set up; the rule is in `selectors`.

    Everything waits but the account's own pages, and files: a role must not be reached by a door
    that somebody forgot to close. Where nothing is asked the rows are read once a minute.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.free = _Memory(_FREE)
        authenticator_removed.connect(self._forget)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], *_given: Any
    ) -> HttpResponse | None:
        if settings.SECOND_FACTOR == "offered" or not isinstance(request.user, User):
            return None
        key = f"{request.session.session_key} {request.user.is_staff}"
        if self.free.has(key):
            return None
        demand = services.ask_second_factor(user=request.user)
        if demand is None:
            self.free.note(key)
            return None
        # What its own page says of it.
        request.second_factor = demand  # type: ignore[attr-defined]
        required = demand.until is not None and request.path.startswith(ADMINISTRATIONS)
        if _is_exempt(request, view) or not (demand.is_due or required):
            return None
        return _lead(request)

    def _forget(self, **_about: Any) -> None:
        self.free.noted.clear()


def _is_exempt(request: HttpRequest, view: Callable[..., Any]) -> bool:
    match = request.resolver_match
    files = match is not None and match.app_name in {"streaming", "pictures"}
    return files or view.__module__.startswith("allauth.")


def _lead(request: HttpRequest) -> HttpResponse:
    address = reverse("mfa_index")
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(address)
    if request.method in {"GET", "HEAD"}:
        return redirect(address)
    # Not sent away: what was typed is still there one page back.
    return render(request, "mfa/asked.html", status=403)


# The library's own pages that are grave acts of an account when they are written to. A change of
# address or of a factor asks by itself.
GRAVE = {"usersessions_list"}


class IdentityMiddleware:
    """Ask the password again before the pages of others that are grave: roles, accounts, sessions.

    Django's administration whole, people and groups in Wagtail's. Views of our own say it
    themselves (`requests.ask_password_again`).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_given: Any) -> HttpResponse | None:
        if not (request.user.is_authenticated and _is_grave(request)):
            return None
        try:
            ask_password_again(request)
        except ReauthenticationRequired:
            answer: HttpResponse = suspend_request(request, reverse("account_reauthenticate"))
            return answer
        return None


def _is_grave(request: HttpRequest) -> bool:
    match = request.resolver_match
    if match is None:
        return False
    spaces = match.namespaces[:1]
    administration = spaces == ["admin"] and match.url_name not in {"login", "logout", "jsi18n"}
    accounts = spaces in (["wagtailusers_users"], ["wagtailusers_groups"])
    return administration or accounts or (request.method == "POST" and match.url_name in GRAVE)
