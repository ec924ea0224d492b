import pytest
from django.urls import reverse

from labfilms.keys import services
from labfilms.keys.errors import KeyRefused
from labfilms.keys.models import Key
from labfilms.keys.selectors import find
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db

PASSWORD = "mot de passe long"


@pytest.fixture
def member(client):
    user = make_user()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return user


def prove(client):
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def test_the_password_is_asked_again_before_a_key_is_made(client, member, settings):
    settings.PASSWORD_AGAIN = True
    for method in (client.get, client.post):
        response = method("/mes-cles/nouvelle/", {"name": "Mon site", "scope": "read"})
        assert response["Location"].startswith(reverse("account_reauthenticate"))
    assert not Key.objects.exists()


def test_a_key_is_shown_once_and_kept_as_a_digest(client, member):
    prove(client)
    assert client.get("/mes-cles/nouvelle/").status_code == 200
    response = client.post("/mes-cles/nouvelle/", {"name": "Mon site", "scope": "read:mine"})
    words = response.context["words"]
    assert words in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    key = Key.objects.get()
    assert (key.person, key.scope, key.name) == (member, "read:mine", "Mon site")
    assert words not in str(Key.objects.values().get())
    assert find(words) == key
    page = client.get("/mes-cles/").content.decode()
    assert "Mon site" in page
    assert words not in page


def test_a_key_needs_a_name(client, member):
    prove(client)
    assert client.post("/mes-cles/nouvelle/", {"scope": "read"}).status_code == 200
    assert not Key.objects.exists()


def test_twenty_keys_are_enough(client, member):
    for _ in range(services.MOST):
        services.create(person=member, name="Une", scope="read")
    with pytest.raises(KeyRefused):
        services.create(person=member, name="Une", scope="read")
    prove(client)
    page = client.post("/mes-cles/nouvelle/", {"name": "Une", "scope": "read"})
    assert page.context["form"].non_field_errors()


def test_a_key_is_ended_by_its_person_alone(client, member):
    key, words = services.create(person=member, name="Mon site", scope="read")
    other, _words = services.create(person=make_user(), name="Autre", scope="read")
    assert client.post(f"/mes-cles/{other.pk}/fin/").status_code == 404
    assert client.post(f"/mes-cles/{key.pk}/fin/").status_code == 302
    assert find(words) is None
    assert str(Key.objects.get()) == "Autre"


def test_the_account_leads_to_its_keys(client, member):
    assert 'href="/mes-cles/"' in client.get(reverse("usersessions_list")).content.decode()
