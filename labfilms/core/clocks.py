"""How a moment reads, by the clock of whoever said it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
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


def hour(at: datetime, zone: ZoneInfo) -> str:
    """Return « 20 h » or « 20 h 30 »."""
    there = at.astimezone(zone)
    whole = pgettext("a whole hour, as Django writes dates", "g a")
    other = pgettext("an hour and minutes, as Django writes dates", "g:i a")
    return date_format(there, other if there.minute else whole, use_l10n=False)


def day(at: datetime, zone: ZoneInfo) -> str:
    """Return « 12 mars 2027 », « 1er mars 2027 »."""
    there = at.astimezone(zone)
    words = date_format(there, "j F Y", use_l10n=False)
    # French counts the first day of a month otherwise than the others.
    return words.replace("1", pgettext("first day of a month", "1"), 1) if there.day == 1 else words


def said(at: datetime, zone: ZoneInfo) -> str:
    """Return « 12 mars 2027, 20 h »."""
    return f"{day(at, zone)}, {hour(at, zone)}"


def said_with_clock(at: datetime, zone: ZoneInfo) -> str:
    """Return « 12 mars 2027, 20 h (heure de Paris) »."""
    clock = CLOCKS.get(zone.key, zone.key.rpartition("/")[2].replace("_", " "))
    return f"{said(at, zone)} ({clock})"


def moment(said: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment (UTC) of a day and hour as a zone's clocks show them.

    On the night that the clocks change an hour comes twice, or never: of the two readings the later
    is taken, so that what was promised never ends before the date that it says.
    """
    naive = said.replace(tzinfo=zone)
    return max(naive.replace(fold=fold).astimezone(UTC) for fold in (0, 1))


def in_days(days: int) -> datetime:
    """Return the moment that many times 24 hours from now."""
    return timezone.now() + timedelta(days=days)
