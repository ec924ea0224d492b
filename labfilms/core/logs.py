"""What is written to the logs, and by which request: the thread that ties lines together.

A request carries an id (`X-Request-ID`), and hands it to the work that it queues. Each line of a
log bears the id under which it was written, so that one question finds a page and its tasks.
Nothing personal stands in a line of ours: a person is their number, a page is the name of its
route, never its address, which may hold a key or a name.
"""

import logging
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve

# No id: the line was written by no request and no task.
NONE = "-"
# Where a request keeps its own.
KEY = "labfilms.request_id"
# Set by whoever answers what is asked every few seconds and tells nothing.
QUIET = "labfilms.quiet"
_current: ContextVar[str] = ContextVar("labfilms_request", default=NONE)
# What other programs call a request's id: nginx 32 hexadecimal digits, others a UUID, or a ULID.
_SANE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{7,63}")


def current() -> str:
    """Return the id under which this code runs; "-" when it has none."""
    return _current.get()


def accepted(given: str) -> str:
    """Return the id that was given when it is one, else a new one of 32 hexadecimal digits."""
    return given if _SANE.fullmatch(given) else secrets.token_hex(16)


@contextmanager
def under(identifier: str) -> Iterator[None]:
    """Write every line of this block under an id."""
    token = _current.set(identifier)
    try:
        yield
    finally:
        _current.reset(token)


def route_of(request: HttpRequest) -> str:
    """Return the name of the route that a request took, or "-": never its address."""
    match = request.resolver_match
    if match is None:
        # What WhiteNoise answers, or a middleware refuses, was never resolved.
        if request.path_info.startswith(settings.STATIC_URL):
            return "static"
        try:
            match = resolve(request.path_info)
        except Resolver404:
            return NONE
    return match.view_name or NONE


class Identified(logging.Filter):
    """Write on each record under which id it was made."""

    def filter(self, record: logging.LogRecord) -> bool:
        if not hasattr(record, "request_id"):
            # Django speaks of what was refused once every middleware is left behind.
            request = record.__dict__.get("request")
            given = getattr(request, "META", {}).get(KEY, NONE)
            record.request_id = given if current() == NONE else current()
        return True


class Nameless(logging.Filter):
    """Replace a request's address by its route, in what Django itself says of a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        request: Any = record.__dict__.pop("request", None)
        if isinstance(request, HttpRequest):
            route = route_of(request)
            addresses = {request.path, request.get_full_path()}
            record.__dict__["route"] = route
            if isinstance(record.args, tuple):
                record.args = tuple(route if word in addresses else word for word in record.args)
        return True
