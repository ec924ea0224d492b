from datetime import datetime
from zoneinfo import ZoneInfo

from django import template

from labfilms.core import clocks

register = template.Library()


@register.filter
def by_clock(moment: datetime | None, zone: ZoneInfo) -> str:
    """Say a moment by a zone's clock, which it names; nothing for none."""
    return clocks.said_with_clock(moment, zone) if moment else ""
