from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_POST, require_safe

from ecran.films.models import Film
from ecran.films.slots import cards
from labels.identities import selectors as identities
from labels.selections import permissions, selectors, services, sharing, slots
from labels.selections.enums import Visibility
from labels.selections.errors import SelectionRefused
from labels.selections.forms import SHEET, TEXTS, AddForm, NewSelectionForm, OrderForm, SheetForm
from labels.selections.models import Selection, Version
from labfilms.accounts.requests import person
from labfilms.core import sending
from labfilms.core.paging import Pages
from labfilms.moderation.models import OWN

PAGE = 24


@require_safe
def selections(request: HttpRequest) -> HttpResponse:
    page = Pages(selectors.selections(), PAGE, known_as="selections").get_page(
        request.GET.get("page")
    )
    context = {"page": page, "cards": selectors.cards(page.object_list)}
    return render(request, "labels/selections/selection_list.html", context)


@login_required
@require_safe
def my_selections(request: HttpRequest) -> HttpResponse:
    mine = Selection.objects.filter(OWN, label__in=identities.labels_of(request.user))
    mine = mine.select_related("label").order_by("-updated_at", "-pk")
    page = Pages(mine, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "cards": selectors.cards(page.object_list)}
    return render(request, "labels/selections/selection_mine.html", context)


@require_safe
def selection(request: HttpRequest, slug: str) -> HttpResponse:
    return _show(request, selectors.selection_page(request.user, Q(slug=slug)))


@never_cache
@require_safe
def selection_by_link(request: HttpRequest, link: str) -> HttpResponse:
    return _show(request, selectors.selection_page(request.user, Q(link=link), link=link))


