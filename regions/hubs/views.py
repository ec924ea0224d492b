import re

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

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


@require_safe
def region(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Region, slug=slug)
    page = selectors.hub_of(found)
    if page is not None:
        return redirect(page.url)
    filled = [panel for panel in panels.of_region(found, request) if panel.rows]
    context = {
        "region": found,
        "panels": filled,
        "people": any(panel.name == Panel.PEOPLE for panel in filled),
        "query": Filters(region=found.slug).query(),
    }
    return render(request, "regions/hubs/region_unopened.html", context)
