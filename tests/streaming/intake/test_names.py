import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streaming.intake.names import MAX_LENGTH, display_name


@pytest.mark.parametrize(
    "name", ["-i", "%d.mp4", "../../x", "Écluse 14 🎬.mov", "<b>.mp4", "a\u2019b.mp4"]
)
def test_a_strange_name_is_only_ever_shown_so_it_stays(name):
    assert display_name(name) == name


def test_a_name_cannot_turn_the_direction_of_text():
    assert display_name("film\u202e4pm.exe") == "film4pm.exe"
    assert display_name("\u2066film\u2069.mp4") == "film.mp4"


def test_control_characters_and_line_ends_are_taken_out():
    assert display_name("a\x00b\r\nc\u2028d\te.mp4") == "abcde.mp4"


def test_an_emoji_made_of_several_stays_one():
    family = "👩\u200d👩\u200d👧.mp4"
    assert display_name(family) == family


def test_a_name_of_4_kib_is_cut_and_keeps_its_ending():
    shown = display_name("é" * 4096 + ".webm")
    assert len(shown) == MAX_LENGTH
    assert shown.endswith("….webm")


def test_a_long_name_without_an_ending_is_cut_all_the_same():
    assert display_name("a" * 300) == "a" * (MAX_LENGTH - 1) + "…"
    assert display_name("a." + "b" * 300).endswith("b…")


def test_nothing_that_can_be_shown_is_an_empty_name():
    assert display_name("\u202e\x07\u200d") == ""


@given(st.text(max_size=600))
def test_whatever_the_name_it_is_one_line_that_fits(name):
    shown = display_name(name)
    assert len(shown) <= MAX_LENGTH
    assert all(unicodedata.category(c) not in {"Cc", "Cs", "Zl", "Zp"} for c in shown)
