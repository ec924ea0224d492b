from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ecran.access import selectors, services
from ecran.access.errors import AccessRefused
from ecran.access.forms import AccessForm
from ecran.films.models import Film
from ecran.films.slots import cards
from labfilms.accounts.requests import person
from labfilms.pictures import selectors as pictures
from network.people import selectors as people


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    found = selectors.accesses_of(person(request))
    drawn = cards([access.film for access in found], request)
    context = {"rows": list(zip(found, drawn, strict=True))}
    return render(request, "ecran/access/access_mine.html", context)


@login_required
def accesses(request: HttpRequest, pk: int) -> HttpResponse:
    film = get_object_or_404(Film.objects.of_owner(person(request)), pk=pk)
    form = AccessForm(request.POST or None, viewer=request.user)
    if request.method == "POST" and form.is_valid() and _give(request, film, form):
        return redirect("access:list", pk=film.pk)
    context = {"film": film, "form": form, "accesses": selectors.accesses_to(film)}
    return render(request, "ecran/access/access_list.html", context)


def _give(request: HttpRequest, film: Film, form: AccessForm) -> bool:
    try:
        services.give(film=film, by=person(request), **form.cleaned_data)
    except AccessRefused as error:
        form.add_error("until" if error.code == "past" else "person", str(error))
        return False
    name = form.cleaned_data["person"]
    messages.success(request, _("%(name)s may watch it, and has been told.") % {"name": name})
    return True


@login_required
@require_POST
def take_back(request: HttpRequest, pk: int, access: int) -> HttpResponse:
    film = get_object_or_404(Film.objects.of_owner(person(request)), pk=pk)
    found = get_object_or_404(film.entitlements.select_related("film__asset"), pk=access)
    services.take_back(access=found)
    messages.success(request, _("This access is over: what plays stops within a minute."))
    return redirect("access:list", pk=film.pk)


@never_cache
@require_safe
def watch(request: HttpRequest, key: str) -> HttpResponse:
    """Show a film to whoever holds its key, with an account or without."""
    found = selectors.by_key(key)
    if found is None:
        raise Http404
    # Once in an account, it plays for that person alone.
    is_open = found.person_id in {None, request.user.pk}
    context = {
        "access": found,
        "film": found.film,
        "poster": pictures.source(found.film.poster),
        "playback": services.playback(access=found) if is_open else None,
        "is_open": is_open,
        "zone": people.zone_of(request.user),
        # In an account its film page says all, and resumes on any device.
        "is_mine": request.user.is_authenticated and found.person_id == request.user.pk,
    }
    return render(request, "ecran/access/access_watch.html", context)


@login_required
@require_POST
def claim(request: HttpRequest, key: str) -> HttpResponse:
    found = selectors.by_key(key)
    if found is None:
        raise Http404
    try:
        services.claim(access=found, person=person(request))
    except AccessRefused as error:
        messages.error(request, str(error))
        return redirect("access:watch", key=key)
    messages.success(request, _("It is in your account: you find it again on any device."))
    return redirect(found.film)
