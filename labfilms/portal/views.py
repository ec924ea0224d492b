from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ecran.films import selectors as films
from ecran.films.slots import cards
from labels.placements import selectors as placements
from labels.selections import selectors as selections
from network.people import selectors as people
from regions.hubs import selectors as hubs

FILMS, SELECTIONS = 6, 4


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    context: dict[str, Any] = {
        "cards": cards(films.films()[:FILMS], request),
        "selection_cards": selections.cards(selections.selections()[:SELECTIONS]),
        "in_front": placements.in_front(),
        "picks": hubs.national_front(request),
        "doors": hubs.doors(),
    }
    if request.user.is_authenticated:
        context["profile"] = people.profile_of(request.user)
        return render(request, "portal/home.html", context)
    return render(request, "portal/front.html", context)
