"""Until when: days and hours of clocks that change, and of clocks far from Paris."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from ecran.screeners import validators
from labfilms.core import clocks
from regions.territory.data import TIME_ZONES

ZONES = ["Europe/Paris", *TIME_ZONES.values()]
PARIS = ZoneInfo("Europe/Paris")
MINUTES = st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)).map(  # noqa: DTZ001
    lambda said: said.replace(second=0, microsecond=0)
)


@given(said=MINUTES, zone=st.sampled_from(ZONES))
def test_a_link_never_ends_before_the_date_that_it_says(said, zone):
    zone = ZoneInfo(zone)
    shown = clocks.moment(said, zone).astimezone(zone).replace(tzinfo=None)
    # An hour that the clocks skip is shown as the one after it.
    assert said <= shown <= said + timedelta(hours=1)
    assert shown == said or zone == PARIS


def test_of_an_hour_that_comes_twice_the_later_is_meant():
    twice = datetime(2026, 10, 25, 2, 30)  # noqa: DTZ001
    assert clocks.moment(twice, PARIS) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_of_an_hour_that_never_comes_the_one_after_it_is_meant():
    never = datetime(2026, 3, 29, 2, 30)  # noqa: DTZ001
    assert clocks.moment(never, PARIS) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("zone", ZONES)
def test_the_usual_end_is_thirty_days_ahead_at_eight_in_the_evening(zone):
    zone = ZoneInfo(zone)
    said = validators.usual_end(zone)
    ahead = clocks.moment(said, zone) - timezone.now()
    assert said.hour == 20
    assert timedelta(days=30) <= ahead <= timedelta(days=31)


@pytest.mark.parametrize(
    ("ahead", "code"),
    [(timedelta(seconds=-1), "past"), (timedelta(days=732), "far")],
)
def test_an_end_that_is_past_or_too_far_is_refused(ahead, code):
    with pytest.raises(ValidationError) as refusal:
        validators.validate_end(timezone.now() + ahead)
    assert refusal.value.code == code


def test_an_end_within_two_years_is_accepted():
    validators.validate_end(timezone.now() + timedelta(minutes=1))
    validators.validate_end(timezone.now() + timedelta(days=730))
