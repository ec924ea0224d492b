"""Amounts as Mollie writes them ("12.50"), without a float on the way."""

import re
from decimal import Decimal

# ISO 4217: no minor unit. Every other currency that Mollie takes has two figures after the point.
_WHOLE = {"ISK", "JPY"}
_TEXT = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,2})?")


def written(cents: int, currency: str) -> str:
    """Return an amount with the figures that its currency has."""
    if currency in _WHOLE:
        return str(cents)
    return f"{cents // 100}.{cents % 100:02}"


def counted(text: str, currency: str) -> int:
    """Return the smallest units of an amount above or at zero. Raises ValueError."""
    if not _TEXT.fullmatch(text):
        message = f"'{text}' is no amount."
        raise ValueError(message)
    units = Decimal(text) if currency in _WHOLE else Decimal(text) * 100
    if units != int(units):
        message = f"'{text}' {currency} is no whole number of its smallest unit."
        raise ValueError(message)
    return int(units)
