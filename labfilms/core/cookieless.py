"""Addresses where nobody is signed in: no cookie is read there, so none of them can be abused."""

import re
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

# The API, where a key says who asks; what stands inside other sites' pages; what their programs
# come for. In either language.
PLACES: Final = re.compile(r"/(?:[a-z]{2}/)?(?:(?:api/v1|integrer|atom|partage)/|oembed$)")


class CookielessMiddleware:
    """Take the cookies off requests to the addresses that other sites and programs use.

    Without a session there is nothing that a forged request could use: these pages need no token.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not PLACES.match(request.path_info):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        response = self.get_response(request)
        # Whoever looked for a person found none: the answer does not depend on who asks.
        vary = [word.strip() for word in response.get("Vary", "").split(",")]
        kept = [word for word in vary if word and word.lower() != "cookie"]
        del response["Vary"]
        if kept:
            response["Vary"] = ", ".join(kept)
        return response
