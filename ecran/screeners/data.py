"""How a moment reads, by the clock of whoever said it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

# The clocks of France; any other is named by its city.
CLOCKS = {
    "Europe/Paris": _("Paris time"),
    "America/Guadeloupe": _("Guadeloupe time"),
    "America/Martinique": _("Martinique time"),
    "America/Cayenne": _("Guiana time"),
    "Indian/Reunion": _("Réunion time"),
    "Indian/Mayotte": _("Mayotte time"),
}


def hour(moment: datetime, zone: ZoneInfo) -> str:
    """Return « 20 h » or « 20 h 30 »."""
    there = moment.astimezone(zone)
    whole = pgettext("a whole hour, as Django writes dates", "g a")
    other = pgettext("an hour and minutes, as Django writes dates", "g:i a")
    return date_format(there, other if there.minute else whole, use_l10n=False)


def day(moment: datetime, zone: ZoneInfo) -> str:
    """Return « 12 mars 2027 », « 1er mars 2027 »."""
    there = moment.astimezone(zone)
    words = date_format(there, "j F Y", use_l10n=False)
    # French counts the first day of a month otherwise than the others.
    return words.replace("1", pgettext("first day of a month", "1"), 1) if there.day == 1 else words


def said(moment: datetime, zone: ZoneInfo) -> str:
    """Return « 12 mars 2027, 20 h »."""
    return f"{day(moment, zone)}, {hour(moment, zone)}"


def said_with_clock(moment: datetime, zone: ZoneInfo) -> str:
    """Return « 12 mars 2027, 20 h (heure de Paris) »."""
    clock = CLOCKS.get(zone.key, zone.key.rpartition("/")[2].replace("_", " "))
    return f"{said(moment, zone)} ({clock})"


def marked(name: str, moment: datetime, zone: ZoneInfo) -> str:
    """Return what is written over the picture: the recipient, the day and the hour."""
    there = moment.astimezone(zone)
    return f"{name} · {date_format(there, 'SHORT_DATE_FORMAT')} · {hour(moment, zone)}"
