"""Near somewhere."""

import pytest

from labfilms.search.port import Near, Order, Point

LYON = Point(45.764, 4.8357)
PLACES = {
    "lyon": LYON,
    "villeurbanne": Point(45.7719, 4.8902),  # 4 km
    "vienne": Point(45.5256, 4.8748),  # 27 km
    "paris": Point(48.8566, 2.3522),  # 392 km
    "saint-denis": Point(-20.8789, 55.4481),  # La Réunion
    "suva": Point(-18.1416, 178.4419),
    "mata-utu": Point(-13.2825, -176.1736),  # the other side of the date line
    "nowhere": None,
}


@pytest.fixture
def people(hold, document):
    hold(
        *(
            document(name.title(), "monteuse", thing="people", point=point, key=name)
            for name, point in PLACES.items()
        )
    )


@pytest.mark.parametrize(
    ("middle", "kilometres", "inside"),
    [
        (LYON, 10, ["lyon", "villeurbanne"]),
        (LYON, 30, ["lyon", "villeurbanne", "vienne"]),
        (LYON, 391, ["lyon", "villeurbanne", "vienne"]),
        (LYON, 394, ["lyon", "villeurbanne", "vienne", "paris"]),
        (PLACES["suva"], 900, ["suva", "mata-utu"]),
        (PLACES["mata-utu"], 900, ["mata-utu", "suva"]),
        (Point(89.9, 0), 100, []),
    ],
)
def test_what_is_inside_a_circle_the_nearest_first(people, find, middle, kilometres, inside):
    for words in ("", "monteur"):
        answer = find(words, near=Near(middle, kilometres), order=Order.NEAREST)
        assert [hit.key for hit in answer.hits] == inside
        assert answer.total == len(inside)


def test_distances_are_those_of_the_earth(people, find):
    hits = find(near=Near(LYON, 500), order=Order.NEAREST).hits
    away = {hit.key: hit.kilometres for hit in hits}
    assert away["lyon"] == pytest.approx(0, abs=0.01)
    assert away["villeurbanne"] == pytest.approx(4.3, abs=0.2)
    assert away["paris"] == pytest.approx(392, abs=2)


def test_the_whole_earth_holds_all_that_has_a_place(people, find):
    assert find(near=Near(LYON, 20_100)).total == len(PLACES) - 1


def test_without_a_circle_no_distance_is_told(people, find):
    assert {hit.kilometres for hit in find("monteuse").hits} == {None}


def test_a_circle_narrows_counts_too(people, find):
    answer = find("monteuse", near=Near(LYON, 30), count_things=("people",), things=("people",))
    assert answer.things == {"people": 3}
