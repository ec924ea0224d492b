from zoneinfo import ZoneInfo

import pytest

from regions.territory.data import DEPARTMENTS, REGIONS, TIME_ZONES, positions
from regions.territory.models import Department


def test_every_department_stands_in_a_region():
    codes = [code for code, _, _ in DEPARTMENTS]
    assert len(codes) == len(set(codes)) == 101
    assert {region for _, region, _ in DEPARTMENTS} == {code for code, *_ in REGIONS} - {"99"}


def test_five_departments_have_a_clock_of_their_own():
    assert {code for code, _, _ in DEPARTMENTS if len(code) == 3} == set(TIME_ZONES)
    assert all(ZoneInfo(name) for name in TIME_ZONES.values())


# Latitudes and longitudes between which each of these departments stands.
FRAMES = {
    "971": (15.8, 16.6, -61.9, -60.9),
    "972": (14.3, 15.0, -61.3, -60.7),
    "973": (2.0, 6.0, -54.7, -51.5),
    "974": (-21.5, -20.8, 55.1, 55.9),
    "976": (-13.1, -12.6, 45.0, 45.4),
}
METROPOLITAN = (41.3, 51.2, -5.2, 9.7)


def test_positions_stand_where_their_department_is():
    outside = []
    for code, (latitude, longitude) in positions().items():
        south, north, west, east = FRAMES.get(code[:3], METROPOLITAN)
        if not (south < latitude < north and west < longitude < east):
            outside.append(code)
    assert outside == []


def test_many_positions_are_known_and_none_is_written_twice():
    assert len(positions()) >= 650
    # All of the overseas towns: there, a district is an island or a forest.
    overseas = [code for code in positions() if code.startswith("97")]
    assert len(overseas) == 129


@pytest.mark.django_db
def test_departments_are_laid_by_the_migrations():
    assert Department.objects.count() == 101
    reunion = Department.objects.get(code="974")
    assert (str(reunion), reunion.region.slug) == ("La Réunion", "la-reunion")
