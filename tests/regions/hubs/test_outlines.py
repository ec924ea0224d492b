"""The map: drawn from a small country of our own, and from the real package when it is there."""

import gzip
import re
from itertools import pairwise

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from regions.hubs import outlines, selectors
from regions.territory.data import REGIONS

# Two departments of Bretagne side by side, one of Normandie above both, an islet, all in squares.
SQUARES = """<svg viewBox="0 0 60 60">
<path id="29" aria-label="a" d="m 0,30 20,0 0,20 -20,0 z"/>
<path id="22" aria-label="b" d="m 20,30 10,0 10,0 0,20 -20,0 z m 20,25 1,0 0,1 -1,0 z"/>
<path id="50" aria-label="c" d="m 0,10 40,0 0,20 -10,0 -10,0 -20,0 z"/>
</svg>"""


def points(path):
    """Return the rings of a path of ours as lists of absolute points."""
    rings = []
    for start, steps in re.findall(r"M(-?\d+,-?\d+)l([^z]*)z", path):
        ring = [tuple(map(int, start.split(",")))]
        for step in steps.split():
            dx, dy = map(int, step.split(","))
            ring.append((ring[-1][0] + dx, ring[-1][1] + dy))
        rings.append(ring)
    return rings


def test_borders_between_departments_of_one_region_disappear():
    drawn = outlines.draw(SQUARES)
    assert (drawn.width, drawn.height) == (240, 240)
    (bretagne,) = points(drawn.regions["53"].path)
    assert outlines.area(bretagne) == 160 * 80
    assert (80, 200) not in bretagne
    assert drawn.regions["53"].middle == (80, 160)


def test_neighbours_share_their_border_and_stand_from_north_to_south():
    drawn = outlines.draw(SQUARES)
    assert list(drawn.regions) == ["28", "53"]
    (north,), (south,) = (points(drawn.regions[code].path) for code in ("28", "53"))
    assert set(north) & set(south) == {(0, 120), (160, 120)}


def test_dust_is_swept():
    assert outlines.draw(SQUARES).regions["53"].path.count("M") == 1


def test_a_drawing_without_a_size_is_refused():
    with pytest.raises(ValueError, match="viewBox"):
        outlines.draw("<svg></svg>")


def test_a_missing_package_leaves_no_map_and_a_line_in_the_log(tmp_path, caplog):
    assert outlines.drawing(tmp_path / "nowhere.svg") is None
    assert "npm ci" in caplog.text


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), min_size=2, max_size=40))
def test_a_border_is_thinned_the_same_from_both_sides_and_never_far(line):
    line = [point for point, before in zip(line, [None, *line], strict=False) if point != before]
    thin = outlines._thin(line)
    assert outlines._thin(line[::-1]) == thin[::-1]
    assert {thin[0], thin[-1]} == {line[0], line[-1]}
    for point in line:
        nearest = min((outlines._away(point, a, b) for a, b in pairwise(thin)), default=0.0)
        assert nearest <= outlines.TOLERANCE


REAL = settings.NODE_MODULES / selectors.MAP


@pytest.mark.skipif(not REAL.is_file(), reason="the front-end packages are not installed")
def test_the_real_map_shows_thirteen_regions_and_is_light():
    drawn = outlines.drawing(REAL)
    mainland = {code for code, *_ in REGIONS if not code.startswith("0")} - {"99"}
    assert set(drawn.regions) == mainland
    paths = "".join(outline.path for outline in drawn.regions.values())
    assert len(gzip.compress(paths.encode())) < 12_000
    for outline in drawn.regions.values():
        assert 0 <= outline.left < outline.left + outline.width <= drawn.width
        assert 0 <= outline.top < outline.top + outline.height <= drawn.height
