"""Each request under its id, and one line about it once it is answered."""

import logging
import time
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from labfilms.core import logs

log = logging.getLogger("labfilms.access")

HEADER = "X-Request-ID"


class RequestMiddleware:
    """Take or make the request's id, give it back, and write the access line.

    The outermost one, so that it also sees what the others refuse. The time is that of making
    the answer: a film that is streamed goes on after it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        identifier = logs.accepted(request.headers.get(HEADER, ""))
        request.META[logs.KEY] = identifier
        start = time.perf_counter()
        with logs.under(identifier):
            response = self.get_response(request)
            write(request, response.status_code, time.perf_counter() - start)
        response[HEADER] = identifier
        return response


def write(request: HttpRequest, status: int, seconds: float) -> None:
    """Write one access line: what was asked, of which route, by whose number, how it ended."""
    failed = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    usual = logging.DEBUG if logs.QUIET in request.META else logging.INFO
    level = logging.WARNING if failed else usual
    if not log.isEnabledFor(level):
        return
    facts = {
        "method": request.method,
        "route": logs.route_of(request),
        "status": status,
        "ms": round(seconds * 1000, 1),
        "user": reader(request),
    }
    log.log(level, "%s %s %d %s ms user %s", *facts.values(), extra=facts)


def reader(request: HttpRequest) -> str:
    """Return the number of who asked, or "-": a line is no reason to read a session."""
    person = request.__dict__.get("_cached_user")
    return str(person.pk) if person is not None and person.pk else logs.NONE
