"""The engine on real films: what a package shows and lets hear, by decoding it."""

import pytest

from tests.streaming.clips import make_clip
from tests.streaming.making import make_package
from tests.streaming.watching import clicks, flashes, near, pictures, quarters

NEVER_SAFE = {"safe": False}


def assert_right_way_up(clip, shown, order=(0, 1, 2, 3)) -> None:
    for seen, place in zip(quarters(shown.pictures[0]), order, strict=True):
        assert near(seen, clip.colours[place]), (quarters(shown.pictures[0]), clip.colours)


def assert_in_sync(clip, folder, sound) -> None:
    seen, heard = flashes(pictures(folder)), clicks(sound)
    assert len(seen) == len(heard) == len(clip.clicks)
    for flash, click, at in zip(seen, heard, clip.clicks, strict=True):
        assert abs(flash - click) <= 0.04
        assert abs(flash - at) <= 1 / clip.rate


@pytest.mark.parametrize("safe", [True, False], ids=["copied", "encoded"])
@pytest.mark.parametrize("rate", [24, 25, 30, 50])
def test_every_frame_is_there_upright_and_in_sync(tmp_path, rate, safe):
    clip = make_clip(tmp_path / "film.mp4", seconds=3, size="426x240", rate=rate, clicks=(1, 2.4))
    made = make_package(clip.path, tmp_path / "out", safe=safe)
    top = tmp_path / "out" / made.tracks[0].name
    shown = pictures(top)
    assert len(shown.times) == clip.frames
    assert shown.times[0] == pytest.approx(0, abs=0.001)
    assert_right_way_up(clip, shown)
    assert_in_sync(clip, top, tmp_path / "out" / "sound")
