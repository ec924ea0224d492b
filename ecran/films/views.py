from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ecran.films import permissions, selectors, services, slots
from ecran.films.forms import FilmForm, SheetForm
from ecran.films.models import Film
from labfilms.accounts.requests import ask_password_again, person
from labfilms.core.errors import LabFilmsError
from labfilms.core.paging import Pages
from streaming.delivery import services as delivery
from streaming.packages import services as packages

PAGE = 24
# A row of a desk's screen.
FIRST = 3


@require_safe
def films(request: HttpRequest) -> HttpResponse:
    made_here = request.GET.get("fait") == "ici"
    films = selectors.films(made_here=made_here)
    found = Pages(films, PAGE, known_as=f"films {made_here}")
    page = found.get_page(request.GET.get("page"))
    cards = slots.cards(page.object_list, request, first=FIRST)
    context = {"page": page, "cards": cards, "made_here": made_here}
    return render(request, "ecran/films/film_list.html", context)


@login_required
@require_safe
def my_films(request: HttpRequest) -> HttpResponse:
    mine = selectors.films_of_owner(person(request))
    page = Pages(mine, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "cards": slots.cards(page.object_list, request)}
    return render(request, "ecran/films/film_mine.html", context)


@login_required
def new_film(request: HttpRequest) -> HttpResponse:
    if request.method == "POST" and "X-Draft" in request.headers:
        return _save_draft(request, None)
    return _edit(request, None)


@login_required
def edit_film(request: HttpRequest, pk: int) -> HttpResponse:
    film = _own_film(request, pk)
    if request.method == "POST" and "X-Draft" in request.headers:
        return _save_draft(request, film)
    return _edit(request, film)


@login_required
def delete_film(request: HttpRequest, pk: int) -> HttpResponse:
    film = _own_film(request, pk)
    if request.method == "POST":
        ask_password_again(request)
        services.delete(film=film)
        messages.success(request, _("“%(title)s” is deleted, its file too.") % {"title": film})
        return redirect("films:mine")
    return render(request, "ecran/films/film_confirm_delete.html", {"film": film})


@login_required
@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    film = _own_film(request, pk)
    try:
        if film.asset is not None:
            packages.retry(asset=film.asset)
    except LabFilmsError as refusal:
        # A second click, or a page that was open since: it is under way already.
        messages.info(request, str(refusal))
    return redirect("films:edit", pk=film.pk)


@login_required
@require_safe
def original(request: HttpRequest, pk: int) -> HttpResponse:
    film = _own_film(request, pk)
    if film.asset is None or not permissions.can_download_original(request.user, film):
        raise Http404
    return redirect(delivery.original_address(film.asset, viewer=request.user))


def _own_film(request: HttpRequest, pk: int) -> Film:
    # Someone else's film answers like one that does not exist.
    known = Film.objects.visible_to(request.user).select_related("asset", "poster", "owner")
    film = get_object_or_404(known, pk=pk)
    if not permissions.can_edit(request.user, film):
        raise Http404
    return film


def _edit(request: HttpRequest, film: Film | None) -> HttpResponse:
    initial = {"visibility": film.visibility, "asset": film.asset_id} if film else None
    form = FilmForm(request.POST or None, instance=film, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            saved = _save(request, film, form)
        except LabFilmsError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The film’s sheet is saved."))
            return redirect("films:edit", pk=saved.pk)
    context = {"form": form, "film": film, "asset": film.asset if film else None}
    return render(request, "ecran/films/film_form.html", context)


def _save(request: HttpRequest, film: Film | None, form: FilmForm) -> Film:
    saved = _save_words(request, film, form.cleaned_data)
    services.set_visibility(film=saved, visibility=form.cleaned_data["visibility"])
    return saved


def _save_draft(request: HttpRequest, film: Film | None) -> HttpResponse:
    # What is right is kept, whatever stands in the other fields; the page keeps what is not.
    form = SheetForm(request.POST, instance=Film.objects.get(pk=film.pk) if film else None)
    form.is_valid()
    try:
        saved = _save_words(request, film, form.cleaned_data)
    except LabFilmsError as error:
        return JsonResponse({"message": str(error)}, status=409)
    now = time_format(timezone.localtime(), "TIME_FORMAT")
    return JsonResponse(
        {
            "edit": reverse("films:edit", args=(saved.pk,)),
            "message": _("Draft saved at %(time)s.") % {"time": now},
            "errors": {
                name: [str(error) for error in found] for name, found in form.errors.items()
            },
        }
    )


def _save_words(request: HttpRequest, film: Film | None, words: dict[str, Any]) -> Film:
    saved = services.save_draft(film=film, owner=person(request), words=words)
    if words.get("asset"):
        services.attach(film=saved, asset_id=words["asset"])
    return saved
