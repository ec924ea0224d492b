import logging
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from ecran.codes import selectors as coding
from ecran.codes import services as codes
from ecran.codes.errors import CodeRefused
from ecran.codes.models import Code
from ecran.offers import selectors as offering
from ecran.offers.models import Offer, Shop
from ecran.orders import letters, quotes, receipts, selectors, services, words
from ecran.orders.enums import PaperKind, State
from ecran.orders.errors import OrderRefused
from ecran.orders.forms import BuyForm, CodeForm
from ecran.orders.models import Order, Paper
from ecran.orders.quotes import Buyer
from ecran.papers.printing import receipt_pdf
from ecran.payments import registry
from ecran.payments.errors import Forged, ProviderAway, UnknownProvider
from labfilms.accounts.models import User
from labfilms.accounts.requests import ask_password_again, person, source
from labfilms.core.paging import Pages
from network.people import selectors as people

log = logging.getLogger(__name__)
PAGE = 30
# A notice names a payment; nothing longer is read.
MOST_TOLD = 256 * 1024
# Where the country that was said is remembered, for prices and the next time.
COUNTRY = "country"


# --- whoever buys ---------------------------------------------------------------------------------


@never_cache
def buy(request: HttpRequest, pk: int) -> HttpResponse:
    offers = Offer.objects.open().select_related("shop__organisation", "sale__film", "collection")
    offer = get_object_or_404(offers, pk=pk)
    known = request.user.is_authenticated
    start = {"country": request.session.get(COUNTRY, "FR"), "code": request.GET.get("code", "")}
    form = BuyForm(request.POST or None, initial=start, has_account=known)
    # « Appliquer » asks for the price with a code; what else the form lacks is not said then.
    asks_price = request.method == "POST" and "apply" in request.POST
    off = _taken_off(request, offer, form)
    if request.method == "POST" and off.refused and not asks_price:
        form.add_error("code", off.refused)
    if request.method == "POST" and not asks_price and form.is_valid():
        request.session[COUNTRY] = form.cleaned_data["country"]
        try:
            return _order(request, offer, form, off.code)
        except CodeRefused as error:
            form.add_error("code", str(error))
        except OrderRefused as error:
            form.add_error("country" if error.code == "country" else None, str(error))
        except (ProviderAway, UnknownProvider) as error:
            form.add_error(None, str(error))
    country = form["country"].value() or "FR"
    films = offering.films_of(offer)
    context = {
        "offer": offer,
        "form": form,
        "films": films,
        "quote": quotes.quote(offer=offer, country=country, off=off.cents),
        "off": off,
        "shows_errors": not asks_price,
        "terms": words.before(offer, people.zone_of(request.user)),
        "saved": offering.saved(offer) if offer.collection else 0,
        "is_hosted": services.is_hosted(offer.shop.provider),
        "provider": words.provider(offer.shop.provider),
    }
    return render(request, "ecran/orders/buy.html", context)


@dataclass(frozen=True, slots=True)
class Off:
    """What a code that was written takes off, in cents; or why it takes nothing."""

    code: Code | None = None
    cents: int = 0
    refused: str = ""


def _taken_off(request: HttpRequest, offer: Offer, form: BuyForm) -> Off:
    text = str(form["code"].value() or "")
    if not text.strip():
        return Off()
    try:
        code = codes.find(text=text, source=source(request))
        return Off(code, codes.taken_off(code=code, offer=offer))
    except CodeRefused as error:
        return Off(refused=str(error))


def _order(request: HttpRequest, offer: Offer, form: BuyForm, code: Code | None) -> HttpResponse:
    said = form.cleaned_data
    known = request.user if isinstance(request.user, User) else None
    buyer = Buyer(
        email=known.email if known else said["email"],
        country=said["country"],
        language=translation.get_language(),
        person=known,
    )
    order = services.place(offer=offer, buyer=buyer, code=code, is_gift=said["is_gift"])
    return _pay(order)


def _pay(order: Order) -> HttpResponse:
    if order.state == State.WAITING:
        told = reverse("orders:told", args=(order.provider, order.shop.organisation.slug))
        address = services.begin(
            order=order,
            back=letters.absolute(order.get_absolute_url()),
            told=letters.absolute(told),
        )
        if address:
            return redirect(address)
    return redirect(order)


@never_cache
def code(request: HttpRequest, text: str = "") -> HttpResponse:
    """Take any code, typed or read from a card: it leads to what it opens."""
    form = CodeForm(request.POST or None, initial={"code": text})
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["code"]
    found, refused = None, ""
    if text:
        try:
            found = codes.find(text=text, source=source(request))
        except CodeRefused as error:
            refused = str(error)
    offers = coding.offers_for(found) if found else []
    if len(offers) == 1:
        query = urlencode({"code": str(found)})
        return redirect(f"{reverse('orders:buy', args=(offers[0].pk,))}?{query}")
    context = {"form": form, "code": found, "offers": offers, "refused": refused}
    return render(request, "ecran/orders/code.html", context)


@never_cache
@require_safe
def order(request: HttpRequest, token: str) -> HttpResponse:
    found = _order_of(request, token)
    if found.state == State.WAITING and services.is_hosted(found.provider):
        # Whoever comes back from their page need not wait for the notice.
        services.ask(order=found)
    row = selectors.bought(Order.objects.filter(pk=found.pk))[0]
    context = {
        "bought": row,
        "order": row.order,
        "shop": found.shop,
        "terms": words.terms(found),
        "provider": words.provider(found.provider),
        "papers": [(paper, receipts.label(paper)) for paper in row.papers],
        "zone": people.zone_of(request.user),
    }
    return render(request, "ecran/orders/order_detail.html", context)


