"""The rule of the national front, over all picks and weeks."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from regions.hubs.rotation import front, week_of

# Films of different regions may be the same: two regions may pick one film.
PICKS = st.dictionaries(
    st.sampled_from([f"{code:02}" for code in range(19)]),
    st.lists(st.integers(1, 60), max_size=8, unique=True),
    max_size=19,
)
OWN = st.dictionaries(
    st.sampled_from([f"{code:02}" for code in range(19)]),
    st.integers(6, 9),
    min_size=1,
    max_size=19,
).map(
    # Each region's films are its own, and enough to fill a week alone.
    lambda sizes: {code: [int(code) * 100 + n for n in range(size)] for code, size in sizes.items()}
)


@given(picks=OWN, start=st.integers(0, 200_000), weeks=st.integers(1, 40), places=st.integers(1, 6))
def test_over_any_weeks_each_active_region_gets_its_quota(picks, start, weeks, places):
    got = Counter(
        code for week in range(start, start + weeks) for code, _ in front(picks, week, places)
    )
    quota = weeks * places / len(picks)
    assert all(int(quota) <= got[code] <= int(quota) + 1 for code in picks)


@given(picks=PICKS, week=st.integers(0, 200_000), places=st.integers(0, 12))
def test_no_place_stays_empty_while_a_film_is_left_and_none_is_shown_twice(picks, week, places):
    shown = front(picks, week, places)
    films = [film for _, film in shown]
    assert len(set(films)) == len(films)
    assert len(films) == min(places, len({film for own in picks.values() for film in own}))
    assert all(film in picks[code] for code, film in shown)


@given(picks=PICKS, week=st.integers(0, 200_000))
def test_it_depends_on_the_picks_and_the_week_and_on_nothing_else(picks, week):
    turned = dict(reversed(list(picks.items())))
    assert front(picks, week) == front(turned, week)
    silent = picks | {"99": []}
    assert front(picks, week) == front(silent, week)


@given(size=st.integers(1, 9), week=st.integers(0, 1000))
def test_a_region_brings_all_its_picks_before_it_begins_again(size, week):
    picks = {"84": list(range(size))}
    films = [film for n in range(week, week + size) for _, film in front(picks, n, 1)]
    assert sorted(films) == list(range(size))


def test_a_place_that_a_region_cannot_fill_passes_to_the_next():
    assert front({"04": [1], "84": [2, 3, 4]}, 0, 4) == [("04", 1), ("84", 2), ("84", 3), ("84", 4)]


def test_a_week_begins_on_monday():
    monday = date(2026, 11, 23)
    assert week_of(monday) == week_of(date(2026, 11, 29)) == week_of(date(2026, 11, 22)) + 1


def test_without_picks_there_is_no_front():
    assert front({}, 12) == front({"84": []}, 12) == []
