from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ecran.credits.slots import roll
from ecran.films import selectors as films
from ecran.films.models import Film
from ecran.screeners import data, permissions, selectors, services
from ecran.screeners import export as sheets
from ecran.screeners import requests as holding
from ecran.screeners.errors import ScreenerRefused
from ecran.screeners.forms import (
    DoorForm,
    ListForm,
    PasswordForm,
    ProgressForm,
    ReplyForm,
    ScreenerForm,
    TermsForm,
)
from ecran.screeners.models import Screener
from ecran.screeners.requests import Visit
from labfilms.accounts.requests import person, source
from labfilms.core import languages
from labfilms.core.paging import Pages
from labfilms.pictures import selectors as pictures
from network.people import selectors as people

PAGE = 25

# --- whoever makes links --------------------------------------------------------------------------


@login_required
def links(request: HttpRequest, pk: int) -> HttpResponse:
    film = _film(request, pk)
    form = ScreenerForm(request.POST or None, zone=people.zone_of(person(request)))
    if request.method == "POST" and _make(film, form):
        messages.success(request, _("The link is made: copy it, and send it yourself."))
        return redirect("screeners:links", pk=film.pk)
    page = Pages(selectors.links_of(film), PAGE).get_page(request.GET.get("page"))
    rows = [selectors.row(screener, film) for screener in page.object_list]
    context = {
        "film": film,
        "form": form,
        "page": page,
        "lines": [(row, _address(request, row.screener.get_absolute_url())) for row in rows],
        "is_ready": permissions.is_ready(film),
    }
    return render(request, "ecran/screeners/screener_list.html", context)


@login_required
def make_list(request: HttpRequest, pk: int) -> HttpResponse:
    film = _film(request, pk)
    zone = people.zone_of(person(request))
    form = ListForm(request.POST or None, request.FILES or None, zone=zone)
    if request.method == "POST" and (made := _make(film, form)):
        said = ngettext("One link is made.", "%(count)d links are made.", len(made))
        messages.success(request, said % {"count": len(made)})
        return redirect("screeners:links", pk=film.pk)
    return render(request, "ecran/screeners/screener_many.html", {"film": film, "form": form})


@login_required
@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    film = _film(request, pk)
    rows = [selectors.row(screener, film) for screener in selectors.links_of(film)]
    text = sheets.as_csv(rows, lambda path: _address(request, path))
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    name = content_disposition_header(as_attachment=True, filename=f"liens-{film.slug}.csv")
    response["Content-Disposition"] = name or "attachment"
    return response


@login_required
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    screener = _screener(request, pk)
    services.revoke(screener=screener)
    said = _("The link for %(name)s is withdrawn: it opens nothing any more.")
    messages.success(request, said % {"name": screener.name})
    return redirect("screeners:links", pk=screener.film_id)


@login_required
def password(request: HttpRequest, pk: int) -> HttpResponse:
    screener = _screener(request, pk)
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["password"]
        services.set_password(screener=screener, password=given)
        said = _("The password is changed.") if given else _("This link has no password any more.")
        messages.success(request, said)
        return redirect("screeners:links", pk=screener.film_id)
    context = {"screener": screener, "film": screener.film, "form": form}
    return render(request, "ecran/screeners/screener_password.html", context)


def _film(request: HttpRequest, pk: int) -> Film:
    film = get_object_or_404(Film.objects.visible_to(request.user), pk=pk)
    if not permissions.can_screen(request.user, film):
        raise Http404
    return film


def _screener(request: HttpRequest, pk: int) -> Screener:
    known = Screener.objects.visible_to(request.user).select_related("film__asset")
    screener = get_object_or_404(known, pk=pk)
    if not permissions.can_manage(request.user, screener):
        raise Http404
    return screener


def _make(film: Film, form: TermsForm) -> list[Screener]:
    if not isinstance(form, ScreenerForm | ListForm) or not form.is_valid():
        return []
    try:
        return services.make(film=film, recipients=form.recipients(), terms=form.terms())
    except ScreenerRefused as error:
        form.add_error(None, str(error))
        return []


def _address(request: HttpRequest, path: str) -> str:
    # Whoever receives it reads French first, and finds English one click further.
    return request.build_absolute_uri(languages.bare(path))


# --- whoever holds one ----------------------------------------------------------------------------


