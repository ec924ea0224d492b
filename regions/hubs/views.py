import re

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from labfilms.core import sending
from network.people.selectors import Filters
from regions.hubs import panels, selectors
from regions.hubs.enums import Panel
from regions.territory.models import Region

# What Wagtail draws of WAGTAILIMAGES_EXTENSIONS. Not the system's table, which may lack WebP.
TYPES = {
    "avif": "image/avif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
NAME = re.compile(r"\w[\w.-]{0,200}\.(?P<kind>avif|jpeg|jpg|png|webp)")


@require_safe
def editorial_image(request: HttpRequest, name: str) -> HttpResponseBase:
    # Images of the editorial pages are public files; pictures of films never stand here.
    # In production nginx answers before Django does.
    match = NAME.fullmatch(name)
    if match is None:
        raise Http404
    path = settings.MEDIA_ROOT / "images" / name
    try:
        return sending.send(
            request, path, content_type=TYPES[match["kind"]], cache="public, max-age=3600"
        )
    except FileNotFoundError:
        raise Http404 from None


def hub(request: HttpRequest, slug: str = "") -> HttpResponseBase:
    found = selectors.page_at(slug)
    if found is not None:
        # What Wagtail would find by walking its tree, in one query; what it asks of a page before
        # it shows it stays its own business.
        request._wagtail_route_for_request = RouteResult(found, [], {})  # type: ignore[attr-defined]  # noqa: SLF001
    answer: HttpResponseBase = serve(request, f"{slug}/" if slug else "")
    return answer


@require_safe
def region(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Region, slug=slug)
    if selectors.is_open(found):
        return redirect(selectors.address(found))
    filled = [panel for panel in panels.of_region(found, request) if panel.rows]
    context = {
        "region": found,
        "panels": filled,
        "people": any(panel.name == Panel.PEOPLE for panel in filled),
        "query": Filters(region=found.slug).query(),
    }
    return render(request, "regions/hubs/region_unopened.html", context)
