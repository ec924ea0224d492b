"""What leaves the accounts: a sheet for whoever counts, a paper for each rights-holder."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ecran.offers.enums import Kind
from ecran.offers.models import Shop
from ecran.papers.content import Party, Statement, StatementLine
from ecran.statements import periods, selectors
from ecran.statements.ledger import Part
from ecran.statements.models import Holder
from ecran.statements.selectors import Accounts
from labfilms.core import money

# A cell that begins so would be run as a formula (OWASP, CSV injection).
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def as_csv(accounts: Accounts) -> str:
    """Return one line an entry of the ledger and film, in the order that money moved.

    Days are by the site's clock; sums have the comma or the point of the language, a sign, and no
    currency. A column says what each rights-holder earns of the line, the last one what is left.
    """
    holders = [balance.holder for balance in accounts.balances]
    written = io.StringIO(newline="")
    # A spreadsheet in French expects semicolons, and the mark at the beginning for its accents.
    written.write("\ufeff")
    out = csv.writer(written, delimiter=";")
    out.writerow([*_headings(), *(_harmless(str(one)) for one in holders), _("Left to you")])
    for part in sorted(accounts.parts, key=lambda part: (part.at, part.entry)):
        out.writerow([*_words(part), *_figures(part, holders)])
    return written.getvalue()


def _headings() -> list[str]:
    return [
        pgettext("of a calendar", "Day"),
        pgettext("paper of accounts", "Receipt"),
        pgettext("bought", "Order"),
        pgettext("of money", "Movement"),
        _("Title"),
        pgettext("for sale", "Offer"),
        _("Country"),
        pgettext("that lowers a price", "Code"),
        _("Currency"),
        pgettext("of money", "Tax included"),
        _("VAT rate (%)"),
        _("VAT"),
        pgettext("of money", "Before tax"),
    ]


def _words(part: Part) -> list[str]:
    said = [
        periods.day_of(part.at).isoformat(),
        part.paper,
        f"LF-{part.order:06d}",
        pgettext("of money", "Refund") if part.is_refund else pgettext("of money", "Payment"),
        part.title,
        str(Kind(part.kind).label),
        part.country,
        part.code,
        money.CURRENCY,
    ]
    return [_harmless(cell) for cell in said]


def _figures(part: Part, holders: Sequence[Holder]) -> list[str]:
    dues = [part.dues.get(holder.pk, 0) for holder in holders]
    after = [part.vat, part.net, *dues, part.net - sum(dues)]
    # Numbers of ours: a sign before them is no formula.
    return [_number(part.gross), _number(part.rate), *(_number(cents) for cents in after)]


def _number(hundredths: int) -> str:
    return number_format(Decimal(hundredths).scaleb(-2), 2, use_l10n=True, force_grouping=False)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULAS) else cell


def as_statement(shop: Shop, holder: Holder, accounts: Accounts) -> Statement:
    """Return what a holder earned within a period, as a paper says it."""
    lines = [_line(one) for one in selectors.earned(accounts.parts, holder)]
    return Statement(
        holder=Party(holder.name, _lines(holder.lines, holder.email)),
        seller=Party(
            shop.legal_name, _lines(shop.address, shop.email), shop.siren, shop.vat_number
        ),
        begins=accounts.period.begins,
        ends=accounts.period.ends,
        lines=tuple(lines),
        total=sum(line.due for line in lines),
        currency=money.CURRENCY,
        made_at=timezone.localtime(),
    )


def _line(one: selectors.Earned) -> StatementLine:
    return StatementLine(
        title=one.title,
        kind=one.kind,
        sold=one.sums.sold,
        gross=one.sums.kept,
        vat=one.sums.vat,
        net=one.sums.net,
        share=money.rate_written(one.points),
        due=one.due,
    )


def _lines(address: str, email: str) -> tuple[str, ...]:
    written: Iterable[str] = [*address.splitlines(), email]
    return tuple(line.strip() for line in written if line.strip())
