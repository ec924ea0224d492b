import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labfilms.core import grants

PAYLOADS = st.text(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~-", min_size=1, max_size=200
)


@given(PAYLOADS, st.integers(1, 10**9))
def test_grant_says_what_it_was_made_for(payload, seconds):
    before = int(time.time())
    grant = grants.read("film", grants.make("film", payload, seconds=seconds))
    assert grant is not None
    assert grant.payload == payload
    assert before + seconds <= grant.expires <= int(time.time()) + seconds


@given(PAYLOADS, PAYLOADS)
def test_grant_of_one_thing_never_opens_another(mine, yours):
    payload, expires, mac = grants.make("film", mine, seconds=60).split(".")
    changed = grants.read("film", f"{yours}.{expires}.{mac}")
    assert (changed is None) == (mine != payload or mine != yours)


@given(st.data())
def test_grant_with_one_character_changed_opens_nothing(data):
    token = grants.make("film", "a-film", seconds=60)
    at = data.draw(st.integers(0, len(token) - 1))
    other = data.draw(st.characters(codec="utf-8").filter(lambda letter: letter != token[at]))
    assert grants.read("film", token[:at] + other + token[at + 1 :]) is None


def test_grant_for_one_purpose_opens_no_other():
    token = grants.make("film", "a-film", seconds=60)
    assert grants.read("picture", token) is None


@pytest.mark.parametrize("seconds", [0, -1, -3600])
def test_grant_that_is_over_opens_nothing(seconds):
    assert grants.read("film", grants.make("film", "a-film", seconds=seconds)) is None


def test_grant_that_is_prolonged_by_hand_opens_nothing():
    payload, _expires, mac = grants.make("film", "a-film", seconds=-1).split(".")
    assert grants.read("film", f"{payload}.zzzzzz.{mac}") is None


def test_grant_of_another_secret_opens_nothing(settings):
    token = grants.make("film", "a-film", seconds=60)
    settings.SECRET_KEY = "another secret of the house, as long as it should be"
    assert grants.read("film", token) is None


@pytest.mark.parametrize(
    "token",
    ["", ".", "..", "a", "a.b", "a.b.c", "a.b.c.d", "é.1.x", "a" * 10_000, "\0.\0.\0", "a b.1.c"],
)
def test_what_is_no_grant_opens_nothing(token):
    assert grants.read("film", token) is None


@pytest.mark.parametrize("around", ["{}\n", "\n{}", "{} ", " {}", "{}=", "{}."])
def test_grant_with_something_around_it_opens_nothing(around):
    assert grants.read("film", around.format(grants.make("film", "a-film", seconds=60))) is None


@given(st.text(max_size=300))
def test_any_text_at_all_is_read_without_a_fault(token):
    assert grants.read("film", token) is None


def test_grants_of_one_hour_are_the_same_address_and_last_as_long_as_asked():
    made = {grants.make("picture", "p", seconds=7200, round_to=3600) for _ in range(20)}
    # Two, if the hour turns meanwhile.
    assert len(made) <= 2
    for token in made:
        grant = grants.read("picture", token)
        assert grant.expires % 3600 == 0
        assert 7200 <= grant.expires - time.time() + 1 <= 7200 + 3601
