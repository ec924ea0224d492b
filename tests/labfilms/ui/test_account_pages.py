import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.urls import reverse

from labfilms.accounts.limits import locked_out
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db
PASSWORD = "une-longue-nuit-blanche"


def words(response):
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_signup",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
        "account_email_verification_sent",
        "account_inactive",
    ],
)
def test_door_for_strangers_wears_the_house_s_look(client, name):
    page = client.get(reverse(name))
    assert page.status_code == 200
    assert page.content.count(b"<h1") == 1
    assert b'class="entrance"' in page.content


@pytest.mark.parametrize(
    "name", ["account_email", "account_change_password", "usersessions_list", "account_logout"]
)
def test_page_of_one_s_account_wears_the_house_s_look(client, name):
    client.force_login(make_user())
    page = client.get(reverse(name))
    assert page.status_code == 200
    assert page.content.count(b"<h1") == 1
    assert b'class="site-head"' in page.content


def test_person_without_a_password_is_asked_for_one(client):
    person = make_user()
    person.set_unusable_password()
    person.save()
    client.force_login(person)
    assert client.get(reverse("account_set_password")).status_code == 200


def test_key_that_is_not_known_says_how_to_go_on(client):
    page = client.get(reverse("account_reset_password_from_key", args=["1", "zzz"]))
    assert reverse("account_reset_password") in words(page)
    page = client.get(reverse("account_confirm_email", args=["zzz"]))
    assert reverse("account_login") in words(page)


def test_signing_up_confirming_and_choosing_another_password_by_mail(client):
    given = {"name": "Inès Caron", "email": "ines@example.test", "password1": PASSWORD}
    client.post(reverse("account_signup"), given)
    (letter,) = mail.outbox
    assert "\n\n\n" not in letter.body.strip()
    link = re.search(r"http://testserver(\S+)", letter.body)[1]
    page = client.get(link)
    assert "ines@example.test" in words(page)
    client.post(link)

    client.post(reverse("account_logout"))
    client.post(reverse("account_reset_password"), {"email": "ines@example.test"})
    link = re.search(r"http://testserver(\S+)", mail.outbox[-1].body)[1]
    page = client.get(link, follow=True)
    assert 'name="password1"' in words(page)


def test_taken_address_is_told_by_letter_and_never_on_the_page(client):
    make_user(email="ines@example.test")
    given = {"name": "Inès", "email": "ines@example.test", "password1": PASSWORD}
    page = client.post(reverse("account_signup"), given, follow=True)
    assert reverse("account_email_verification_sent") == page.request["PATH_INFO"]
    assert "ines@example.test" in mail.outbox[-1].body


def test_unknown_address_is_told_by_letter(client):
    client.post(reverse("account_reset_password"), {"email": "who@example.test"})
    assert reverse("account_signup") in mail.outbox[-1].body


def test_letters_write_apostrophes_and_ampersands_as_they_are(client):
    client.post(reverse("account_reset_password"), {"email": "d'arc@example.test"})
    assert "d'arc@example.test" in mail.outbox[-1].body
    assert "&#" not in mail.outbox[-1].body
    assert "&#" not in mail.outbox[-1].subject


def test_address_that_waits_can_be_confirmed_again_or_given_up(client):
    client.post(
        reverse("account_signup"),
        {"name": "Inès", "email": "ines@example.test", "password1": PASSWORD},
    )
    client.post(re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1])
    client.post(
        reverse("account_email"), {"email": "autre@example.test", "action_add": ""}, follow=True
    )
    page = words(client.get(reverse("account_email")))
    assert "autre@example.test" in page
    assert 'name="action_send"' in page
    assert 'name="action_remove"' in page


def test_closed_door_says_how_to_go_on(rf):
    request = rf.post("/")
    request.user = AnonymousUser()
    response = locked_out(request)
    assert response.status_code == 429
    assert reverse("account_reset_password") in words(response)
