from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from ecran.codes import drawing, selectors, services
from ecran.codes import export as tables
from ecran.codes.errors import CodeRefused
from ecran.codes.forms import BatchForm
from ecran.codes.models import Batch
from ecran.offers import selectors as offers
from ecran.offers.models import Shop
from ecran.papers import printing
from labfilms.accounts.requests import person
from labfilms.core.paging import Pages
from network.people import selectors as people

BATCHES, CODES = 25, 50


@login_required
@require_safe
def batches(request: HttpRequest, slug: str) -> HttpResponse:
    shop = _shop(request, slug)
    page = Pages(selectors.promotions(shop), BATCHES).get_page(request.GET.get("page"))
    context = {"organisation": shop.organisation, "page": page}
    return render(request, "ecran/codes/batch_list.html", context)


@login_required
def new(request: HttpRequest, slug: str) -> HttpResponse:
    shop = _shop(request, slug)
    zone = people.zone_of(person(request))
    form = BatchForm(request.POST or None, zone=zone, films=selectors.films_sold(shop))
    if request.method == "POST" and (made := _make(request, shop, form)):
        said = ngettext("One code is made.", "%(count)d codes are made.", made.quantity)
        messages.success(request, said % {"count": made.quantity})
        return redirect("codes:batch", slug=slug, pk=made.pk)
    context = {"organisation": shop.organisation, "form": form}
    return render(request, "ecran/codes/batch_form.html", context)


def _make(request: HttpRequest, shop: Shop, form: BatchForm) -> Batch | None:
    if not form.is_valid():
        return None
    said = form.cleaned_data
    try:
        return services.make(
            shop=shop,
            terms=form.terms(),
            quantity=said["quantity"],
            text=said["text"],
            by=person(request),
        )
    except CodeRefused as error:
        form.add_error("text" if said["text"] else None, str(error))
        return None


@login_required
@require_safe
def batch(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = _batch(request, slug, pk)
    typed = request.GET.get("q", "")
    page = Pages(selectors.codes_of(found, typed), CODES).get_page(request.GET.get("page"))
    context = {
        "organisation": found.shop.organisation,
        "batch": found,
        "page": page,
        "typed": typed,
        "parts": selectors.parts(found),
        "films": [] if found.everything else list(found.films.order_by("title", "pk")),
    }
    return render(request, "ecran/codes/batch_detail.html", context)


@login_required
@require_POST
def close(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = _batch(request, slug, pk)
    services.close(batch=found)
    messages.success(request, _("These codes open nothing any more."))
    return redirect("codes:batch", slug=slug, pk=pk)


@login_required
@require_POST
def close_code(request: HttpRequest, slug: str, pk: int, code: int) -> HttpResponse:
    found = get_object_or_404(_batch(request, slug, pk).codes, pk=code)
    services.close_one(code=found)
    messages.success(request, _("The code %(code)s opens nothing any more.") % {"code": found})
    return redirect("codes:batch", slug=slug, pk=pk)


@login_required
@require_safe
def export(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = _batch(request, slug, pk)
    text = tables.as_csv(found, selectors.codes_of(found))
    return _file(text, "text/csv; charset=utf-8", f"codes-{pk}.csv")


@login_required
@require_safe
def cards(request: HttpRequest, slug: str, pk: int, number: int) -> HttpResponse:
    found = _batch(request, slug, pk)
    part = next((one for one in selectors.parts(found) if one.number == number), None)
    if part is None:
        raise Http404
    codes = selectors.cards_of(found, part)
    if not codes:
        messages.info(request, _("No code is left there to hand out: none was printed."))
        return redirect("codes:batch", slug=slug, pk=pk)
    printed = printing.codes_pdf(drawing.sheet(found, codes))
    return _file(printed, "application/pdf", f"codes-{pk}-{number}.pdf")


def _file(content: str | bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    header = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = header or "attachment"
    return response


def _shop(request: HttpRequest, slug: str) -> Shop:
    """Return the shop that this person keeps: every door of this room opens by it."""
    organisation = offers.own_shop(request.user, slug)
    found = offers.shop_of(organisation) if organisation else None
    if organisation is None or found is None:
        raise Http404
    # Known already: it is not asked for again.
    found.organisation = organisation
    return found


def _batch(request: HttpRequest, slug: str, pk: int) -> Batch:
    return get_object_or_404(selectors.promotions(_shop(request, slug)), pk=pk)
