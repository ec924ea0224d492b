from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from network.people.selectors import Filters
from regions.hubs import selectors
from regions.territory.models import Region


@require_safe
def region(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Region, slug=slug)
    page = selectors.hub_of(found)
    if page is not None:
        return redirect(page.url)
    context = {
        "region": found,
        "panels": selectors.panels(found, request),
        "query": Filters(region=found.slug).query(),
    }
    return render(request, "regions/hubs/region_unopened.html", context)
