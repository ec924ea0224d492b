"""What is written over a link's picture."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

from labfilms.core import clocks


def marked(name: str, moment: datetime, zone: ZoneInfo) -> str:
    """Return what is written over the picture: the recipient, the day and the hour."""
    there = moment.astimezone(zone)
    return f"{name} · {date_format(there, 'SHORT_DATE_FORMAT')} · {clocks.hour(moment, zone)}"
