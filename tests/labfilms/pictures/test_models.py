import pytest

from labfilms.pictures.models import Picture

pytestmark = pytest.mark.django_db


def test_picture_is_called_by_its_description_and_without_one_by_its_number():
    picture = Picture(width=100, height=100, alt="Le volcan")
    assert str(picture) == "Le volcan"
    picture.alt = ""
    assert str(picture) == str(picture.pk)


def test_each_picture_has_a_key_that_nobody_guesses():
    keys = {Picture(width=1, height=1).key for _ in range(100)}
    assert len(keys) == 100
    assert min(len(key) for key in keys) == 12