@require_POST
def pay(request: HttpRequest, token: str) -> HttpResponse:
    found = _order_of(request, token)
    try:
        return _pay(found)
    except (ProviderAway, UnknownProvider) as error:
        messages.error(request, str(error))
        return redirect(found)


@require_POST
def give_up(request: HttpRequest, token: str) -> HttpResponse:
    found = _order_of(request, token)
    services.give_up(order=found, by=None)
    messages.success(request, _("The order is closed: nothing is owed."))
    return redirect(found)


@never_cache
@require_safe
def paper(request: HttpRequest, token: str, number: int) -> HttpResponse:
    found = _order_of(request, token)
    return _print(get_object_or_404(Paper, entry__order=found, number=number), found)


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    page = Pages(selectors.orders_of(person(request)), PAGE).get_page(request.GET.get("page"))
    rows = selectors.bought(Order.objects.filter(pk__in=[one.pk for one in page.object_list]))
    zone = people.zone_of(request.user)
    return render(
        request, "ecran/orders/order_mine.html", {"rows": rows, "page": page, "zone": zone}
    )


def _order_of(request: HttpRequest, token: str) -> Order:
    found = selectors.order(request.user, token)
    if found is None:
        raise Http404
    return found


def _print(paper: Paper, order: Order) -> HttpResponse:
    with translation.override(order.language):
        pdf = receipt_pdf(receipts.receipt(paper))
        kind = PaperKind(paper.kind).label
    name = f"labfilms-{kind}-{receipts.label(paper)}.pdf"
    header = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": header}
    )


# --- whoever sells --------------------------------------------------------------------------------


@login_required
@require_safe
def sales(request: HttpRequest, slug: str) -> HttpResponse:
    shop = _shop(request, slug)
    page = Pages(selectors.sales_of(shop), PAGE).get_page(request.GET.get("page"))
    rows = selectors.bought(Order.objects.filter(pk__in=[one.pk for one in page.object_list]))
    context = {"organisation": shop.organisation, "shop": shop, "rows": rows, "page": page}
    return render(request, "ecran/orders/sales.html", context)


@login_required
@require_POST
def mark_paid(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    shop = _shop(request, slug)
    found = get_object_or_404(selectors.sales_of(shop), pk=pk)
    try:
        services.mark_paid(order=found, by=person(request))
    except OrderRefused as error:
        messages.error(request, str(error))
    else:
        said = _("%(number)s is paid: its buyer has been written to.")
        messages.success(request, said % {"number": found.number})
    return redirect("orders:sales", slug=slug)


@login_required
def refund(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    shop = _shop(request, slug)
    # Money leaves: the password again.
    ask_password_again(request)
    found = get_object_or_404(selectors.sales_of(shop), pk=pk)
    if request.method == "POST":
        try:
            services.refund(order=found, by=person(request))
        except OrderRefused as error:
            messages.error(request, str(error))
        except ProviderAway as error:
            messages.error(request, str(error.for_seller))
        except UnknownProvider as error:
            messages.error(request, str(error))
        else:
            said = _("%(number)s is refunded: its film closes within a minute.")
            messages.success(request, said % {"number": found.number})
        return redirect("orders:sales", slug=slug)
    context = {
        "organisation": shop.organisation,
        "order": found,
        "left": selectors.balance(list(found.entries.all())),
    }
    return render(request, "ecran/orders/refund.html", context)


@login_required
@require_POST
def close(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    shop = _shop(request, slug)
    found = get_object_or_404(selectors.sales_of(shop), pk=pk)
    services.give_up(order=found, by=person(request))
    return redirect("orders:sales", slug=slug)


def _shop(request: HttpRequest, slug: str) -> Shop:
    organisation = offering.own_shop(request.user, slug)
    found = offering.shop_of(organisation) if organisation else None
    if found is None:
        raise Http404
    return found


# --- providers ------------------------------------------------------------------------------------


@csrf_exempt
@require_POST
def told(request: HttpRequest, provider: str, slug: str) -> HttpResponse:
    """Hear a provider: what is not its word is refused, what is not for us is left alone."""
    shop = selectors.shop_at(slug)
    if shop is None:
        raise Http404
    if int(request.headers.get("Content-Length") or 0) > MOST_TOLD:
        return HttpResponse(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        account = services.account_of(shop)
        events = registry.provider(provider).read(request.body, request.headers, account)
    except UnknownProvider as error:
        raise Http404 from error
    except Forged:
        log.warning("a notice of %s for %s was not its word", provider, slug)
        return HttpResponse(status=HTTPStatus.BAD_REQUEST)
    except ProviderAway:
        return HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE)
    for key in {event.key for event in events}:
        found = selectors.sales_of(shop).filter(token=key, provider=provider).first()
        if found is None:
            # Another site's order on the same account: a provider would stop telling us.
            log.info("a notice of %s for %s is of no order here", provider, slug)
            continue
        try:
            services.told(order=found, events=[one for one in events if one.key == key])
        except OrderRefused:
            return HttpResponse(status=HTTPStatus.BAD_REQUEST)
    return HttpResponse(status=HTTPStatus.OK)
