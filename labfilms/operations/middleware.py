"""The operators' door, and the count of requests."""

import time
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotFound

from labfilms.core import logs
from labfilms.operations import counting, views

# A check asks by the address of one machine, in plain HTTP: no host, no HTTPS, no session is
# looked at. What they answer is no secret, or needs its token.
DOORS: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "/sante/vivant/": views.alive,
    "/sante/pret/": views.ready,
    "/metrics": views.metrics,
}


class OperatorsMiddleware:
    """Answer the operators before anything is asked of a visitor; count everyone else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        counting.forget_the_dead()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (door := DOORS.get(request.path_info)) is not None:
            request.META[logs.QUIET] = True
            response = answer(door, request)
            response["Cache-Control"] = "no-store"
            response["X-Content-Type-Options"] = "nosniff"
            return response
        start = time.perf_counter()
        response = self.get_response(request)
        counting.count(
            route=logs.route_of(request),
            method=request.method or "",
            status=response.status_code,
            taken=time.perf_counter() - start,
        )
        return response


def answer(door: Callable[[HttpRequest], HttpResponse], request: HttpRequest) -> HttpResponse:
    try:
        return door(request)
    except Http404:
        return HttpResponseNotFound()
