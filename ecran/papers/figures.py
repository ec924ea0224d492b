"""How amounts, rates, numbers and days are written, by the habits of the language spoken."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from labfilms.core.clocks import day, said_with_clock

# Currencies whose sign everybody reads; any other is written by its code (ISO 4217).
SIGNS = {"EUR": "€", "GBP": "£", "USD": "$"}
SIREN = re.compile(r"(\d{3}) ?(\d{3}) ?(\d{3})")


def amount(cents: int, currency: str) -> str:
    """Return « 3,50 € », « −1 234,00 € »; “€3.50” in English."""
    words = pgettext("an amount and the sign of its currency", "%(sign)s%(figure)s") % {
        "figure": number_format(Decimal(abs(cents)) / 100, decimal_pos=2, force_grouping=True),
        "sign": SIGNS.get(currency, f"{currency}\N{NO-BREAK SPACE}"),
    }
    # A true minus is as wide as a figure; a code that comes last takes no space after it.
    return ("\N{MINUS SIGN}" if cents < 0 else "") + words.rstrip()


def rate(basis_points: int) -> str:
    """Return « 20 % », « 5,5 % »; “20%” in English."""
    return _("%(figure)s%%") % {"figure": number_format(Decimal(basis_points) / 100)}


def count(number: int) -> str:
    """Return « 12 500 »; “12,500” in English."""
    return number_format(number, force_grouping=True)


def siren(number: str) -> str:
    """Return a SIREN in groups of three figures; anything else (an RNA) as it is."""
    found = SIREN.fullmatch(number)
    return "\N{NO-BREAK SPACE}".join(found.groups()) if found else number


def on(when: date) -> str:
    """Return « 1er janvier 2027 »."""
    zone = _clock()
    return day(datetime.combine(when, time(12), zone), zone)


def at(moment: datetime) -> str:
    """Return « 24 novembre 2026, 20 h 15 (heure de Paris) », by the clock in use."""
    return said_with_clock(moment, _clock())


def _clock() -> ZoneInfo:
    return ZoneInfo(timezone.get_current_timezone_name())
