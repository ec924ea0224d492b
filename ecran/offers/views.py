from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ecran.catalogue import selectors as catalogue
from ecran.offers import selectors, services
from ecran.offers.errors import OfferRefused
from ecran.offers.forms import PassForm, SaleForm, ShopForm, sale_words
from ecran.offers.models import Sale, Shop
from ecran.offers.slots import SHOP_TOOLS
from labfilms.accounts.requests import ask_password_again, person
from network.organisations.models import Organisation
from network.people import selectors as people


@login_required
@require_safe
def shop(request: HttpRequest, slug: str) -> HttpResponse:
    organisation = _own(request, slug)
    found = selectors.shop_of(organisation)
    if found is None:
        return redirect("offers:settings", slug=slug)
    passes = selectors.passes(organisation)
    collections = catalogue.collections_of(organisation)
    context = {
        "organisation": organisation,
        "shop": found,
        "lines": selectors.lines(organisation),
        "collections": [(one, passes.get(one.pk)) for one in collections],
        "tools": SHOP_TOOLS.fill_one(found, request),
    }
    return render(request, "ecran/offers/shop_detail.html", context)


@login_required
def shop_settings(request: HttpRequest, slug: str) -> HttpResponse:
    organisation = _own(request, slug)
    # Where the money goes is said here.
    ask_password_again(request)
    known = selectors.shop_of(organisation)
    start = {
        "legal_name": organisation.name,
        "siren": organisation.siren,
        "email": person(request).email,
    }
    form = ShopForm(request.POST or None, instance=known, initial={} if known else start)
    if request.method == "POST" and form.is_valid():
        services.keep_shop(organisation=organisation, words=form.cleaned_data)
        messages.success(request, _("The shop is saved."))
        if form.rehearses:
            messages.warning(request, _("This key is for trying: nobody’s money moves."))
        return redirect("offers:shop", slug=slug)
    context = {"organisation": organisation, "form": form, "shop": known}
    return render(request, "ecran/offers/shop_form.html", context)


@login_required
def film(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = _shop(request, slug)
    sold = get_object_or_404(selectors.films_to_sell(found.organisation), pk=pk)
    zone = people.zone_of(request.user)
    sale = Sale.objects.filter(film=sold).first()
    if sale is not None and sale.shop_id != found.pk:
        raise Http404
    offers = {one.kind: one for one in sale.offers.filter(withdrawn_at=None)} if sale else {}
    form = SaleForm(
        request.POST or None,
        initial=sale_words(sale, offers, zone),
        zone=zone,
        volunteers=sale is None and selectors.made_by_volunteers(sold),
    )
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["sold"] == "free":
            services.free(film=sold)
            messages.success(request, _("Everyone watches it free."))
        else:
            services.sell(film=sold, shop=found, terms=form.terms(), by=person(request))
            messages.success(request, _("It is on sale on these terms."))
        return redirect("offers:shop", slug=slug)
    context = {"organisation": found.organisation, "film": sold, "form": form, "zone": zone}
    return render(request, "ecran/offers/sale_form.html", context)


@login_required
def collection_pass(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = _shop(request, slug)
    several = get_object_or_404(catalogue.collections_of(found.organisation), pk=pk)
    known = selectors.passes(found.organisation).get(several.pk)
    start = {"cents": known.cents, "days": known.days} if known else {}
    form = PassForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            services.sell_pass(collection=several, shop=found, **form.cleaned_data)
        except OfferRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The pass is on sale."))
            return redirect("offers:shop", slug=slug)
    context = {
        "organisation": found.organisation,
        "collection": several,
        "form": form,
        "known": known,
        "films": selectors.films_of(known) if known else [],
    }
    return render(request, "ecran/offers/pass_form.html", context)


@login_required
@require_POST
def end_pass(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = _shop(request, slug)
    several = get_object_or_404(catalogue.collections_of(found.organisation), pk=pk)
    services.end_pass(collection=several)
    messages.success(request, _("This pass is no longer sold; who has it keeps it."))
    return redirect("offers:shop", slug=slug)


def _own(request: HttpRequest, slug: str) -> Organisation:
    found = selectors.own_shop(request.user, slug)
    if found is None:
        raise Http404
    return found


def _shop(request: HttpRequest, slug: str) -> Shop:
    found = selectors.shop_of(_own(request, slug))
    if found is None:
        raise Http404
    return found
