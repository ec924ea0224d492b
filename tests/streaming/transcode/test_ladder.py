"""Which heights are made, for any shape."""

from hypothesis import given
from hypothesis import strategies as st

from streaming.transcode.ladder import rungs, top_size
from tests.streaming.transcode.sources import a_source


def sizes(width, height, **changes):
    return [
        (r.name, r.width, r.height) for r in rungs(a_source(width=width, height=height, **changes))
    ]


def test_the_ladder_of_common_shapes():
    assert sizes(1920, 1080) == [
        ("1080p", 1920, 1080), ("720p", 1280, 720), ("480p", 854, 480), ("240p", 426, 240),
    ]  # fmt: skip
    assert sizes(3840, 2160) == sizes(1920, 1080)
    assert sizes(1080, 1920)[0] == ("1080p", 1080, 1920)
    assert sizes(1080, 1920)[-1] == ("240p", 240, 426)
    assert sizes(1920, 804)[:2] == [("1080p", 1920, 804), ("720p", 1280, 536)]
    assert sizes(1440, 1080)[:2] == [("1080p", 1440, 1080), ("720p", 960, 720)]
    assert sizes(1600, 900)[:2] == [("900p", 1600, 900), ("720p", 1280, 720)]


def test_a_small_source_has_one_height():
    assert sizes(320, 180) == [("180p", 320, 180)]
    assert sizes(426, 240) == [("240p", 426, 240)]
    assert sizes(1, 1) == [("1p", 2, 2)]


def test_a_height_just_under_the_source_is_left_out():
    assert [name for name, _w, _h in sizes(888, 500)] == ["500p", "240p"]


def test_more_than_30_pictures_a_second_have_higher_ceilings():
    slow, fast = rungs(a_source())[0], rungs(a_source(rate=(50, 1)))[0]
    assert fast.ceiling == slow.ceiling * 1.5
    assert fast.crf == slow.crf


@given(st.integers(1, 8192), st.integers(1, 8192))
def test_no_height_is_enlarged_odd_or_doubled(width, height):
    source = a_source(width=width, height=height)
    made = rungs(source)
    assert made
    assert len({rung.name for rung in made}) == len(made)
    assert top_size(source) == (made[0].width, made[0].height)
    for rung in made:
        assert rung.width % 2 == rung.height % 2 == 0
        assert rung.width <= max(width, 2)
        assert rung.height <= max(height, 2)
        assert max(rung.width, rung.height) <= 1920
        assert min(rung.width, rung.height) <= 1080
    assert [r.height for r in made] == sorted((r.height for r in made), reverse=True)


@given(st.integers(64, 4096), st.integers(64, 4096))
def test_the_proportions_stay(width, height):
    for rung in rungs(a_source(width=width, height=height)):
        # Two pixels are lost to even sizes at most, on either side.
        assert abs(rung.width * height - rung.height * width) <= 2 * max(width, height) + 4
