import logging
import re

import pytest

from labfilms.core import logs
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(caplog):
    with caplog.at_level(logging.INFO, logger="labfilms.access"):
        yield lambda: [record for record in caplog.records if record.name == "labfilms.access"]


def test_an_id_is_made_and_given_back(client):
    first, second = (client.get("/films/")["X-Request-ID"] for _ in range(2))
    assert re.fullmatch(r"[0-9a-f]{32}", first)
    assert first != second


@pytest.mark.parametrize(
    "given", ["4bf92f3577b34da6a3ce929d0e0e4736", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "web_1-00042"]
)
def test_a_sane_id_is_kept(client, given):
    assert client.get("/films/", headers={"X-Request-ID": given})["X-Request-ID"] == given


@pytest.mark.parametrize(
    "given", ["", "short", "-starts-with-a-dash", "with space in it", "é" * 12, "x" * 65, "a;b" * 9]
)
def test_any_other_id_is_replaced(client, given):
    headers = {"X-Request-ID": given.encode().decode("latin-1")}
    assert client.get("/films/", headers=headers)["X-Request-ID"] != given


def test_one_line_says_what_was_asked_and_how_it_ended(client, lines):
    person = make_user()
    client.force_login(person)
    client.get("/films/?q=secret&page=2")
    (line,) = lines()
    assert (line.method, line.route, line.status) == ("GET", "films:list", 200)
    assert line.user == str(person.pk)
    assert line.ms > 0
    assert "secret" not in line.getMessage()
    assert "127.0.0.1" not in str(line.__dict__)


def test_the_line_of_a_stranger_names_nobody_and_no_address(client, lines):
    client.get("/profils/quelqu-un/", headers={"X-Forwarded-For": "203.0.113.7"})
    (line,) = lines()
    assert (line.route, line.status, line.user) == ("people:profile", 404, "-")
    assert "quelqu-un" not in str(line.__dict__)
    assert "203.0.113.7" not in str(line.__dict__)


def test_what_no_route_answers_is_a_dash(client, lines):
    client.get("/nulle-part/")
    (line,) = lines()
    assert line.route in {"-", "wagtail_serve"}
    assert line.status == 404


def test_what_other_middleware_refuses_has_its_line_too(client, lines, settings):
    settings.SECURE_SSL_REDIRECT = True
    response = client.get("/films/")
    assert response.status_code == 301
    assert "X-Request-ID" in response
    assert [line.status for line in lines()] == [301]


def test_no_line_is_put_together_when_nobody_reads_it(client, caplog):
    with caplog.at_level(logging.ERROR, logger="labfilms.access"):
        assert client.get("/films/").status_code == 200
    assert caplog.records == []


def test_the_id_is_gone_when_the_request_is_over(client):
    client.get("/films/")
    assert logs.current() == logs.NONE
