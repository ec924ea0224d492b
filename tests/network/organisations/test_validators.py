import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from network.organisations.validators import (
    compact,
    validate_links,
    validate_rna,
    validate_siren,
)


@pytest.mark.parametrize("siren", ["732829320", "552100554", "356000000"])
def test_a_siren_of_the_register_is_accepted(siren):
    validate_siren(siren)


@pytest.mark.parametrize("siren", ["732829321", "73282932", "7328293200", "73282932a", "", "²" * 9])
def test_a_siren_whose_key_or_length_is_wrong_is_refused(siren):
    with pytest.raises(ValidationError):
        validate_siren(siren)


@given(st.text("0123456789", min_size=8, max_size=8), st.integers(1, 9))
def test_of_ten_last_figures_one_alone_is_the_key(first, shift):
    right = [f"{first}{last}" for last in range(10) if is_siren(f"{first}{last}")]
    assert len(right) == 1
    wrong = f"{first}{(int(right[0][-1]) + shift) % 10}"
    assert not is_siren(wrong)


def is_siren(number):
    try:
        validate_siren(number)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("rna", ["W751234567", "W9R1001234", "W2A1000123"])
def test_an_rna_of_the_mainland_of_corsica_and_of_overseas_is_accepted(rna):
    validate_rna(rna)


@pytest.mark.parametrize(
    "rna", ["W75123456", "751234567", "X751234567", "W7512345678", "WAB1234567"]
)
def test_what_is_no_rna_is_refused(rna):
    with pytest.raises(ValidationError):
        validate_rna(rna)


def test_a_number_is_read_as_people_write_it():
    assert compact(" 732 829 320 ") == "732829320"
    assert compact("w751.234-567") == "W751234567"


def test_links_are_addresses_of_the_web_and_nothing_else():
    validate_links("https://exemple.fr\nhttp://exemple.fr/film?x=1")
    for wrong in ("javascript:alert(1)", "exemple.fr", "https://", "https://[", "ftp://exemple.fr"):
        with pytest.raises(ValidationError):
            validate_links(wrong)
    with pytest.raises(ValidationError):
        validate_links("\n".join(f"https://exemple.fr/{n}" for n in range(7)))
