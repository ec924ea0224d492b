"""The operators' addresses: health, and figures for those who hold the token."""

import hmac
from http import HTTPStatus
from itertools import chain

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

from labfilms.operations import counting, health
from labfilms.operations.figures import SiteCollector

PLAIN = "text/plain; charset=utf-8"


@require_safe
def alive(_request: HttpRequest) -> HttpResponse:
    return _plain("alive")


@require_safe
def ready(_request: HttpRequest) -> HttpResponse:
    needed, missed = health.missing(health.NEEDED), health.missing(health.MISSED)
    words = [f"{name} is missing" for name in chain(needed, missed)]
    status = HTTPStatus.SERVICE_UNAVAILABLE if needed else HTTPStatus.OK
    return _plain("\n".join(["not ready" if needed else "ready", *words]), status)


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    if not settings.METRICS_TOKEN:
        raise Http404
    expected = f"Bearer {settings.METRICS_TOKEN}".encode()
    if not hmac.compare_digest(request.headers.get("Authorization", "").encode(), expected):
        refused = _plain("a token is needed", HTTPStatus.UNAUTHORIZED)
        refused["WWW-Authenticate"] = 'Bearer realm="metrics"'
        return refused
    site = CollectorRegistry(auto_describe=False)
    site.register(SiteCollector())
    text = generate_latest(counting.registry()) + generate_latest(site)
    return _never_kept(HttpResponse(text, content_type=CONTENT_TYPE_LATEST))


def _plain(words: str, status: int = HTTPStatus.OK) -> HttpResponse:
    return _never_kept(HttpResponse(f"{words}\n", status=status, content_type=PLAIN))


def _never_kept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
