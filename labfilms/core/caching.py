"""Who may keep a page: anyone a stranger's, for half a minute; nobody a person's."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from labfilms.core.cookieless import PLACES

# A cache between us and readers keeps it so long, and may show it once more while it asks again;
# a browser asks each time, and is answered 304 when nothing has changed. With the life of a grant's
# revocation this adds up to the minute that promises.md gives a film to disappear in.
SHARED: Final = "public, max-age=0, s-maxage=30, must-revalidate"
PRIVATE: Final = "private, no-store"
_KEPT: Final = {200, 301}


class CachingMiddleware:
    """Say it of every answer that says nothing itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            shared = is_everyones(request, response)
            response["Cache-Control"] = SHARED if shared else PRIVATE
            if shared and not PLACES.match(request.path_info):
                # Parts of pages that htmx asks for stand at the addresses of the whole pages.
                patch_vary_headers(response, ("Cookie", "HX-Request"))
        return response


def is_everyones(request: HttpRequest, response: HttpResponse) -> bool:
    """Say whether an answer is the same for every stranger: nothing in it comes from who asks.

    A page with a form that writes sets a cookie, and so is one person's. One whose address is a
    secret says itself that nobody keeps it (`never_cache`).
    """
    known = {settings.LANGUAGE_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    return (
        request.method in {"GET", "HEAD"}
        and response.status_code in _KEPT
        and not response.cookies
        and not request.COOKIES.keys() - known
        and "Authorization" not in request.headers
    )
