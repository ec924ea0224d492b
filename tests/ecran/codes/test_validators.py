"""How codes are written and read back."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from ecran.codes import validators


def test_a_drawn_code_has_sixty_bits_of_signs_that_nobody_mistakes():
    texts = {validators.drawn() for _turn in range(500)}
    assert len(texts) == 500
    signs = set("".join(texts))
    assert signs == set(validators.SIGNS)
    assert len(validators.SIGNS) ** validators.DRAWN == 2**60
    assert not signs & set("OILU")
    assert {len(text) for text in texts} == {12}


def test_a_drawn_code_is_printed_in_groups_of_four():
    assert validators.grouped("7K2M9QRTXW4D") == "7K2M-9QRT-XW4D"


@pytest.mark.parametrize(
    "typed",
    [
        "7K2M-1QR0-XW4D",
        "7k2m1qr0xw4d",
        "  7k2m 1qr0 xw4d\n",
        "7K2M-IQRO-XW4D",
        "7k2m lqro xw4d",
        "7K2M\u20111QR0\u2013XW4D",
        "7K2M\u00a01QR0\u200bXW4D",
        "７Ｋ２Ｍ１ＱＲ０ＸＷ４Ｄ",
    ],
)
def test_a_code_is_read_back_however_it_is_typed(typed):
    assert validators.folded(typed) == "7K2M1QR0XW4D"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "---",
        "abc",
        "A" * 33,
        "A " * 33,
        "7K2M\x001QR0XW4D",
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        "%%%%%%%%",
        "ﷺ" * 64,
        "кодовое",
        "🎬🎬🎬🎬",
        "A" * 1_000_000,
    ],
)
def test_what_can_be_no_code_is_read_as_nothing(typed):
    assert validators.folded(typed) == ""


@given(st.text())
def test_whatever_is_typed_is_read_as_a_code_or_as_nothing(typed):
    found = validators.folded(typed)
    assert found == "" or validators.FOLDED.fullmatch(found)
    assert validators.folded(found) == found


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("salins-2026", "SALINS-2026"),
        (" Salins  2026 ", "SALINS-2026"),
        ("Été à Salins", "ETE-A-SALINS"),
        ("SALINS26", "SALINS26"),
        ("A" * 32, "A" * 32),
    ],
)
def test_a_chosen_text_is_kept_as_it_is_printed(typed, kept):
    assert validators.chosen(typed, free=True) == kept


@pytest.mark.parametrize(
    ("typed", "free", "why"),
    [
        ("SALINS", True, "short"),
        ("S-A-L-I-N-S", True, "short"),
        ("SEL", False, "short"),
        ("A-B", False, "short"),
        ("A" * 33, True, "signs"),
        ("-SALINS2026", True, "signs"),
        ("SALINS_2026", True, "signs"),
        ("SALINS/2026", True, "signs"),
        ("=SALINS2026", True, "signs"),
        ("SALINS2026\x00", True, "signs"),
        ("   ", True, "signs"),
    ],
)
def test_a_text_that_is_guessed_or_cannot_be_typed_is_refused(typed, free, why):
    with pytest.raises(ValidationError) as refused:
        validators.chosen(typed, free=free)
    assert refused.value.code == why


def test_a_text_that_takes_a_part_off_may_be_short():
    assert validators.chosen("sel4", free=False) == "SEL4"


@given(st.text(max_size=40), st.booleans())
def test_what_may_be_chosen_can_be_read_back(typed, free):
    try:
        kept = validators.chosen(typed, free=free)
    except ValidationError:
        return
    assert len(kept) <= validators.MOST_SIGNS
    assert validators.folded(kept)
    assert validators.folded(kept) == validators.folded(typed)
