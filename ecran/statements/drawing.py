"""Accounts as a picture and as tables: what templates only have to write."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ecran.statements.enums import By
from ecran.statements.selectors import Line, Sums
from labfilms.core import money

# More than one takes in at a glance; the table has all.
MOST_BARS = 24


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from `x`, `width` wide, in hundredths of the picture, as SVG writes numbers."""

    label: str
    value: str
    x: str
    width: str
    is_below: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars on one scale; `zero` is where it begins, when some of them stand below."""

    bars: list[Bar]
    zero: str
    is_whole: bool


def picture(lines: Sequence[Line], by: By) -> Picture:
    """Draw what was paid less what was sent back, a bar a line; of months, the latest."""
    shown = lines[-MOST_BARS:] if by == By.MONTH else lines[:MOST_BARS]
    values = [line.sums.kept for line in shown]
    low, high = min([0, *values]), max([0, *values])
    scale = 100 / (high - low or 1)
    return Picture(
        bars=[
            Bar(
                label=line.label,
                value=money.exact(value),
                x=f"{(min(0, value) - low) * scale:.2f}",
                width=f"{abs(value) * scale:.2f}",
                is_below=value < 0,
            )
            for line, value in zip(shown, values, strict=True)
        ],
        zero=f"{-low * scale:.2f}" if low < 0 else "",
        is_whole=len(shown) == len(lines),
    )


def noun(by: By) -> str:
    """Return the head of the column that says what is told apart."""
    return {
        By.TITLE: _("Title"),
        By.KIND: pgettext("for sale", "Offer"),
        By.COUNTRY: _("Country"),
        By.CODE: pgettext("that lowers a price", "Code"),
        By.MONTH: pgettext("of a calendar", "Month"),
    }[by]


def heads() -> list[str]:
    """Return the heads of the columns of `cells`."""
    return [
        pgettext("how many", "Sold"),
        pgettext("of money", "Paid, tax included"),
        pgettext("of money", "Refunded"),
        _("VAT"),
        pgettext("of money", "Before tax"),
        _("Due to rights-holders"),
        _("Left to you"),
    ]


def cells(sums: Sums) -> list[tuple[str, str]]:
    """Return sums as a row of a table, each with its head."""
    figures = (sums.gross, sums.refunds, sums.vat, sums.net, sums.due, sums.own)
    said = [str(sums.sold), *(money.exact(cents) for cents in figures)]
    return list(zip(heads(), said, strict=True))
