import pytest

from tests.factories.accounts import make_user
from tests.factories.films import make_film

pytestmark = pytest.mark.django_db


def test_a_stranger_s_page_may_be_kept_and_is_not_sent_twice(client):
    make_film(title="Écluse 14")
    page = client.get("/films/")
    assert page["Cache-Control"] == "public, max-age=0, s-maxage=30, must-revalidate"
    again = client.get("/films/", headers={"If-None-Match": page["ETag"]})
    assert again.status_code == 304
    assert not again.content
    make_film(title="Sel de nuit")
    changed = client.get("/films/", headers={"If-None-Match": page["ETag"]})
    assert "Sel de nuit" in changed.content.decode()


def test_a_person_s_page_is_kept_by_nobody(client):
    client.force_login(make_user())
    for address in ("/", "/films/", "/mes-films/"):
        assert client.get(address)["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("address", ["/compte/login/", "/compte/signup/", "/mes-films/"])
def test_a_form_and_a_way_to_sign_in_are_kept_by_nobody(client, address):
    kept = client.get(address)["Cache-Control"]
    assert "private" in kept
    assert "no-store" in kept


def test_what_does_not_exist_may_exist_in_a_moment(client):
    assert client.get("/films/inconnu/")["Cache-Control"] == "private, no-store"


def test_a_key_in_a_header_makes_an_answer_one_person_s(client):
    page = client.get("/films/", headers={"Authorization": "Bearer x"})
    assert page["Cache-Control"] == "private, no-store"