@never_cache
@require_safe
def screener(request: HttpRequest, secret: str) -> HttpResponse:
    visit = holding.visit(request, secret)
    if visit.why:
        return _closed(request, visit, ReplyForm())
    if not visit.is_in:
        return _door(request, visit, _door_form(visit))
    return _play(request, visit, ReplyForm())


@never_cache
@require_POST
def enter(request: HttpRequest, secret: str) -> HttpResponse:
    visit = holding.visit(request, secret)
    if visit.why:
        return _closed(request, visit, ReplyForm())
    form = _door_form(visit, request)
    try:
        if form.is_valid() and _opens(request, visit, form):
            holding.keep_entry(request, visit.screener)
            return redirect(visit.screener)
    except ScreenerRefused as error:
        form.add_error("password", str(error))
        return _door(request, visit, form, HTTPStatus.TOO_MANY_REQUESTS)
    return _door(request, visit, form)


@never_cache
@require_POST
def progress(request: HttpRequest, secret: str) -> HttpResponse:
    visit = holding.visit(request, secret)
    if visit.why:
        return HttpResponse(status=_status(visit))
    form = ProgressForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=HTTPStatus.BAD_REQUEST)
    if visit.is_in and visit.viewing is not None:
        services.watch(viewing=visit.viewing, seconds=form.cleaned_data["seconds"])
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


@never_cache
@require_POST
def reply(request: HttpRequest, secret: str) -> HttpResponse:
    visit = holding.visit(request, secret)
    if not visit.may_reply:
        return redirect(visit.screener) if visit.is_open else _closed(request, visit, ReplyForm())
    form = ReplyForm(request.POST)
    if form.is_valid() and _replied(visit.screener, form):
        messages.success(request, _("Your message is sent."))
        return redirect(visit.screener)
    return (_closed if visit.why else _play)(request, visit, form)


def _play(request: HttpRequest, visit: Visit, form: ReplyForm) -> HttpResponse:
    screener, film, viewing = visit.screener, visit.screener.film, None
    if not visit.is_own:
        viewing = services.open_page(screener=screener, held=visit.held.viewing)
        holding.keep_viewing(request, screener, viewing.pk)
    films.ready([film])
    context = {
        "screener": screener,
        "film": film,
        "viewing": viewing,
        "left": selectors.left(screener),
        "is_own": visit.is_own,
        "mark": data.marked(screener.name, timezone.now(), screener.zone),
        "playback": services.playback(screener=screener, viewing=viewing),
        "poster": pictures.source(film.poster),
        "roll": roll(film, request),
        "form": form,
    }
    return _unlisted(render(request, "ecran/screeners/screener_detail.html", context))


def _door(
    request: HttpRequest, visit: Visit, form: DoorForm, status: int = HTTPStatus.OK
) -> HttpResponse:
    context = {"screener": visit.screener, "form": form}
    page = render(request, "ecran/screeners/screener_door.html", context, status=status)
    return _unlisted(page)


def _closed(request: HttpRequest, visit: Visit, form: ReplyForm) -> HttpResponse:
    context = {"visit": visit, "form": form}
    page = render(request, "ecran/screeners/screener_closed.html", context, status=_status(visit))
    return _unlisted(page)


def _status(visit: Visit) -> int:
    return HTTPStatus.NOT_FOUND if visit.why == holding.UNKNOWN else HTTPStatus.GONE


def _unlisted(response: HttpResponse) -> HttpResponse:
    # The site's Referrer-Policy (same-origin) tells no other host of this address; `no-referrer`
    # would send these forms without an origin, and the site would refuse them as forged.
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _door_form(visit: Visit, request: HttpRequest | None = None) -> DoorForm:
    given = request.POST if request else None
    known = visit.screener
    return DoorForm(given, password=bool(known.password), territory=known.territory)


def _opens(request: HttpRequest, visit: Visit, form: DoorForm) -> bool:
    given = form.cleaned_data.get("password")
    if given is None or services.try_password(
        screener=visit.screener, password=given, source=source(request)
    ):
        return True
    form.add_error("password", _("This is not the password of this link."))
    return False


def _replied(screener: Screener, form: ReplyForm) -> bool:
    address = f"{reverse('screeners:links', args=(screener.film_id,))}#lien-{screener.pk}"
    try:
        services.reply(screener=screener, text=form.cleaned_data["text"], address=address)
    except ScreenerRefused as error:
        form.add_error(None, str(error))
        return False
    return True
