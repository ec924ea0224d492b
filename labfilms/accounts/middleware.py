"""The language that is spoken, and when a session was last used."""

from collections.abc import Callable
from time import monotonic
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from labfilms.core import languages
from labfilms.core.middleware import ADMINISTRATIONS

# « Mes connexions » says when each was last used: minutes are enough there.
_EVERY = 600.0
# Beyond it, what is remembered is forgotten: some sessions are then written once more.
_MOST = 50_000


class LanguageMiddleware(LocaleMiddleware):
    """Speak the language of the address; in the administrations, that of the person.

    No header and no cookie is read: an address says the same to everyone who may read it.
    """

    def process_request(self, request: HttpRequest) -> None:
        request.language_before = translation.get_language()  # type: ignore[attr-defined]
        speak(request, languages.of_path(request.path_info))

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


class SessionActivityMiddleware:
    """Keep allauth's row of a session up to date, once in ten minutes a process."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.noted: dict[str, float] = {}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.session.session_key
        if key and request.user.is_authenticated and self._is_due(key):
            UserSession.objects.create_from_request(request)
        return self.get_response(request)

    def _is_due(self, key: str) -> bool:
        now = monotonic()
        if now - self.noted.get(key, -_EVERY) < _EVERY:
            return False
        if len(self.noted) >= _MOST:
            self.noted.clear()
        self.noted[key] = now
        return True
