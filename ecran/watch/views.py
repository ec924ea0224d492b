from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ecran.access import selectors as access
from ecran.access.selectors import Opening
from ecran.credits import selectors as crediting
from ecran.credits.slots import roll
from ecran.films import permissions, selectors
from ecran.films.enums import Visibility
from ecran.films.models import Film
from ecran.films.slots import (
    FILM_ACTIONS,
    FILM_AFTER,
    FILM_DOOR,
    FILM_HEAD,
    FILM_MENTIONS,
    FILM_SHARING,
)
from ecran.watch import selectors as watching
from ecran.watch import services
from ecran.watch.forms import ProgressForm
from labfilms.accounts.requests import person
from labfilms.pictures import selectors as pictures
from network.people import selectors as people
from network.people.forms import trade_choices
from streaming.delivery import services as delivery


@require_safe
def film(request: HttpRequest, slug: str) -> HttpResponse:
    return _show(request, selectors.film_page(request.user, Q(slug=slug)))


@never_cache
@require_safe
def film_by_link(request: HttpRequest, link: str) -> HttpResponse:
    return _show(request, selectors.film_page(request.user, Q(link=link), link=link))


@require_safe
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    # A list knows nothing of previews, and asks for one when a hand rests on a card.
    found = get_object_or_404(Film.objects.visible_to(request.user), slug=slug)
    playback = _playback(request, found, access.opening(found, request.user))
    if playback is None or not playback.preview:
        raise Http404
    answer = redirect(playback.preview)
    answer["Cache-Control"] = "private, max-age=300"
    return answer


@require_safe
def film_file(request: HttpRequest, slug: str) -> HttpResponse:
    readable = Film.objects.visible_to(request.user, link=request.GET.get("lien", ""))
    found = get_object_or_404(readable.select_related("asset"), slug=slug)
    opening = access.opening(found, request.user)
    if not _has_file(request, found, opening) or found.asset is None:
        raise Http404
    return redirect(delivery.original_address(found.asset, viewer=request.user))


@login_required
@require_POST
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    link = request.GET.get("lien", "")
    found = get_object_or_404(Film.objects.visible_to(request.user, link=link), pk=pk)
    form = ProgressForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=400)
    services.remember(person=person(request), film=found, seconds=form.cleaned_data["seconds"])
    return HttpResponse(status=204)


def _show(request: HttpRequest, found: Film | None) -> HttpResponse:
    if found is None:
        raise Http404
    opening = access.opening(found, request.user)
    waiting = list(crediting.waiting_for(request.user, found))
    context = {
        "film": found,
        "playback": _playback(request, found, opening),
        "opens": opening is not None,
        "access": opening.access if opening else None,
        "zone": people.zone_of(request.user) if opening and opening.held else None,
        "door": [] if opening else FILM_DOOR.fill_one(found, request),
        "poster": pictures.source(found.poster),
        "resume_at": watching.resume_at(found, request.user),
        "progress_address": _address("watch:progress", found.pk, found),
        "roll": roll(found, request),
        "waiting": waiting,
        # The whole list of trades, for whoever has something to correct.
        "trade_groups": trade_choices() if waiting else [],
        "mentions": FILM_MENTIONS.fill_one(found, request),
        "actions": FILM_ACTIONS.fill_one(found, request),
        "head": FILM_HEAD.fill_one(found, request),
        "sharing": FILM_SHARING.fill_one(found, request),
        "after": FILM_AFTER.fill_one(found, request),
        "can_edit": permissions.can_edit(request.user, found),
        "file_address": _address("watch:file", found.slug, found)
        if _has_file(request, found, opening)
        else "",
    }
    return render(request, "ecran/watch/film_detail.html", context)


def _playback(
    request: HttpRequest, found: Film, opening: Opening | None
) -> delivery.Playback | None:
    if found.asset is None or opening is None:
        return None
    return delivery.playback(
        found.asset,
        viewer=request.user,
        public=found.open_to_all,
        held=opening.held,
        until=opening.until,
    )


def _has_file(request: HttpRequest, found: Film, opening: Opening | None) -> bool:
    arrived = found.asset is not None and found.asset.arrived_at is not None
    # Who is let in for a time keeps nothing.
    keeps = opening is not None and opening.keeps_file
    can = permissions.can_download_original(request.user, found)
    return arrived and found.playable and keeps and can


def _address(name: str, key: str | int, found: Film) -> str:
    """Return an address about a film, with its secret where that is what lets people in."""
    address = reverse(name, args=(key,))
    return f"{address}?lien={found.link}" if found.visibility == Visibility.UNLISTED else address
