"""Passes that a room counts: asked when the first picture is, once a process."""

from collections import OrderedDict

import pytest
from django.contrib.auth.models import AnonymousUser

from streaming.delivery import addresses, passes, services
from tests.factories.streaming import FILES, make_package

pytestmark = pytest.mark.django_db
SEGMENT = "360p/00000.m4s"


@pytest.fixture
def asked(monkeypatch):
    """A room whose passes are even numbers, and what it was asked."""
    numbers: list[int] = []

    def begins(number):
        numbers.append(number)
        return number % 2 == 0

    monkeypatch.setattr(passes, "_counters", {})
    monkeypatch.setattr(passes, "_playing", OrderedDict())
    passes.register("cinema", begins)
    return numbers


def base_of(package, room, number):
    playback = services.playback(
        package.asset,
        viewer=AnonymousUser(),
        public=False,
        held=addresses.pass_key(room, number),
    )
    return playback.master.removesuffix("master.m3u8")


def test_a_pass_is_counted_when_its_first_segment_is_asked_for_and_not_before(client, asked):
    base = base_of(make_package(), "cinema", 2)
    for path in set(FILES) - {SEGMENT}:
        assert client.get(base + path).status_code == 200
    assert asked == []
    for _again in range(3):
        assert client.get(base + SEGMENT).content == FILES[SEGMENT]
    assert asked == [2]


def test_a_pass_that_may_not_begin_gets_no_picture_and_is_asked_about_again(client, asked):
    base = base_of(make_package(), "cinema", 3)
    assert [client.get(base + SEGMENT).status_code for _ in range(2)] == [404, 404]
    assert asked == [3, 3]
    assert client.get(base + "master.m3u8").status_code == 200


def test_a_pass_of_a_room_that_counts_nothing_plays(client, asked):
    assert client.get(base_of(make_package(), "friend", 3) + SEGMENT).status_code == 200
    assert asked == []


def test_the_same_number_for_another_film_is_another_pass(client, asked):
    for _film in range(2):
        client.get(base_of(make_package(), "cinema", 2) + SEGMENT)
    assert asked == [2, 2]


def test_a_process_remembers_so_many_passes_and_asks_about_the_oldest_again(
    client, asked, monkeypatch
):
    monkeypatch.setattr(passes, "MOST", 1)
    package = make_package()
    for number in (2, 4, 2):
        assert client.get(base_of(package, "cinema", number) + SEGMENT).status_code == 200
    assert asked == [2, 4, 2]


def test_two_rooms_do_not_give_their_passes_one_name(asked):
    with pytest.raises(passes.PassTaken):
        passes.register("cinema", bool)
