"""The language of a page is its address's; that of a letter is its person's."""

import html

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from labfilms.accounts.models import User
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db
PASSWORD = "une-longue-nuit-blanche"


@pytest.fixture
def ines():
    """Return someone who reads English, with a confirmed address."""
    person = make_user("Inès Caron", email="ines@exemple.fr", language="en")
    person.set_password(PASSWORD)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


@pytest.mark.parametrize("asked", ["en", "en-GB,en;q=0.9,fr;q=0.1", "de", ""])
def test_bare_addresses_are_french_whatever_a_browser_prefers(client, asked):
    client.cookies["django_language"] = "en"
    answer = client.get("/compte/login/", headers={"Accept-Language": asked})
    assert answer["Content-Language"] == "fr"
    assert "Accept-Language" not in answer.get("Vary", "")
    assert '<html lang="fr"' in answer.content.decode()


def test_english_addresses_are_english_whatever_a_browser_prefers(client):
    answer = client.get("/en/compte/login/", headers={"Accept-Language": "fr"})
    assert answer["Content-Language"] == "en"
    assert '<html lang="en"' in answer.content.decode()
    assert reverse("account_login") == "/compte/login/"


def test_a_language_that_the_site_does_not_speak_has_no_address(client):
    assert client.get("/de/compte/login/").status_code == 404
    assert client.get("/fr/compte/login/").status_code == 404


def test_whoever_joins_in_english_is_written_to_in_english(client, mailbox):
    answer = client.post(
        "/en/compte/signup/",
        {"name": "Inès Caron", "email": "ines@exemple.fr", "password1": PASSWORD},
    )
    assert answer.url.startswith("/en/")
    assert User.objects.get().language == "en"
    (letter,) = mailbox.to("ines@exemple.fr")
    assert letter["Subject"] == "Welcome: one last step"
    assert "/en/compte/" in mailbox.link("ines@exemple.fr")


def test_a_letter_is_in_its_person_s_language_whatever_page_asked_for_it(client, mailbox, ines):
    client.post("/compte/password/reset/", {"email": ines.email})
    (letter,) = mailbox.to(ines.email)
    assert letter["Subject"] == "Choose a new password"
    assert "/en/compte/" in mailbox.link(ines.email)
    User.objects.update(language="fr")
    client.post("/en/compte/password/reset/", {"email": ines.email})
    assert mailbox.to(ines.email)[-1]["Subject"] == "Choisissez un nouveau mot de passe"
    assert "/en/" not in mailbox.link(ines.email)


def test_signing_in_and_out_stays_in_the_language(client, ines):
    given = {"login": ines.email, "password": PASSWORD}
    assert client.post("/en/compte/login/", given).url == "/en/"
    assert client.post("/en/compte/logout/").url == "/en/"
    assert client.post("/compte/login/", given).url == "/"
    assert client.post("/compte/logout/").url == "/"


def test_a_page_behind_a_login_leads_back_in_its_language(client):
    answer = client.get("/en/langue/")
    assert answer.url.startswith("/en/compte/login/?next=/en/langue/")


def test_the_language_of_letters_is_chosen_on_its_page(client):
    person = make_user()
    client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
    assert "checked" in client.get("/langue/").content.decode()
    answer = client.post("/langue/", {"language": "en"}, follow=True)
    assert answer.redirect_chain == [("/en/langue/", 302)]
    assert "Your choice is saved" in html.unescape(answer.content.decode())
    person.refresh_from_db()
    assert person.language == "en"
    assert client.post("/langue/", {"language": "de"}).status_code == 200
    person.refresh_from_db()
    assert person.language == "en"


@pytest.mark.parametrize("address", ["/administration/", "/redaction/"])
def test_administrations_speak_their_person_s_language(client, address):
    for language in ("fr", "en"):
        staff = make_user(is_staff=True, is_superuser=True, language=language)
        client.force_login(staff, "allauth.account.auth_backends.AuthenticationBackend")
        answer = client.get(address, headers={"Accept-Language": "de"})
        assert answer["Content-Language"] == language


def test_errors_are_said_in_the_language_of_the_address(client):
    for path, words in (("/en/rien/", "This frame is missing"), ("/rien/", "Cette image manque")):
        answer = client.get(path)
        assert answer.status_code == 404
        assert answer["Content-Language"] == ("en" if path.startswith("/en/") else "fr")
        said = html.unescape(answer.content.decode())
        assert words in said or "<h1>" in said
        assert 'rel="canonical"' not in said
    strict = Client(enforce_csrf_checks=True)
    refused = strict.post("/en/compte/login/", {})
    assert refused.status_code == 403
    assert "This page has expired" in refused.content.decode()
    assert 'href="/en/"' in refused.content.decode()


def test_a_closed_door_says_so_in_english(client, ines, settings):
    for _ in range(settings.AXES_FAILURE_LIMIT + 1):
        answer = client.post("/en/compte/login/", {"login": ines.email, "password": "faux"})
    assert answer.status_code == 429
    assert "Too many tries" in answer.content.decode()
