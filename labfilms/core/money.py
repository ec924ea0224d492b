"""Sums of money: whole cents of one currency, never a float."""

from decimal import Decimal, InvalidOperation
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

CURRENCY: Final = "EUR"
CENTS: Final = 100
# Basis points in a whole: 2000 is 20 %.
WHOLE: Final = 10_000


def written(cents: int) -> str:
    """Return a sum as the place writes it: « 3 € », « 3,50 € », “€3.50”."""
    return _with_sign(cents, 0 if cents % CENTS == 0 else 2)


def exact(cents: int) -> str:
    """Return a sum with its cents even where there are none: columns of sums line up."""
    return _with_sign(cents, 2)


def _with_sign(cents: int, digits: int) -> str:
    amount = number_format(Decimal(abs(cents)) / CENTS, digits, force_grouping=True)
    # Translators: a sum in euros.
    said = pgettext("money", "€%(amount)s") % {"amount": amount}
    return said if cents >= 0 else f"-{said}"


def read(text: str) -> int:
    """Return the cents of a sum that somebody wrote: « 3,50 », “€3.5”, « 3 € », « 3€50 ».

    Raises ValidationError for what is no sum, or has a fraction of a cent.
    """
    bare = "".join(text.split()).replace("\N{MINUS SIGN}", "-").replace("-€", "-").strip("€")
    # Between figures the sign is the comma.
    bare = bare.replace("€", ".").replace(",", ".")
    try:
        cents = Decimal(bare) * CENTS
    except InvalidOperation:
        cents = Decimal("NaN")
    if not cents.is_finite():
        raise ValidationError(_("Write a sum in euros: 3 or 3.50."), "money")
    if cents != cents.to_integral_value():
        raise ValidationError(_("A cent is the least: two figures after the comma."), "fraction")
    return int(cents)


def rate_written(rate: int) -> str:
    """Return a rate in basis points as one reads it: « 5,5 % », “20%”."""
    said = number_format(Decimal(rate).scaleb(-2).normalize(), use_l10n=True)
    space = "\u202f" if (get_language() or "").startswith("fr") else ""
    return f"{said}{space}%"


def vat_within(total: int, rate: int) -> int:
    """Return the tax that a sum holds, in cents, at a rate in basis points; halves go up."""
    return (2 * total * rate + WHOLE + rate) // (2 * (WHOLE + rate))


def parts(total: int, weights: list[int]) -> list[int]:
    """Split cents by weights so that the parts sum to the whole.

    The cents that are left go to the largest remainders, the first of equals first. Weights are
    not negative and not all zero.
    """
    whole = sum(weights)
    shares = [divmod(total * weight, whole) for weight in weights]
    left = total - sum(share for share, _rest in shares)
    order = sorted(range(len(shares)), key=lambda at: -shares[at][1])
    extra = set(order[:left])
    return [share + (at in extra) for at, (share, _rest) in enumerate(shares)]
