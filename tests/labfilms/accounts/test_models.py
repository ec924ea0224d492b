import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from labfilms.accounts.models import User
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db


def test_person_without_a_password_signs_in_with_none(rf):
    person = User.objects.create_user("ines@exemple.fr", name="Inès")
    assert not person.has_usable_password()
    for password in ("", None, "!"):
        assert authenticate(rf.post("/"), username="ines@exemple.fr", password=password) is None


def test_superuser_is_of_the_team_and_an_ordinary_person_is_not():
    chief = User.objects.create_superuser("chef@exemple.fr", "mot de passe long", name="Chef")
    person = make_user()
    assert (chief.is_staff, chief.is_superuser) == (True, True)
    assert (person.is_staff, person.is_superuser) == (False, False)


def test_address_is_kept_in_small_letters_and_found_in_any():
    person = make_user(email="  Ines@Exemple.FR ")
    assert person.email == "ines@exemple.fr"
    assert User.objects.get_by_natural_key("INES@exemple.fr") == person


def test_address_has_one_account_whatever_its_capitals():
    make_user(email="ines@exemple.fr")
    other = User(email="INES@exemple.fr", name="Une autre", password="!")
    with pytest.raises(ValidationError):
        other.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()


def test_person_is_called_by_name_and_without_one_by_address():
    person = make_user("Inès Caron", email="ines@exemple.fr")
    names = (person.get_full_name(), person.get_short_name(), person.first_name, str(person))
    assert set(names) == {"Inès Caron"}
    assert person.last_name == ""
    person.name = ""
    assert str(person) == "ines@exemple.fr"
