"""Note when a session was last used, without a write for every page."""

from collections.abc import Callable
from time import monotonic

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse

# « Mes connexions » says when each was last used: minutes are enough there.
_EVERY = 600.0
# Beyond it, what is remembered is forgotten: some sessions are then written once more.
_MOST = 50_000


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
