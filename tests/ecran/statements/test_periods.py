"""A moment stands in one period of each unit, by the site's clock, whatever the hour does."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from ecran.statements import periods
from ecran.statements.periods import MONTHS, Period, day_of, midnight, usual, whole

DAYS = st.dates(date(2000, 1, 1), date(2999, 12, 31))


@given(DAYS, st.sampled_from(sorted(MONTHS)))
def test_periods_of_a_unit_touch_and_share_nothing(day, unit):
    period = whole(unit, day)
    assert period.begins <= day <= period.ends
    assert period.unit == unit
    if period.before:
        assert period.before.bounds[1] == period.bounds[0]
        assert period.before.after == period
    if period.after:
        assert period.after.bounds[0] == period.bounds[1]


@given(st.dates(date(2000, 1, 2), date(2999, 12, 30)), st.times(timezones=st.just(UTC)))
def test_a_moment_stands_in_the_day_that_its_bounds_say(day, hour):
    at = datetime.combine(day, hour)
    begins, ends = Period(day_of(at), day_of(at)).bounds
    assert begins <= at < ends


@pytest.mark.parametrize(
    ("day", "hours"), [("2026-03-29", 23), ("2026-10-25", 25), ("2026-06-01", 24)]
)
def test_a_day_on_which_the_hour_changes_is_whole(day, hours):
    begins, ends = Period(date.fromisoformat(day), date.fromisoformat(day)).bounds
    assert ends - begins == timedelta(hours=hours)


def test_bounds_are_by_the_sites_clock(settings):
    assert midnight(date(2026, 1, 1)) == datetime(2025, 12, 31, 23, tzinfo=UTC)
    assert midnight(date(2026, 7, 1)) == datetime(2026, 6, 30, 22, tzinfo=UTC)
    settings.TIME_ZONE = "Indian/Reunion"
    assert midnight(date(2026, 7, 1)) == datetime(2026, 6, 30, 20, tzinfo=UTC)


def test_the_first_and_last_ones_have_no_neighbour():
    assert whole("year", periods.FIRST).before is None
    assert whole("year", periods.LAST).after is None
    assert Period(date(2026, 1, 2), date(2026, 1, 9)).before is None
    assert Period(date(2026, 1, 2), date(2026, 1, 9)).after is None


@pytest.mark.parametrize(
    ("begins", "ends", "said"),
    [
        ("2026-01-01", "2026-12-31", "2026"),
        ("2026-10-01", "2026-12-31", "fourth quarter of 2026"),
        ("2026-11-01", "2026-11-30", "November 2026"),
        ("2026-11-24", "2026-11-24", "24 November 2026"),
        ("2026-11-01", "2026-11-09", "from 1 November 2026 to 9 November 2026"),
    ],
)
def test_it_is_said_as_people_do(begins, ends, said):
    with translation.override("en"):
        assert str(Period(date.fromisoformat(begins), date.fromisoformat(ends))) == said


def test_the_usual_ones_are_those_around_today():
    found = {str(period.query) for _words, period in usual(date(2026, 1, 15))}
    assert found == {
        "du=2026-01-01&au=2026-01-31", "du=2025-12-01&au=2025-12-31",
        "du=2026-01-01&au=2026-03-31", "du=2025-10-01&au=2025-12-31",
        "du=2026-01-01&au=2026-12-31", "du=2025-01-01&au=2025-12-31",
    }  # fmt: skip
    assert [period.before for _words, period in usual(date(2000, 1, 15))] == [None] * 3
