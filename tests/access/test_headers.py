"""Pages beyond the table, and what the judge of headers itself is worth."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.access import headers
from tests.access.headers import faults, observatory
from tests.factories.accounts import make_user
from tests.factories.second_factor import give_app

pytestmark = pytest.mark.django_db

ACCOUNT = [
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_change_password",
    "account_email",
    "account_logout",
    "usersessions_list",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_list_webauthn",
    "mfa_deactivate_totp",
    "mfa_generate_recovery_codes",
    "mfa_view_recovery_codes",
]


@pytest.fixture(autouse=True)
def _production(settings):
    for name, value in headers.production().items():
        setattr(settings, name, value)


@pytest.fixture
def person():
    user = make_user()
    give_app(user)
    return user


@pytest.mark.parametrize("who", ["stranger", "member"])
@pytest.mark.parametrize("name", ACCOUNT)
def test_account_s_pages_are_an_a_plus(person, name, who):
    client = Client()
    if who == "member":
        client.force_login(person)
    assert faults(client.get(reverse(name), secure=True)) == []


@pytest.mark.parametrize("address", ["/rien-ici/", "/static/css/site.css", "/static/rien.css"])
def test_errors_and_files_are_an_a_plus(address):
    answer = Client().get(address, secure=True)
    assert observatory(answer).grade == "A+"
    answer.close()


def test_plain_http_is_sent_to_https_on_the_same_host():
    answer = Client().get("/films/")
    assert (answer.status_code, answer["Location"]) == (301, "https://testserver/films/")


@pytest.mark.parametrize("home", ["/administration/", "/redaction/"])
def test_administrations_are_looser_in_scripts_alone_and_reach_no_other_host(home):
    client = Client()
    client.force_login(make_user(is_staff=True, is_superuser=True))
    answer = client.get(home, secure=True)
    assert answer.status_code == 200
    assert set(observatory(answer).lost) == {"content security policy"}
    sources = {source for sources in headers.policy_of(answer).values() for source in sources}
    assert sources <= {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:"}


GOOD = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; form-action 'self'; frame-ancestors 'none'",
    "Strict-Transport-Security": "max-age=63072000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def told(**changed):
    names = {name.replace("-", "_").lower(): name for name in GOOD}
    said = dict(GOOD)
    said |= {names[name]: value for name, value in changed.items()}
    return HttpResponse("<p>", headers={name: value for name, value in said.items() if value})


def test_judge_gives_what_the_observatory_gives():
    assert observatory(told()).points == 100 + 10 + 5 + 5 + 10


@pytest.mark.parametrize(
    ("changed", "lost"),
    [
        ({"content_security_policy": ""}, -25 - 20),
        ({"content_security_policy": "script-src 'self' 'unsafe-inline'; frame-ancestors 'none'"}, -20),
        ({"content_security_policy": "script-src 'self' 'unsafe-eval'; object-src 'none'; frame-ancestors 'none'"}, -10),
        ({"strict_transport_security": ""}, -20),
        ({"strict_transport_security": "max-age=60"}, -10),
        ({"x_content_type_options": ""}, -5),
        ({"referrer_policy": "unsafe-url"}, -5),
        ({"cross_origin_resource_policy": "all"}, -5),
    ],
    ids=str,
)  # fmt: skip
def test_judge_sees_what_is_missing(changed, lost):
    score = observatory(told(**changed))
    assert sum(score.lost.values()) == lost
    assert faults(told(**changed))


@pytest.mark.parametrize(
    ("given", "lost"),
    [
        ({}, -40),
        ({"secure": True}, -30),
        ({"secure": True, "httponly": True}, 0),
        ({"secure": True, "httponly": True, "samesite": "Lax"}, 0),
    ],
)
def test_judge_sees_cookies_that_are_open(given, lost):
    answer = told()
    answer.set_cookie("sessionid", "x", **given)
    assert observatory(answer).lost.get("cookies", 0) == lost


def test_judge_sees_scripts_of_others():
    answer = told()
    answer.content = '<script src="//cdn.example/x.js"></script>'
    assert observatory(answer).lost == {"scripts": -50}
