"""What a link's end must respect, and how a day and an hour become a moment."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

LONGEST = timedelta(days=731)
USUAL = timedelta(days=30)
# When most have come home: an hour that is easy to say.
USUAL_HOUR = 20


def moment(said: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment (UTC) of a day and hour as a zone's clocks show them.

    On the night that the clocks change an hour comes twice, or never: of the two readings the later
    is taken, so that a link never ends before the date that it says.
    """
    naive = said.replace(tzinfo=zone)
    return max(naive.replace(fold=fold).astimezone(UTC) for fold in (0, 1))


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
