"""The picture that stands for a film."""

import pytest
from PIL import Image

from streaming.transcode import poster
from streaming.transcode.verify import Look
from tests.streaming.clips import make_clip, transform
from tests.streaming.making import make_package


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (Look(50, 120, 40), Look(50, 5, 2)),
        (Look(50, 120, 40), Look(50, 250, 3)),
        (Look(50, 120, 40), Look(50, 120, 3)),
        (Look(50, 120, 40), Look(0, 120, 50)),
        (Look(50, 120, 40), Look(95, 120, 50)),
        (Look(50, 5, 20), Look(50, 5, 2)),
    ],
)
def test_which_picture_is_better(better, worse):
    assert poster.score(better, 100) > poster.score(worse, 100)


def test_a_film_that_begins_in_the_dark_does_not_show_it(tmp_path):
    clip = make_clip(tmp_path / "film.mp4", seconds=9, size="640x360")
    dark = transform(
        clip,
        tmp_path / "dark.mp4",
        after=("-vf", "drawbox=t=fill:color=black:enable='lt(t,3.5)'", "-c:a", "copy"),
    )
    make_package(dark.path, tmp_path / "out")
    with Image.open(tmp_path / "out" / poster.NAME) as picture:
        assert picture.format == "JPEG"
        assert picture.size == (640, 360)
        assert max(high for _low, high in picture.convert("RGB").getextrema()) > 100


def test_a_poster_is_never_wider_than_1280(tmp_path):
    clip = make_clip(tmp_path / "film.mp4", seconds=1, size="1920x1080", sound="")
    make_package(clip.path, tmp_path / "out")
    with Image.open(tmp_path / "out" / poster.NAME) as picture:
        assert picture.size == (1280, 720)


def test_a_film_all_in_black_has_a_poster_all_the_same(tmp_path):
    clip = make_clip(tmp_path / "film.mp4", filters="drawbox=t=fill:color=black")
    make_package(clip.path, tmp_path / "out")
    assert (tmp_path / "out" / poster.NAME).stat().st_size > 100
