from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from labfilms.search import forms, places, selectors, showing

SUGGESTIONS = 8


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    asked = forms.read(request.GET)
    found = selectors.search(asked.query(), request.user)
    kinds = asked.kinds()
    counts = selectors.search(kinds, request.user).things if kinds else found.things
    context: dict[str, Any] = {
        "asked": asked,
        "found": found,
        "results": showing.results(found, request),
        "tabs": showing.tabs(asked, counts),
        "facets": showing.facets(asked, found),
        "orders": showing.orders(asked),
        "previous": showing.previous(asked),
        "next": showing.following(asked, found),
        "bare": showing.without_filters(asked),
        "radii": forms.RADII,
        "places_are_known": places.are_known(),
    }
    return render(request, "search/page.html", context)


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:

    found = selectors.suggest(request.GET.get(forms.WORDS, ""), request.user, limit=SUGGESTIONS)
    listed = [
        {
            "title": result.thing.title(result.row),
            "kind": str(result.thing.label),
            "href": result.row.get_absolute_url(),
        }
        for result in found
    ]
    return JsonResponse({"suggestions": listed})
