"""What stands around every page: policies, static files under ASGI, addresses that can be read."""

from collections.abc import Callable
from contextlib import closing
from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from whitenoise.middleware import WhiteNoiseMiddleware

ADMINISTRATIONS = ("/redaction/", "/administration/")

# Wagtail's editor writes inline scripts and styles, draws data: and blob: pictures and frames its
# own previews; nothing here may still reach another host.
ADMINISTRATION_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
    "worker-src": [SELF, "blob:"],
    "default-src": [NONE],
}


class PolicyMiddleware:
    """Replace parts of the site's policy on the administrations' pages, and close the features."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault(
            "Permissions-Policy",
            "accelerometer=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        )
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path.startswith(ADMINISTRATIONS):
            # django-csp reads this attribute when it writes the header, one middleware further out.
            response._csp_replace = ADMINISTRATION_POLICY  # type: ignore[attr-defined]  # noqa: SLF001
            response["X-Frame-Options"] = "SAMEORIGIN"
        return response


class ReadableMiddleware:
    """Read an address without its NULs: no text has one, and PostgreSQL cannot look one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.META.get("QUERY_STRING", "")
        if "%00" in asked or "\0" in asked:
            request.META["QUERY_STRING"] = asked.replace("%00", "").replace("\0", "")
        return self.get_response(request)


class StaticMiddleware(WhiteNoiseMiddleware):  # type: ignore[misc]  # ships no types
    """WhiteNoise, whose files Django would otherwise stream wrongly under ASGI."""

    @staticmethod
    def serve(static_file: Any, request: HttpRequest) -> HttpResponseBase:
        if not isinstance(request, ASGIRequest):
            streamed: HttpResponseBase = WhiteNoiseMiddleware.serve(static_file, request)
            return streamed
        # Read whole, as ASGI would do with a plain iterator, but without a thread for each block:
        # our largest file weighs half a megabyte.
        found = static_file.get_response(request.method, request.META)
        response = HttpResponse(status=int(found.status))
        if found.file is not None:
            with closing(found.file) as file:
                response.content = file.read()
        del response["Content-Type"]
        for name, value in found.headers:
            response[name] = value
        return response
