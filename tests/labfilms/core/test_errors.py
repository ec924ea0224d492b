import pytest
from django.utils.translation import gettext_lazy, override

from labfilms.core.errors import LabFilmsError


class TooLong(LabFilmsError):
    """The reel is too long."""


def test_refusal_says_why_in_the_words_of_whoever_reads_it():
    refusal = TooLong(gettext_lazy("French"), "too-long")
    with override("fr"):
        assert str(refusal) == "français"
    with override("en"):
        assert str(refusal) == "French"
    assert refusal.code == "too-long"


def test_refusal_of_any_feature_is_caught_as_one_of_the_house():
    with pytest.raises(LabFilmsError, match="two hours"):
        raise TooLong("A reel lasts two hours at most.")
