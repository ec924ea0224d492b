"""The papers of an order: numbered without a hole, kept as they were said."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ecran.offers.models import Shop
from ecran.orders import words
from ecran.orders.enums import PaperKind, What
from ecran.orders.models import Entry, Order, Paper
from ecran.papers.content import Party, Receipt, ReceiptKind, ReceiptLine, VatLine
from labfilms.core import money

KINDS = {PaperKind.RECEIPT: ReceiptKind.RECEIPT, PaperKind.CREDIT_NOTE: ReceiptKind.CREDIT_NOTE}


def number(*, order: Order, entries: Sequence[Entry]) -> None:
    """Make the papers that an order's money asks for and does not have yet: one a fact.

    A credit note answers a receipt: it waits for it, should a refund be told of before its payment.
    Locks the shop's row: its numbers follow each other.
    """
    paid = [one for one in entries if one.what == What.PAID and one.amount]
    back = [one for one in entries if one.what == What.REFUNDED and one.amount] if paid else []
    have = set(Paper.objects.filter(entry__in=[*paid, *back]).values_list("entry", flat=True))
    wanted = [one for one in [*paid, *back] if one.pk not in have]
    if not wanted:
        return
    shop = Shop.objects.select_for_update().get(pk=order.shop_id)
    taxes = _taxes(order, [*paid, *back])
    for entry in wanted:
        shop.last_number += 1
        kind = PaperKind.RECEIPT if entry.what == What.PAID else PaperKind.CREDIT_NOTE
        paper = Paper(
            shop=shop, number=shop.last_number, kind=kind, entry=entry, made_at=timezone.now()
        )
        of = _receipt_of(paid) if kind == PaperKind.CREDIT_NOTE else ""
        with translation.override(order.language):
            paper.content = _content(order, entry, shop, (of, taxes[entry.pk]))
        paper.save()
    shop.save(update_fields=["last_number"])


def _taxes(order: Order, entries: Sequence[Entry]) -> dict[int, int]:
    """Return the tax of each entry, with its sign: what it makes of the tax of what remains paid.

    Two halves sent back so give back the tax of the whole, to the cent.
    """
    taxes, left = {}, 0
    for entry in entries:
        before = left
        left += -entry.amount if entry.what == What.REFUNDED else entry.amount
        taxes[entry.pk] = _tax(order, left) - _tax(order, before)
    return taxes


def _tax(order: Order, amount: int) -> int:
    return money.vat_within(max(0, amount), order.vat_rate)


def _receipt_of(paid: Sequence[Entry]) -> str:
    found = Paper.objects.filter(entry__in=[one.pk for one in paid]).order_by("number").first()
    return label(found) if found else ""


def label(paper: Paper) -> str:
    """Return a paper's number as it is printed: the year, then its place in the shop's series."""
    return f"{timezone.localtime(paper.made_at).year}-{paper.number:06d}"


def _content(order: Order, entry: Entry, shop: Shop, about: tuple[str, int]) -> dict[str, Any]:
    sign = -1 if entry.what == What.REFUNDED else 1
    mentions = [
        _("Watching began at once, at the buyer’s request, who waived the right to withdraw.")
    ]
    if shop.vat_free:
        mentions.append(_("VAT not applicable, article 293 B of the French tax code."))
    return {
        "of": about[0],
        "seller": {
            "name": shop.legal_name,
            "lines": [*shop.address.splitlines(), shop.email],
            "siren": shop.siren,
            "vat_number": shop.vat_number,
        },
        "buyer": {
            "name": str(order.buyer) if order.buyer else order.email,
            "lines": [order.email, str(order.country.name)]
            if order.buyer
            else [str(order.country.name)],
        },
        "words": f"{order.get_kind_display().capitalize()} · {order.title}",
        "detail": words.terms(order),
        "amount": sign * entry.amount,
        "vat_rate": order.vat_rate,
        "vat": about[1],
        "currency": entry.currency,
        "paid_by": words.provider(entry.provider),
        "mentions": mentions,
    }


def receipt(paper: Paper) -> Receipt:
    """Return what a paper says, as it was said when it was made."""
    said = paper.content
    net = said["amount"] - said["vat"]
    return Receipt(
        number=label(paper),
        kind=KINDS[PaperKind(paper.kind)],
        of=said["of"],
        at=_moment(paper.made_at),
        seller=_party(said["seller"]),
        buyer=_party(said["buyer"]),
        lines=(ReceiptLine(said["words"], said["detail"], said["amount"], said["vat_rate"]),),
        vat=(VatLine(said["vat_rate"], net, said["vat"]),) if said["vat_rate"] else (),
        total=said["amount"],
        currency=said["currency"],
        paid_by=said["paid_by"],
        mentions=tuple(said["mentions"]),
    )


def _moment(at: datetime) -> datetime:
    return timezone.localtime(at)


def _party(said: dict[str, Any]) -> Party:
    return Party(
        name=said["name"],
        lines=tuple(line for line in said["lines"] if line),
        siren=said.get("siren", ""),
        vat_number=said.get("vat_number", ""),
    )
