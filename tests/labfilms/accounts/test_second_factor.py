"""The second factor: set up, asked for, counted, kept, lost."""

import html
import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import make_user
from tests.factories.second_factor import (
    PASSWORD,
    code_of,
    codes_of,
    give_app,
    is_in,
    make_known,
    say_again,
    sign_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _again(settings):
    settings.PASSWORD_AGAIN = True


@pytest.fixture
def ines():
    return make_known("Inès Caron")


def words(response):
    return re.sub(r"\s+", " ", html.unescape(response.content.decode()))


def second_step(client, code):
    return client.post(reverse("mfa_authenticate"), {"code": code})


def set_up(client):
    """Set the app up as a person does; return its secret and the page of the codes to keep."""
    say_again(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)
    return secret, page, answer


def test_app_is_set_up_with_a_drawing_of_ours_and_codes_are_shown_once(ines):
    client, _ = sign_in(ines)
    secret, page, codes = set_up(client)
    assert "<svg" in words(page)
    assert secret in words(page)
    shown = re.findall(r"<li><code>(\d{8})</code>", words(codes))
    assert shown == codes_of(ines)
    assert len(shown) == 10
    again = client.get(reverse("mfa_view_recovery_codes"))
    assert not re.search(r"\d{8}", re.sub(r"csrfmiddlewaretoken[^>]+", "", words(again)))
    assert client.get(reverse("mfa_download_recovery_codes")).status_code == 403


def test_wrong_first_code_sets_nothing_up(ines):
    client, _ = sign_in(ines)
    say_again(client)
    client.get(reverse("mfa_activate_totp"))
    assert client.post(reverse("mfa_activate_totp"), {"code": "000000"}).status_code == 200
    assert not Authenticator.objects.exists()


def test_password_alone_opens_nothing_once_there_is_a_second_factor(ines):
    secret = give_app(ines)
    client, answer = sign_in(ines)
    assert answer.url == reverse("mfa_authenticate")
    assert not is_in(client)
    assert client.get(reverse("account_email")).status_code == 302
    second_step(client, code_of(secret))
    assert is_in(client)


@pytest.mark.parametrize("door", ["/administration/login/", "/redaction/login/"])
def test_no_other_door_lets_a_password_in_alone(door):
    chief = make_known(is_staff=True, is_superuser=True)
    give_app(chief)
    client = Client()
    given = {"username": chief.email, "password": PASSWORD}
    assert client.post(door, given).url.startswith(reverse("account_login"))
    assert not is_in(client)


def test_code_opens_once(ines):
    secret = give_app(ines)
    first, _ = sign_in(ines)
    second, _ = sign_in(ines)
    code = code_of(secret)
    second_step(first, code)
    second_step(second, code)
    assert (is_in(first), is_in(second)) == (True, False)


@pytest.mark.parametrize("later", [-2, 2])
def test_code_of_another_moment_opens_nothing(ines, later):
    secret = give_app(ines)
    client, _ = sign_in(ines)
    second_step(client, code_of(secret, later=later))
    assert not is_in(client)


def test_code_to_keep_opens_once_and_is_gone(ines):
    give_app(ines)
    code = codes_of(ines)[0]
    first, _ = sign_in(ines)
    second, _ = sign_in(ines)
    second_step(first, code)
    second_step(second, code)
    assert (is_in(first), is_in(second)) == (True, False)
    assert code not in codes_of(ines)
    assert len(codes_of(ines)) == 9


def test_ten_wrong_codes_close_the_second_step_even_for_the_right_one(ines):
    secret = give_app(ines)
    client, _ = sign_in(ines)
    for _ in range(10):
        assert "incorrect" in words(second_step(client, "000000")).lower()
    closed = second_step(client, code_of(secret))
    assert "Trop de codes faux" in words(closed) or "Too many wrong codes" in words(closed)
    assert not is_in(client)
    # From another browser, and after the password again, too.
    other, _ = sign_in(ines)
    second_step(other, code_of(secret))
    assert not is_in(other)


def test_right_code_forgets_the_wrong_ones(ines):
    secret = give_app(ines)
    for _ in range(2):
        client, _ = sign_in(ines)
        for _ in range(9):
            second_step(client, "000000")
        second_step(client, code_of(secret))
        assert is_in(client)
        # Otherwise the same code would be refused as one that has opened already.
        cache.delete(f"allauth.mfa.totp.used?user={ines.pk}&code={code_of(secret)}")


def test_second_step_is_nobody_s_without_the_first(ines):
    give_app(ines)
    client = Client()
    assert client.get(reverse("mfa_authenticate")).url == reverse("account_login")
    assert second_step(client, codes_of(ines)[0]).url == reverse("account_login")
    assert not is_in(client)


def test_forgotten_password_does_not_go_around_the_second_factor(ines):
    give_app(ines)
    client = Client()
    # The page that the letter leads to signs nobody in (test_walk): the door asks for both.
    client.post(reverse("account_reset_password"), {"email": ines.email})
    assert not is_in(client)
    _, answer = sign_in(ines, client=client)
    assert answer.url == reverse("mfa_authenticate")


def test_secrets_are_locked_in_the_database(ines):
    secret = give_app(ines)
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored
    assert codes_of(ines)[0] not in stored


def test_new_site_secret_that_names_the_former_one_opens_what_that_one_locked(ines, settings):
    secret = give_app(ines)
    former, settings.SECRET_KEY = settings.SECRET_KEY, "another" * 10
    settings.SECRET_KEY_FALLBACKS = [former]
    client, _ = sign_in(ines)
    second_step(client, code_of(secret))
    assert is_in(client)


def test_new_site_secret_alone_makes_every_code_wrong_and_nothing_fails(ines, settings, caplog):
    secret = give_app(ines)
    settings.SECRET_KEY = "another" * 10
    client, _ = sign_in(ines)
    assert second_step(client, code_of(secret)).status_code == 200
    assert not is_in(client)
    assert "LABFILMS_SECRET_KEY" in caplog.text


ACCOUNT_PAGES = ["mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes"]


@pytest.mark.parametrize("page", [*ACCOUNT_PAGES, "mfa_generate_recovery_codes"])
def test_change_of_factors_asks_the_password_again(ines, page):
    client, _ = sign_in(ines)
    if "recovery" in page:
        give_app(ines)
    answer = client.get(reverse(page))
    assert answer.url.startswith(reverse("account_reauthenticate"))
    say_again(client)
    assert client.get(reverse(page)).status_code == 200


def test_app_is_turned_off_with_the_password_and_its_codes_go_with_it(ines):
    give_app(ines)
    client = Client()
    client.force_login(ines, "allauth.account.auth_backends.AuthenticationBackend")
    off = reverse("mfa_deactivate_totp")
    assert client.post(off).url.startswith(reverse("account_reauthenticate"))
    assert Authenticator.objects.count() == 2
    say_again(client)
    assert "?" in words(client.get(off))
    client.post(off)
    assert not Authenticator.objects.exists()


def test_code_stands_for_the_password_before_a_grave_act(ines):
    secret = give_app(ines)
    client, _ = sign_in(ines)
    second_step(client, code_of(secret))
    page = client.get(reverse("mfa_reauthenticate"))
    assert reverse("account_reauthenticate") in words(page)
    client.post(reverse("mfa_reauthenticate"), {"code": codes_of(ines)[0]})
    assert client.get(reverse("mfa_generate_recovery_codes")).status_code == 200


def test_new_codes_kill_the_former_ones(ines):
    give_app(ines)
    former = codes_of(ines)
    client = Client()
    client.force_login(ines, "allauth.account.auth_backends.AuthenticationBackend")
    say_again(client)
    client.get(reverse("mfa_generate_recovery_codes"))
    client.post(reverse("mfa_generate_recovery_codes"))
    assert not set(former) & set(codes_of(ines))


def test_person_with_a_second_factor_may_still_change_their_address(ines):
    give_app(ines)
    client = Client()
    client.force_login(ines, "allauth.account.auth_backends.AuthenticationBackend")
    say_again(client)
    client.post(reverse("account_email"), {"email": "neuve@exemple.fr", "action_add": ""})
    assert "neuve@exemple.fr" in words(client.get(reverse("account_email")))


@pytest.mark.parametrize("page", ["mfa_edit_webauthn", "mfa_remove_webauthn"])
def test_key_of_another_answers_like_one_that_does_not_exist(ines, page):
    data = {"name": "Clef", "credential": {}}
    key = Authenticator.objects.create(
        user=make_user(), type=Authenticator.Type.WEBAUTHN, data=data
    )
    client, _ = sign_in(ines)
    say_again(client)
    for number in (key.pk, 10**9):
        assert client.get(reverse(page, args=(number,))).status_code == 404
        assert client.post(reverse(page, args=(number,)), {"name": "x"}).status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()
