import pytest

from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    return client


def test_team_finds_a_person_by_address(chief):
    make_user("Inès Caron", email="ines@exemple.fr")
    make_user("Paul Lemaire", email="paul@exemple.fr")
    page = chief.get("/administration/accounts/user/", {"q": "ines@"}).content.decode()
    assert "Inès Caron" in page
    assert "Paul Lemaire" not in page


def test_password_is_neither_shown_nor_set_by_the_team(chief):
    person = make_user("Inès Caron")
    address = f"/administration/accounts/user/{person.pk}/change/"
    page = chief.get(address).content.decode()
    assert person.password not in page
    assert 'name="password' not in page
    before = person.password
    given = {"email": person.email, "name": "Inès", "language": "fr", "password": "volé"}
    assert chief.post(address, given).status_code == 302
    person.refresh_from_db()
    assert (person.name, person.password) == ("Inès", before)


def test_member_is_sent_to_the_door(client):
    client.force_login(make_user())
    assert client.get("/administration/accounts/user/").status_code == 302
