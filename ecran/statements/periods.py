"""Periods of accounts: whole days by the site's clock."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from labfilms.core import clocks

MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
QUARTERS: Final = (
    gettext_lazy("first quarter of %(year)s"),
    gettext_lazy("second quarter of %(year)s"),
    gettext_lazy("third quarter of %(year)s"),
    gettext_lazy("fourth quarter of %(year)s"),
)
# Nobody sold films here before, nor reads accounts of after.
FIRST, LAST = date(2000, 1, 1), date(2999, 12, 31)


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to another, both included."""

    begins: date
    ends: date

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """Its first moment, and the first one after it (UTC): periods that touch share none."""
        return midnight(self.begins), midnight(self.ends + timedelta(days=1))

    @property
    def unit(self) -> str:
        """Which unit of MONTHS it is a whole one of; empty for none."""
        found = (unit for unit in MONTHS if whole(unit, self.begins) == self)
        return next(found, "")

    @property
    def before(self) -> "Period | None":
        """The one before, of the same unit; None for two dates."""
        earlier = self.begins - timedelta(days=1)
        return whole(self.unit, earlier) if self.unit and earlier >= FIRST else None

    @property
    def after(self) -> "Period | None":
        later = self.ends + timedelta(days=1)
        return whole(self.unit, later) if self.unit and later <= LAST else None

    @property
    def query(self) -> str:
        """What names it in an address."""
        return f"du={self.begins.isoformat()}&au={self.ends.isoformat()}"

    def __str__(self) -> str:
        if self.unit == "year":
            return str(self.begins.year)
        if self.unit == "quarter":
            return str(QUARTERS[self.begins.month // 3] % {"year": self.begins.year})
        if self.unit == "month":
            return month(self.begins)
        if self.begins == self.ends:
            return day(self.begins)
        said = {"begins": day(self.begins), "ends": day(self.ends)}
        return _("from %(begins)s to %(ends)s") % said


def midnight(on: date) -> datetime:
    """Return the moment (UTC) that a day begins by the site's clock."""
    zone = ZoneInfo(settings.TIME_ZONE)
    return datetime.combine(on, time(), tzinfo=zone).astimezone(UTC)


def day_of(at: datetime) -> date:
    """Return the day of a moment by the site's clock."""
    return at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def day(on: date) -> str:
    """Return « 12 mars 2027 », « 1er mars 2027 »."""
    return clocks.day(midnight(on), ZoneInfo(settings.TIME_ZONE))


def month(on: date) -> str:
    """Return « mars 2027 »."""
    return date_format(on, "F Y", use_l10n=False)


def whole(unit: str, on: date) -> Period:
    """Return the month, quarter or year that a day stands in."""
    months = MONTHS[unit]
    first = (on.month - 1) // months * months + 1
    after = on.year * 12 + first - 1 + months
    ends = date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
    return Period(on.replace(month=first, day=1), ends)


def usual(today: date) -> list[tuple[str, Period]]:
    """Return the periods that one asks for most, by what they are called."""
    monthly, quarterly, yearly = (whole(unit, today) for unit in MONTHS)
    said = [
        (_("This month"), monthly),
        (_("Last month"), monthly.before),
        (_("This quarter"), quarterly),
        (_("Last quarter"), quarterly.before),
        (_("This year"), yearly),
        (_("Last year"), yearly.before),
    ]
    return [(words, period) for words, period in said if period is not None]
