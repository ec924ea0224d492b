import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regions.territory import selectors
from regions.territory.enums import Perimeter
from regions.territory.models import Department, Territory, Town, fold
from tests.factories.territory import make_town, make_towns

pytestmark = pytest.mark.django_db


def labels(towns):
    return [town.label for town in towns]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Châtellerault", "chatellerault"),
        ("L’Haÿ-les-Roses", "l hay les roses"),
        ("St-Denis", "saint denis"),
        ("Ste Œuvre", "sainte oeuvre"),
        ("  ", ""),
    ],
)
def test_a_name_is_compared_without_its_finery(written, folded):
    assert fold(written) == folded


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_namesakes_are_all_given_the_largest_first():
    make_towns()
    assert labels(selectors.towns_called("saint denis")) == [
        "Saint-Denis (La Réunion)",
        "Saint-Denis (Seine-Saint-Denis)",
        "Saint-Denis (Aude)",
    ]


@pytest.mark.parametrize(
    "written", ["Saint-Denis (974)", "st denis (la réunion)", "Saint-Denis (La Réunion)"]
)
def test_a_department_tells_namesakes_apart(written):
    make_towns()
    assert [town.code for town in selectors.towns_called(written)] == ["97411"]


@pytest.mark.parametrize("written", ["", "()", "Atlantide", "Saint-Denis (Finistère)", "Poitie"])
def test_what_names_no_town_gives_none(written):
    make_towns()
    assert selectors.towns_called(written) == []


def test_a_label_does_not_say_paris_twice():
    assert make_town("Paris").label == "Paris"


def test_suggestions_begin_at_two_letters_and_look_at_every_word():
    make_towns()
    assert selectors.suggestions("p") == []
    assert labels(selectors.suggestions("PO")) == [
        "Poitiers (Vienne)",
        "Chasseneuil-du-Poitou (Vienne)",
    ]
    assert len(selectors.suggestions("saint")) == 3


def test_a_merged_town_is_proposed_no_more():
    Town.objects.filter(pk=make_town().pk).update(current=False)
    assert selectors.suggestions("poitiers") == []
    assert selectors.towns_called("poitiers") == []


def kilometres(one, other):
    row = Town.objects.annotate(km=selectors.distance_from(one)).get(pk=other.pk)
    return row.km


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Poitiers", "Poitiers", 0),
        ("Poitiers", "Niort", 67.8),
        ("Poitiers", "Paris", 295),
        ("Paris", "Saint-Denis (La Réunion)", 9360),
    ],
)
def test_distances_are_those_of_the_map(one, other, expected):
    found = kilometres(make_town(one), make_town(other))
    assert found == pytest.approx(expected, rel=0.01, abs=0.01)
    assert kilometres(make_town(other), make_town(one)) == pytest.approx(found, abs=1e-6)


@given(
    north=st.floats(-80, 80),
    east=st.floats(-179, 179),
    bearing=st.floats(0, 2 * math.pi),
    reach=st.floats(1, 400),
)
def test_the_square_holds_the_circle(north, east, bearing, reach):
    centre = Town(latitude=north, longitude=east)
    condition = dict(selectors.square_around(centre, reach).children)
    # A point of the circle, by the direct formula on the sphere.
    arc = 0.999 * reach / selectors.EARTH_KM
    first = math.radians(north)
    latitude = math.asin(
        math.sin(first) * math.cos(arc) + math.cos(first) * math.sin(arc) * math.cos(bearing)
    )
    turn = math.atan2(
        math.sin(bearing) * math.sin(arc) * math.cos(first),
        math.cos(arc) - math.sin(first) * math.sin(latitude),
    )
    south, top = condition["latitude__range"]
    west, right = condition["longitude__range"]
    assert south <= math.degrees(latitude) <= top
    assert west <= east + math.degrees(turn) <= right


def test_a_territory_holds_its_departments_and_the_towns_it_names():
    poitou = make_towns()["Poitiers"]
    basin = Territory.objects.create(
        name="Poitou", slug="poitou", kind=Perimeter.BASIN, region=poitou.department.region
    )
    basin.departments.add(Department.objects.get(code="86"))
    basin.towns.add(make_town("Niort"))
    assert str(basin) == "Poitou"
    assert {town.name for town in basin.all_towns()} == {
        "Poitiers",
        "Châtellerault",
        "Chasseneuil-du-Poitou",
        "Niort",
    }
