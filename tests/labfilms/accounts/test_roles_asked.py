"""Of whom a second factor is asked, from when, and what waits until it is there."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from labfilms.accounts import registry, selectors, services
from labfilms.accounts.models import SecondFactorAsked
from labfilms.accounts.slots import second_factor_waits
from tests.factories.accounts import make_user
from tests.factories.second_factor import give_app

pytestmark = pytest.mark.django_db
SET_UP = "/compte/2fa/"
# A page of the floors below.
PAGE = "/recherche/"


@pytest.fixture(autouse=True)
def _required(settings):
    settings.SECOND_FACTOR = "required"


@pytest.fixture
def chief(monkeypatch):
    """Return someone who holds a role of a room above, which leaves them time."""
    role = registry.Role("à la tête d’une structure", lambda user: user.name == "Lise")
    monkeypatch.setattr(registry, "_roles", [*registry._roles, role])
    return make_user("Lise")


def enter(user):
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def days_pass(days):
    SecondFactorAsked.objects.update(since=F("since") - timedelta(days=days))


def is_led(answer) -> bool:
    return answer.status_code == 302 and answer.url == SET_UP


def test_nothing_is_asked_of_a_member():
    user = make_user()
    assert not is_led(enter(user).get(PAGE))
    assert services.ask_second_factor(user=user) is None
    assert not SecondFactorAsked.objects.exists()


def test_team_of_labfilms_is_led_there_at_once():
    client = enter(make_user(is_staff=True))
    assert is_led(client.get(PAGE))
    assert not is_led(client.get(SET_UP))


def test_role_leaves_fourteen_days_then_everything_waits(chief):
    client = enter(chief)
    assert not is_led(client.get(PAGE))
    days_pass(13)
    assert not is_led(client.get(PAGE))
    days_pass(1)
    assert is_led(client.get(PAGE))


@pytest.mark.parametrize("home", ["/administration/", "/redaction/"])
def test_administrations_leave_no_day(chief, home):
    client = enter(chief)
    assert is_led(client.get(home))


def test_account_s_own_pages_and_the_way_out_stay_open(chief):
    client = enter(make_user(is_staff=True))
    for name in ("account_email", "account_change_password", "usersessions_list", "mfa_index"):
        assert client.get(reverse(name)).status_code == 200
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_what_is_sent_is_refused_in_words_and_not_thrown_away():
    answer = enter(make_user(is_staff=True)).post(PAGE, {"words": "long"})
    assert answer.status_code == 403
    assert SET_UP in answer.content.decode()


def test_fragment_that_is_asked_for_leads_the_whole_page_there():
    answer = enter(make_user(is_staff=True)).get(PAGE, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == SET_UP


def test_who_has_set_it_up_goes_on(chief):
    client = enter(chief)
    client.get(PAGE)
    days_pass(20)
    assert is_led(client.get(PAGE))
    give_app(chief)
    assert not is_led(client.get(PAGE))


def test_codes_to_keep_alone_are_no_second_factor(chief):
    give_app(chief)
    chief.authenticator_set.filter(type="totp").delete()
    assert not selectors.has_second_factor(chief)


def test_days_are_given_once(chief):
    client = enter(chief)
    client.get(PAGE)
    days_pass(20)
    give_app(chief)
    client.get(PAGE)
    client.post(reverse("mfa_deactivate_totp"))
    assert is_led(client.get(PAGE))


def test_role_that_is_given_to_the_team_is_seen_at_the_next_page():
    user = make_user()
    client = enter(user)
    assert not is_led(client.get(PAGE))
    user.is_staff = True
    user.save()
    assert is_led(client.get(PAGE))


def queries_of(client):
    with CaptureQueriesContext(connection) as asked:
        client.get(PAGE)
    return len(asked)


def test_where_nothing_is_asked_the_rows_are_read_once_a_minute(settings):
    client = enter(make_user())
    first, second = queries_of(client), queries_of(client)
    settings.SECOND_FACTOR = "offered"
    assert second == queries_of(client)
    assert first > second


def test_page_of_the_second_factor_says_for_which_role_and_until_when(chief):
    client = enter(chief)
    page = client.get(SET_UP).content.decode()
    assert "à la tête d’une structure" in page


@pytest.mark.parametrize("mode", ["offered", "asked"])
def test_nobody_is_led_where_it_is_not_required(settings, chief, mode):
    settings.SECOND_FACTOR = mode
    for user in (chief, make_user(is_staff=True)):
        client = enter(user)
        assert not is_led(client.get(PAGE))
        assert not is_led(client.get("/redaction/"))
        demand = services.ask_second_factor(user=user)
        assert (demand is None) is (mode == "offered")
        if demand:
            assert demand.until is None
            assert not demand.is_due
    assert not SecondFactorAsked.objects.exists()


def test_home_says_what_is_asked_and_until_when(rf, chief, settings):
    request = rf.get("/")
    assert second_factor_waits(request) == []
    request.second_factor = services.ask_second_factor(user=chief)
    (wait,) = second_factor_waits(request)
    assert "à la tête d’une structure" in wait.text
    assert date_format(localtime(request.second_factor.until), "j F") in wait.text
    settings.SECOND_FACTOR = "asked"
    request.second_factor = services.ask_second_factor(user=chief)
    (wait,) = second_factor_waits(request)
    assert wait.href == SET_UP
