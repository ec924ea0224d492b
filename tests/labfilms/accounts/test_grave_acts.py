"""Grave acts of an account: the password is asked again, then the act is done, and others are out."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db.models import F
from django.test import Client
from django.urls import reverse

from tests.factories.second_factor import PASSWORD, make_known, say_again, sign_in

pytestmark = pytest.mark.django_db
ANOTHER = "un-petit-matin-bleu"


@pytest.fixture(autouse=True)
def _again(settings):
    settings.PASSWORD_AGAIN = True


@pytest.fixture
def ines():
    return make_known("Inès Caron")


def stays_in(client) -> bool:
    return client.get(reverse("account_email")).status_code == 200


def asked(answer) -> bool:
    return answer.status_code == 302 and answer.url.startswith(reverse("account_reauthenticate"))


def test_ending_sessions_asks_the_password_and_then_ends_them(ines):
    here, thief = sign_in(ines)[0], sign_in(ines)[0]
    answer = here.post(reverse("usersessions_list"))
    assert asked(answer)
    assert stays_in(thief)
    here.post(answer.url, {"password": PASSWORD, "next": reverse("usersessions_list")})
    assert stays_in(here)
    assert not stays_in(thief)


def test_whoever_stole_a_session_ends_none(ines):
    owner, thief = sign_in(ines)[0], sign_in(ines)[0]
    answer = thief.post(reverse("usersessions_list"))
    thief.post(answer.url, {"password": "au hasard", "next": reverse("usersessions_list")})
    assert stays_in(owner)


def test_change_of_address_asks_the_password_and_then_goes_on(ines):
    client, _ = sign_in(ines)
    given = {"email": "neuve@exemple.fr", "action_add": ""}
    answer = client.post(reverse("account_email"), given)
    assert asked(answer)
    assert EmailAddress.objects.count() == 1
    client.post(answer.url, {"password": PASSWORD, "next": reverse("account_email")})
    assert EmailAddress.objects.filter(email="neuve@exemple.fr", verified=False).exists()


def test_password_that_is_believed_is_asked_again_after_ten_minutes(ines, settings):
    client, _ = sign_in(ines)
    page = reverse("mfa_activate_totp")
    assert asked(client.get(page))
    say_again(client)
    assert not asked(client.get(page))
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= settings.ACCOUNT_REAUTHENTICATION_TIMEOUT + 1
    session.save()
    assert asked(client.get(page))


def test_signing_in_is_not_yet_saying_it_again(ines):
    client, _ = sign_in(ines)
    assert asked(client.get(reverse("mfa_activate_totp")))


def test_change_of_password_ends_every_other_session_and_keeps_this_one(ines):
    here, thief = sign_in(ines)[0], sign_in(ines)[0]
    given = {"oldpassword": PASSWORD, "password1": ANOTHER, "password2": ANOTHER}
    here.post(reverse("account_change_password"), given)
    assert stays_in(here)
    assert not stays_in(thief)
    listed = here.get(reverse("usersessions_list"))
    assert listed.context["session_count"] == 1


def test_change_of_password_asks_for_the_present_one(ines):
    client, _ = sign_in(ines)
    given = {"oldpassword": "au hasard", "password1": ANOTHER, "password2": ANOTHER}
    assert client.post(reverse("account_change_password"), given).status_code == 200
    assert sign_in(ines, client=Client())[1].url == "/"


def test_password_is_never_sent_on_to_another_site(ines):
    client, _ = sign_in(ines)
    page = reverse("account_reauthenticate")
    answer = client.post(page, {"password": PASSWORD, "next": "https://ailleurs.example/"})
    assert answer.url == "/"


@pytest.mark.parametrize(("days", "ended"), [(89, False), (91, True)])
def test_session_ends_ninety_days_after_it_began(ines, days, ended):
    client, _ = sign_in(ines)
    UserSession.objects.update(created_at=F("created_at") - timedelta(days=days))
    # Another process, which has not noted this session yet.
    other = Client()
    other.cookies = client.cookies
    assert stays_in(other) is not ended
    assert stays_in(client) is not ended
