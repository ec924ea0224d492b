from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ecran.films.models import Film
from ecran.films.slots import cards
from labels.identities import selectors as identities
from labels.selections import permissions, selectors, services
from labels.selections.errors import SelectionRefused
from labels.selections.forms import AddForm, OrderForm, ReasonForm, SelectionForm
from labels.selections.models import Entry, Selection
from labfilms.accounts.requests import person
from labfilms.moderation.models import OWN

PAGE = 24


@require_safe
def selections(request: HttpRequest) -> HttpResponse:
    page = Paginator(selectors.selections(), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "cards": selectors.cards(page.object_list)}
    return render(request, "labels/selections/selection_list.html", context)


@login_required
@require_safe
def my_selections(request: HttpRequest) -> HttpResponse:
    mine = Selection.objects.filter(OWN, label__in=identities.labels_of(request.user))
    mine = mine.select_related("label").order_by("-updated_at", "-pk")
    page = Paginator(mine, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "cards": selectors.cards(page.object_list)}
    return render(request, "labels/selections/selection_mine.html", context)


@require_safe
def selection(request: HttpRequest, slug: str) -> HttpResponse:
    return _show(request, selectors.selection_page(request.user, Q(slug=slug)))


@require_safe
def selection_by_link(request: HttpRequest, link: str) -> HttpResponse:
    return _show(request, selectors.selection_page(request.user, Q(link=link), link=link))


@login_required
def new_selection(request: HttpRequest) -> HttpResponse:
    form = SelectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = services.create(curator=person(request), **form.cleaned_data)
        messages.success(request, _("The selection is there: add films to it from any film."))
        return redirect(made)
    return render(request, "labels/selections/selection_form.html", {"form": form})


@login_required
def edit_selection(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own_selection(request, pk)
    form = SelectionForm(request.POST or None, instance=Selection.objects.get(pk=found.pk))
    if request.method == "POST" and form.is_valid():
        services.write(selection=found, curator=person(request), **form.cleaned_data)
        messages.success(request, _("The selection is saved."))
        return redirect(found)
    context = {
        "form": form,
        "selection": found,
        "lines": selectors.programme(found, request.user),
    }
    return render(request, "labels/selections/selection_form.html", context)


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
        _reorder(found, request.POST)
    except SelectionRefused as error:
        if wants_json:
            return JsonResponse({"message": str(error)}, status=409)
        messages.error(request, str(error))
    if wants_json:
        return JsonResponse({"revision": found.revision})
    return redirect("selections:edit", pk=found.pk)


def _reorder(found: Selection, data: QueryDict) -> None:
    form = OrderForm(data, known=list(found.entries.values_list("pk", flat=True)))
    if not form.is_valid():
        raise SelectionRefused(_("This film is no longer in the selection."), "changed")
    moved = form.cleaned_data["up"] or form.cleaned_data["down"]
    if not moved:
        services.reorder(
            selection=found,
            entries=form.cleaned_data["order"],
            revision=form.cleaned_data["revision"] or found.revision,
        )
        return
    entry = found.entries.filter(pk=moved).first()
    if entry is None:
        raise SelectionRefused(_("This film is no longer in the selection."), "changed")
    services.move(entry=entry, steps=-1 if form.cleaned_data["up"] else 1)


@login_required
@require_POST
def write_reason(request: HttpRequest, pk: int) -> HttpResponse:
    entry = _own_entry(request, pk)
    form = ReasonForm(request.POST, instance=entry)
    if form.is_valid():
        form.save()
        messages.success(request, _("The reason is saved."))
    else:
        messages.error(request, _("1,000 characters at most; your text was not saved."))
    return redirect("selections:edit", pk=entry.selection_id)


@login_required
@require_POST
def remove_entry(request: HttpRequest, pk: int) -> HttpResponse:
    entry = _own_entry(request, pk)
    services.remove(entry=entry, curator=person(request))
    messages.success(request, _("The film is taken out of the selection."))
    return redirect("selections:edit", pk=entry.selection_id)


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
    drawn = {
        card.film.pk: card for card in cards([line.film for line in lines if line.film], request)
    }
    context = {
        "selection": found,
        "rows": [(line, drawn[line.film.pk] if line.film else None) for line in lines],
        "duration": sum(line.film.duration or 0 for line in lines if line.film),
        "can_edit": permissions.can_edit(request.user, found),
        "share": request.build_absolute_uri(found.get_absolute_url()),
    }
    return render(request, "labels/selections/selection_detail.html", context)


def _own_selection(request: HttpRequest, pk: int) -> Selection:
    found = get_object_or_404(
        Selection.objects.visible_to(request.user).select_related("label"), pk=pk
    )
    if not permissions.can_edit(request.user, found):
        raise Http404
    return found


def _own_entry(request: HttpRequest, pk: int) -> Entry:
    entry = get_object_or_404(Entry.objects.select_related("selection__label", "film"), pk=pk)
    if not permissions.can_edit(request.user, entry.selection):
        raise Http404
    return entry
