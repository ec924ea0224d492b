from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ecran.catalogue import permissions, selectors, services
from ecran.catalogue.errors import CatalogueRefused
from ecran.catalogue.forms import AddForm, CollectionForm, NewCollectionForm, OrderForm
from ecran.catalogue.models import Collection
from ecran.catalogue.slots import COLLECTION_OFFERS
from ecran.films.slots import cards
from network.organisations.models import Organisation

# How many cards stand in sight when the page opens.
FIRST = 4


@require_safe
def catalogue(request: HttpRequest, slug: str) -> HttpResponse:
    readable = Organisation.objects.visible_to(request.user).select_related("region")
    organisation = get_object_or_404(readable, slug=slug)
    windows = selectors.windows_of(organisation, request.user)
    keeps = permissions.can_keep(request.user, organisation)
    if not windows and not keeps:
        raise Http404
    drawn = iter(cards([film for one in windows for film in one.films], request, first=FIRST))
    offers = COLLECTION_OFFERS.fill([one.collection for one in windows], request)
    context = {
        "organisation": organisation,
        "windows": [
            (one, [next(drawn) for _film in one.films], offers.get(one.collection.pk, ()))
            for one in windows
        ],
        "has_prices": any(film.sold for one in windows for film in one.films),
        "can_keep": keeps,
    }
    return render(request, "ecran/catalogue/catalogue_detail.html", context)


@login_required
def keep(request: HttpRequest, slug: str) -> HttpResponse:
    own = Organisation.objects.administered_by(request.user)
    organisation = get_object_or_404(own, slug=slug)
    form = NewCollectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.create(organisation=organisation, **form.cleaned_data)
        except CatalogueRefused as error:
            form.add_error(None, str(error))
        else:
            return redirect("catalogue:edit", pk=made.pk)
    found = selectors.collections_of(organisation)
    context = {"organisation": organisation, "form": form, "collections": found}
    return render(request, "ecran/catalogue/catalogue_form.html", context)


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    form = CollectionForm(request.POST or None, instance=_own(request, pk))
    if request.method == "POST" and form.is_valid():
        services.edit(collection=found, **form.cleaned_data)
        messages.success(request, _("The collection is saved."))
        return redirect("catalogue:edit", pk=pk)
    return _sheet(request, found, form)


def _sheet(request: HttpRequest, found: Collection, form: CollectionForm) -> HttpResponse:
    places = selectors.places_of(found)
    known = [place.film_id for place in places]
    left = selectors.films_to_show(found.organisation).exclude(pk__in=known)
    context = {
        "collection": found,
        "form": form,
        "places": places,
        "add_form": AddForm(films=left) if left.exists() else None,
    }
    return render(request, "ecran/catalogue/collection_form.html", context)


@login_required
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    form = AddForm(request.POST, films=selectors.films_to_show(found.organisation))
    if not form.is_valid():
        messages.error(request, _("This film is not your structure’s to show."))
        return redirect("catalogue:edit", pk=pk)
    try:
        services.add(collection=found, film=form.cleaned_data["film"])
    except CatalogueRefused as error:
        messages.error(request, str(error))
    return redirect("catalogue:edit", pk=pk)


@login_required
@require_POST
def reorder(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the films in order, move one a place, or take one out."""
    found = _own(request, pk)
    wants_json = request.headers.get("Accept") == "application/json"
    try:
        _arrange(found, request)
    except CatalogueRefused as error:
        if wants_json:
            return JsonResponse({"message": str(error)}, status=HTTPStatus.CONFLICT)
        messages.error(request, str(error))
    if wants_json:
        return JsonResponse({"revision": found.revision})
    return redirect("catalogue:edit", pk=pk)


def _arrange(found: Collection, request: HttpRequest) -> None:
    form = OrderForm(request.POST, known=list(found.places.values_list("pk", flat=True)))
    if not form.is_valid():
        raise CatalogueRefused(_("This film is no longer in the collection."), "changed")
    said = form.cleaned_data
    chosen = said["up"] or said["down"] or said["remove"]
    if not chosen:
        revision = said["revision"] or found.revision
        services.reorder(collection=found, places=said["order"], revision=revision)
        return
    place = found.places.filter(pk=chosen).first()
    if place is None:
        raise CatalogueRefused(_("This film is no longer in the collection."), "changed")
    if said["remove"]:
        services.remove(place=place)
    else:
        services.move(place=place, steps=-1 if said["up"] else 1)


@login_required
@require_POST
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    services.delete(collection=found)
    messages.success(request, _("The collection is gone; its films are where they were."))
    return redirect("catalogue:keep", slug=found.organisation.slug)


def _own(request: HttpRequest, pk: int) -> Collection:
    found = get_object_or_404(Collection.objects.select_related("organisation"), pk=pk)
    if not permissions.can_keep(request.user, found.organisation):
        raise Http404
    return found
