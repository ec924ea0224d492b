"""A shop's accounts: whoever keeps the shop reads them, and for all others they do not exist."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ecran.offers import selectors as offering
from ecran.offers.models import Shop
from ecran.papers import printing
from ecran.statements import drawing, periods, selectors, services
from ecran.statements import export as sheets
from ecran.statements.enums import By
from ecran.statements.errors import StatementRefused
from ecran.statements.forms import (
    HolderForm,
    PayoutForm,
    PeriodForm,
    SharesForm,
    TakeBackForm,
    new_once,
)
from ecran.statements.models import Holder, Payout
from ecran.statements.selectors import Accounts
from labfilms.accounts.requests import person


@login_required
@require_safe
def accounts(request: HttpRequest, slug: str) -> HttpResponse:
    shop = _shop(request, slug)
    form = PeriodForm(request.GET)
    found, by = selectors.accounts(shop, form.period()), form.by()
    lines = selectors.lines(found.parts, by)
    sums = selectors.sums(found.parts)
    context = {
        "slug": slug,
        "shop": shop,
        "form": form,
        "accounts": found,
        "by": by,
        "rest": f"&par={by.value}",
        "tabs": _tabs(found, by),
        "usual": periods.usual(selectors.today()),
        "sums": sums,
        "picture": drawing.picture(lines, by),
        "noun": drawing.noun(by),
        "heads": drawing.heads(),
        "rows": [(line.label, drawing.cells(line.sums)) for line in lines],
        "foot": drawing.cells(sums),
    }
    return render(request, "ecran/statements/accounts_detail.html", context)


def _tabs(found: Accounts, by: By) -> list[dict[str, object]]:
    return [
        {
            "label": one.label,
            "href": f"?{found.period.query}&par={one.value}#ventes",
            "current": one == by,
        }
        for one in By
    ]


@login_required
@require_safe
def export(request: HttpRequest, slug: str) -> HttpResponse:
    shop = _shop(request, slug)
    found = selectors.accounts(shop, PeriodForm(request.GET).period())
    name = f"ventes-{slug}-{_dates(found)}.csv"
    return _file(sheets.as_csv(found).encode(), "text/csv; charset=utf-8", name)


@login_required
def holders(request: HttpRequest, slug: str) -> HttpResponse:
    shop = _shop(request, slug)
    form = HolderForm(request.POST or None, instance=Holder(shop=shop), viewer=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Say now what they earn of which film."))
        return redirect("statements:shares", slug=slug)
    year = periods.whole("year", selectors.today())
    balances = selectors.accounts(shop, year).balances
    context = {"slug": slug, "shop": shop, "form": form, "balances": balances, "year": year}
    return render(request, "ecran/statements/holder_list.html", context)


@login_required
def holder(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    shop = _shop(request, slug)
    one = _holder(shop, pk)
    form = PayoutForm(request.POST or None, initial={"paid_on": selectors.today()})
    if request.method == "POST" and form.is_valid():
        services.pay(holder=one, by=person(request), **form.cleaned_data)
        messages.success(request, _("The payment is noted."))
        return redirect("statements:holder", slug=slug, pk=pk)
    period_form = PeriodForm(request.GET)
    found = selectors.accounts(shop, period_form.period())
    (balance,) = [balance for balance in found.balances if balance.holder.pk == pk]
    # Each page is one payment: sent twice, it is noted once.
    form.initial = {**form.initial, "once": new_once(), "amount": max(0, balance.left) or None}
    context = {
        "slug": slug,
        "shop": shop,
        "holder": one,
        "accounts": found,
        "balance": balance,
        "earned": selectors.earned(found.parts, one),
        "payouts": selectors.payouts_of(one),
        "form": form,
        "period_form": period_form,
        "usual": periods.usual(selectors.today()),
    }
    return render(request, "ecran/statements/holder_detail.html", context)


@login_required
def edit_holder(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    one = _holder(_shop(request, slug), pk)
    form = HolderForm(request.POST or None, instance=one, viewer=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The rights-holder is saved."))
        return redirect("statements:holder", slug=slug, pk=pk)
    context = {"slug": slug, "holder": one, "form": form}
    return render(request, "ecran/statements/holder_form.html", context)


@login_required
@require_POST
def drop_holder(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    one = _holder(_shop(request, slug), pk)
    try:
        services.drop_holder(holder=one)
    except StatementRefused as error:
        messages.error(request, str(error))
        return redirect("statements:holder", slug=slug, pk=pk)
    return redirect("statements:holders", slug=slug)


@login_required
@require_safe
def statement(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    shop = _shop(request, slug)
    one = _holder(shop, pk)
    found = selectors.accounts(shop, PeriodForm(request.GET).period())
    paper = printing.statement_pdf(sheets.as_statement(shop, one, found))
    return _file(paper, "application/pdf", f"releve-{slugify(one.name)}-{_dates(found)}.pdf")


@login_required
@require_POST
def undo(request: HttpRequest, slug: str, pk: int, payout: int) -> HttpResponse:
    one = _holder(_shop(request, slug), pk)
    noted = get_object_or_404(Payout.objects.filter(holder=one), pk=payout)
    try:
        services.undo(payout=noted, by=person(request))
    except StatementRefused as error:
        messages.error(request, str(error))
    return redirect("statements:holder", slug=slug, pk=pk)


@login_required
@require_safe
def shares(request: HttpRequest, slug: str) -> HttpResponse:
    shop = _shop(request, slug)
    context = {
        "slug": slug,
        "shop": shop,
        "films": selectors.shared(shop, selectors.films_to_share(shop)),
        "has_holders": selectors.holders_of(shop).exists(),
    }
    return render(request, "ecran/statements/share_list.html", context)


@login_required
def film_shares(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    shop = _shop(request, slug)
    film = get_object_or_404(selectors.films_to_share(shop), pk=pk)
    (shared,) = selectors.shared(shop, [film])
    held = list(selectors.holders_of(shop))
    start: dict[str, object] = {"starts_on": selectors.next_day(shop, shared)}
    if shared.agreements:
        start |= {f"part-{one.pk}": points for one, points in shared.agreements[0].shares}
    form = SharesForm(request.POST or None, initial=start, holders=held)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["starts_on"]
        try:
            services.agree(shop=shop, film=film, points=form.points(), starts_on=said)
        except StatementRefused as error:
            form.add_error("starts_on" if error.code == "closed" else None, str(error))
        else:
            messages.success(request, _("The shares are saved."))
            return redirect("statements:film_shares", slug=slug, pk=pk)
    context = {"slug": slug, "film": film, "shared": shared, "form": form, "holders": held}
    return render(request, "ecran/statements/share_form.html", context)


@login_required
@require_POST
def take_back(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    shop = _shop(request, slug)
    film = get_object_or_404(selectors.films_to_share(shop), pk=pk)
    form = TakeBackForm(request.POST)
    if form.is_valid():
        try:
            services.take_back(shop=shop, film=film, **form.cleaned_data)
        except StatementRefused as error:
            messages.error(request, str(error))
    return redirect("statements:film_shares", slug=slug, pk=pk)


def _shop(request: HttpRequest, slug: str) -> Shop:
    own = offering.own_shop(request.user, slug)
    found = offering.shop_of(own) if own else None
    if found is None:
        raise Http404
    return found


def _holder(shop: Shop, pk: int) -> Holder:
    return get_object_or_404(Holder.objects.select_related("person"), shop=shop, pk=pk)


def _dates(found: Accounts) -> str:
    return f"{found.period.begins.isoformat()}-{found.period.ends.isoformat()}"


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    named = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = named or "attachment"
    return response
