"""QR codes, as they are drawn."""

import re

import pytest
import qrcode
from hypothesis import given, settings
from hypothesis import strategies as st
from qrcode.constants import ERROR_CORRECT_M

from ecran.papers import squares
from ecran.papers.errors import Unprintable

STRETCH = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\3z")


def painted(svg: str) -> list[list[bool]]:
    """Return the modules that a drawing covers."""
    side = int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1])
    rows = [[False] * side for _ in range(side)]
    (path,) = re.findall(r'<path d="([^"]*)"/>', svg)
    assert STRETCH.sub("", path) == ""
    for x, y, width in STRETCH.findall(path):
        for column in range(int(x), int(x) + int(width)):
            rows[int(y)][column] = True
    return rows


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=200))
def test_what_is_drawn_is_the_code_of_the_address(address):
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=squares.MASK)
    code.add_data(address)
    code.make()
    assert painted(squares.drawn(address)) == code.modules


def test_an_address_too_long_for_any_square_is_refused():
    assert len(squares.modules("x" * 2_300)) == 177
    with pytest.raises(Unprintable):
        squares.drawn("x" * 2_400)
