"""What each template is given: words in the language spoken, amounts and days already written."""

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ecran.papers import figures, squares
from ecran.papers.content import (
    CodeSheet,
    Party,
    Receipt,
    ReceiptKind,
    Statement,
    StatementLine,
)

GROUP: Final = 4


def receipt(one: Receipt) -> dict[str, Any]:
    credit = one.kind is ReceiptKind.CREDIT_NOTE
    kind = _("Credit note") if credit else _("Receipt")
    whole = _("Credit note no. %(number)s") if credit else _("Receipt no. %(number)s")
    whole %= {"number": one.number}
    return {
        "title": f"{whole} – {one.seller.name}",
        "foot": whole,
        "number": _("No. %(number)s") % {"number": one.number},
        "of": _("on receipt no. %(number)s") % {"number": one.of} if one.of else "",
        "at": figures.at(one.at),
        "seller": party(one.seller),
        "buyer": party(one.buyer),
        "lines": [
            {
                "words": line.words,
                "detail": line.detail,
                "rate": figures.rate(line.vat_rate),
                "amount": figures.amount(line.amount, one.currency),
            }
            for line in one.lines
        ],
        "vat": _taxes(one),
        "total": figures.amount(one.total, one.currency),
        "paid": one.paid_by,
        "mentions": one.mentions,
        "words": {
            "kind": kind,
            "buyer": pgettext("whom a receipt is for", "For"),
            "what": pgettext("what was bought", "Item"),
            "vat": _("VAT"),
            "amount": _("Amount, tax included") if one.vat else pgettext("of money", "Amount"),
            "total": _("Total, tax included") if one.vat else pgettext("of money", "Total"),
            "paid": _("Refunded by") if credit else _("Paid by"),
            "page": page(),
        },
    }


def _taxes(one: Receipt) -> list[dict[str, str]]:
    """Return what is net of VAT, then VAT by rate, each with the sum that it is counted on."""
    if not one.vat:
        return []
    net = sum(line.net for line in one.vat)
    words = _("VAT at %(rate)s on %(net)s")
    return [{"words": _("Total before tax"), "amount": figures.amount(net, one.currency)}] + [
        {
            "words": words
            % {"rate": figures.rate(line.rate), "net": figures.amount(line.net, one.currency)},
            "amount": figures.amount(line.vat, one.currency),
        }
        for line in one.vat
    ]


def codes(sheet: CodeSheet) -> dict[str, Any]:
    return {
        # No accessible document goes without a title.
        "name": sheet.title.strip() or _("Codes"),
        "title": sheet.title,
        "gives": sheet.words,
        "until": sheet.until,
        "cards": [
            {
                "groups": groups(card.code),
                "address": card.address,
                "shown": card.address.partition("://")[2] or card.address,
                "square": squares.drawn(card.address),
            }
            for card in sheet.cards
        ],
        "words": {"page": page()},
    }


def groups(code: str) -> list[str]:
    """Return a code in fours; one that has its own hyphens or spaces is cut there, and keeps them.

    A sign that is taken away or added would make another code of it.
    """
    if "-" in code or " " in code:
        return [code]
    return [code[start : start + GROUP] for start in range(0, len(code), GROUP)]


def statement(one: Statement) -> dict[str, Any]:
    period = _("from %(begins)s to %(ends)s") % {
        "begins": figures.on(one.begins),
        "ends": figures.on(one.ends),
    }
    kind = _("Statement of sales")
    title = f"{kind} – {one.holder.name} – {period}"
    return {
        "title": title,
        "foot": title,
        "period": period,
        "holder": party(one.holder),
        "seller": party(one.seller),
        "total": figures.amount(one.total, one.currency),
        "lines": [_row(line, one.currency) for line in one.lines],
        "sums": _row(_sums(one), one.currency),
        "made": _("Made on %(moment)s.") % {"moment": figures.at(one.made_at)},
        "words": {
            "kind": kind,
            "due_in_all": _("Due for the period"),
            "holder": _("Rights-holder"),
            "seller": _("Seller"),
            "nothing": _("Nothing was sold in this period."),
            "columns": _columns(),
            "page": page(),
        },
    }


def _columns() -> list[str]:
    return [
        _("Title"),
        pgettext("a rental, a purchase or a pass", "Way of selling"),
        pgettext("how many", "Sold"),
        pgettext("of money", "Tax included"),
        _("VAT"),
        pgettext("of money", "Before tax"),
        pgettext("of a rights-holder", "Share"),
        pgettext("of money", "Due"),
    ]


def _row(line: StatementLine, currency: str) -> list[str]:
    sums = [figures.amount(cents, currency) for cents in (line.gross, line.vat, line.net)]
    due = figures.amount(line.due, currency)
    return [line.title, line.kind, figures.count(line.sold), *sums, line.share, due]


def _sums(one: Statement) -> StatementLine:
    """Return the row that closes the table: each column of figures summed."""
    lines = one.lines
    return StatementLine(
        title=pgettext("of money", "Total"),
        kind="",
        sold=sum(line.sold for line in lines),
        gross=sum(line.gross for line in lines),
        vat=sum(line.vat for line in lines),
        net=sum(line.net for line in lines),
        share="",
        due=one.total,
    )


def party(one: Party) -> dict[str, Any]:
    """Return a party as templates read it; a number is written where there is one."""
    numbers = []
    if one.siren:
        numbers.append(f"SIREN {figures.siren(one.siren)}")
    if one.vat_number:
        numbers.append(_("VAT no. %(number)s") % {"number": one.vat_number})
    return {"name": one.name, "lines": one.lines, "numbers": numbers}


def page() -> str:
    """Return what stands at the foot of a page; typst alone knows both numbers."""
    return _("Page {page} of {pages}")