@require_safe
@xframe_options_exempt
def embedded(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a public selection to any site that frames it: no cookie is read here."""
    found = get_object_or_404(selectors.selections(), slug=slug)
    lines = selectors.programme(found, AnonymousUser())
    context = {
        "selection": found,
        "address": request.build_absolute_uri(found.get_absolute_url()),
        "rows": slots.embedded_rows(lines),
        "duration": sum(line.film.duration or 0 for line in lines if line.film),
    }
    response = render(request, "labels/selections/selection_embed.html", context)
    # django-csp reads this when it writes the header.
    response._csp_replace = {"frame-ancestors": ["*"]}  # type: ignore[attr-defined]  # noqa: SLF001
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_safe
def picture(request: HttpRequest, slug: str) -> HttpResponseBase:
    found = get_object_or_404(selectors.selections(), slug=slug)
    path = sharing.picture(found)
    response = sending.send(request, path, content_type="image/jpeg", cache="public, max-age=3600")
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@login_required
def new_selection(request: HttpRequest) -> HttpResponse:
    form = NewSelectionForm(request.POST or None, labels=identities.labels_of(request.user))
    if request.method == "POST" and form.is_valid():
        made = services.create(curator=person(request), **form.cleaned_data)
        messages.success(request, _("The selection is there: add films to it from any film."))
        return redirect(made)
    return render(request, "labels/selections/selection_form.html", {"form": form})


@login_required
def edit_selection(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own_selection(request, pk)
    form = SheetForm(
        request.POST if request.method == "POST" else None,
        instance=Selection.objects.get(pk=found.pk),
        entries=found.entries.all(),
    )
    if request.method == "POST" and form.is_valid() and _save(request, found, form):
        return _after_saving(request, found)
    context = {
        "form": form,
        "selection": found,
        "lines": [
            (line, form[f"reason_{line.entry.pk}"])
            for line in selectors.programme(found, request.user)
            if f"reason_{line.entry.pk}" in form.fields
        ],
        "sheet": SHEET,
    }
    return render(request, "labels/selections/selection_form.html", context)


def _save(request: HttpRequest, found: Selection, form: SheetForm) -> bool:
    words = form.words()
    texts = {name: words.pop(name) for name in TEXTS}
    reasons = {int(name.removeprefix("reason_")): text for name, text in words.items()}
    conflicts = services.edit(
        selection=found,
        curator=person(request),
        texts=texts,
        reasons=reasons,
        visibility=form.cleaned_data["visibility"],
    )
    form.show_conflicts(conflicts)
    return not conflicts


def _after_saving(request: HttpRequest, found: Selection) -> HttpResponse:
    """Do what the pressed button says besides: take a film out, or move it a place."""
    curator = person(request)
    form = OrderForm(request.POST, known=[])
    form.is_valid()
    for name, steps in (("remove", 0), ("up", -1), ("down", 1)):
        entry = found.entries.filter(pk=form.cleaned_data.get(name) or 0).first()
        if entry is None:
            continue
        if steps:
            services.move(entry=entry, curator=curator, steps=steps)
        else:
            services.remove(entry=entry, curator=curator)
            messages.success(request, _("The film is taken out of the selection."))
        return redirect("selections:edit", pk=found.pk)
    messages.success(request, _("The selection is saved."))
    found.refresh_from_db()
    return redirect(found)


@login_required
@require_safe
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own_selection(request, pk)
    page = Pages(selectors.versions(found), PAGE).get_page(request.GET.get("page"))
    context = {"selection": found, "page": page}
    return render(request, "labels/selections/version_list.html", context)


@login_required
def version(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Version.objects.select_related("selection__label", "by"), pk=pk)
    if not permissions.can_edit(request.user, found.selection):
        raise Http404
    if request.method == "POST":
        services.restore(version=found, curator=person(request))
        messages.success(request, _("The selection stands again as it did then."))
        return redirect("selections:edit", pk=found.selection_id)
    context = {"version": found, "lines": selectors.lines_of(found, request.user)}
    return render(request, "labels/selections/version_detail.html", context)


@login_required
@require_POST
def clone(request: HttpRequest, pk: int) -> HttpResponse:
    link = request.POST.get("lien", "")
    found = get_object_or_404(
        Selection.objects.visible_to(request.user, link=link).select_related("label"), pk=pk
    )
    made = services.clone(selection=found, curator=person(request))
    messages.success(request, _("Here is its order, to make your own. Say why for each film."))
    return redirect("selections:edit", pk=made.pk)


@login_required
def delete_selection(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own_selection(request, pk)
    if request.method == "POST":
        services.delete(selection=found, curator=person(request))
        messages.success(request, _("The selection is deleted."))
        return redirect("selections:mine")
    context = {"selection": found}
    return render(request, "labels/selections/selection_confirm_delete.html", context)


@login_required
@require_POST
def reorder(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own_selection(request, pk)
    wants_json = request.headers.get("Accept") == "application/json"
    try:
        _reorder(found, request)
    except SelectionRefused as error:
        if wants_json:
            return JsonResponse({"message": str(error)}, status=409)
        messages.error(request, str(error))
    if wants_json:
        return JsonResponse({"revision": found.revision})
    return redirect("selections:edit", pk=found.pk)


def _reorder(found: Selection, request: HttpRequest) -> None:
    curator = person(request)
    form = OrderForm(request.POST, known=list(found.entries.values_list("pk", flat=True)))
    if not form.is_valid():
        raise SelectionRefused(_("This film is no longer in the selection."), "changed")
    moved = form.cleaned_data["up"] or form.cleaned_data["down"]
    if not moved:
        services.reorder(
            selection=found,
            curator=curator,
            entries=form.cleaned_data["order"],
            revision=form.cleaned_data["revision"] or found.revision,
        )
        return
    entry = found.entries.filter(pk=moved).first()
    if entry is None:
        raise SelectionRefused(_("This film is no longer in the selection."), "changed")
    services.move(entry=entry, curator=curator, steps=-1 if form.cleaned_data["up"] else 1)


@login_required
def add(request: HttpRequest, pk: int) -> HttpResponse:
    link = request.GET.get("lien", "")
    film = get_object_or_404(Film.objects.visible_to(request.user, link=link), pk=pk)
    form = AddForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _tick(request, film, form)
    return _choices(request, film)


def _tick(request: HttpRequest, film: Film, form: AddForm) -> HttpResponse:
    data, curator = form.cleaned_data, person(request)
    try:
        if data["selection"]:
            chosen = _own_selection(request, data["selection"])
        elif data["title"].strip():
            chosen = services.create(curator=curator, title=data["title"])
        else:
            return _choices(request, film, _("Give the new selection a title."))
        entry = chosen.entries.filter(film=film).first()
        if entry is not None and request.POST.get("untick"):
            services.remove(entry=entry, curator=curator)
            return _choices(request, film, _("Taken out of “%s”.") % chosen.title)
        services.add(selection=chosen, film=film, curator=curator, reason=data["reason"])
    except SelectionRefused as error:
        return _choices(request, film, str(error))
    return _choices(request, film, _("Added to “%s”.") % chosen.title)


def _choices(request: HttpRequest, film: Film, said: str = "") -> HttpResponse:
    context = {
        "film": film,
        "card": cards([film], request)[0],
        "choices": selectors.selections_to_fill(request.user, film).prefetch_related("entries"),
        "said": said,
    }
    partial = "labels/selections/selection_add.html"
    whole = "labels/selections/selection_add_page.html"
    return render(request, partial if request.headers.get("HX-Request") else whole, context)


def _show(request: HttpRequest, found: Selection | None) -> HttpResponse:
    if found is None:
        raise Http404
    lines = selectors.programme(found, request.user)
    # The film's page then leads to the next one of this selection.
    query = f"?dans={found.slug}" if found.visibility == Visibility.PUBLIC else ""
    context = {
        "selection": found,
        "rows": slots.programme_rows(lines, query, request),
        "duration": sum(line.film.duration or 0 for line in lines if line.film),
        "can_edit": permissions.can_edit(request.user, found),
        "origin": selectors.origin(found, request.user),
        "share": request.build_absolute_uri(found.get_absolute_url()),
        "head": sharing.said(found, lines, request),
        "code": sharing.code(found, request) if found.is_published else "",
    }
    return render(request, "labels/selections/selection_detail.html", context)


def _own_selection(request: HttpRequest, pk: int) -> Selection:
    found = get_object_or_404(
        Selection.objects.visible_to(request.user).select_related("label"), pk=pk
    )
    if not permissions.can_edit(request.user, found):
        raise Http404
    return found
