"""What a link's end must respect, and how a day and an hour become a moment."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from labfilms.core.clocks import moment

LONGEST = timedelta(days=731)
USUAL = timedelta(days=30)
# When most have come home: an hour that is easy to say.
USUAL_HOUR = 20


def usual_end(zone: ZoneInfo) -> datetime:
    """Return thirty days from now at eight in the evening, or the day after if that is less."""
    least = timezone.now() + USUAL
    there = least.astimezone(zone).replace(
        hour=USUAL_HOUR, minute=0, second=0, microsecond=0, tzinfo=None
    )
    return there if moment(there, zone) >= least else there + timedelta(days=1)


def validate_end(end: datetime) -> None:
    """Refuse a link that ends before it begins, or that nobody would remember."""
    now = timezone.now()
    if end <= now:
        raise ValidationError(_("This date is past: choose one ahead."), "past")
    if end > now + LONGEST:
        raise ValidationError(_("Two years at most: a link can be made anew."), "far")
