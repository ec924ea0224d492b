import socket
from types import SimpleNamespace

import pytest
from django.conf import settings as django_settings
from django.db import DatabaseError

from labfilms.operations import health

pytestmark = pytest.mark.django_db

ALIVE, READY = "/sante/vivant/", "/sante/pret/"


@pytest.fixture(autouse=True)
def _asked_anew(monkeypatch):
    monkeypatch.setattr(health, "_migrated", False)


def words(response):
    return response.content.decode().splitlines()


def away():
    raise DatabaseError("the words of an error, with a password")


def test_alive_asks_the_database_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get(ALIVE)
    assert (response.status_code, words(response)) == (200, ["alive"])
    assert response.cookies == {}


def test_ready_says_so(client):
    response = client.get(READY)
    assert (response.status_code, words(response)) == (200, ["ready"])
    assert response["Cache-Control"] == "no-store"
    assert response.cookies == {}


def test_ready_costs_one_query_once_the_migrations_were_seen(client, django_assert_num_queries):
    client.get(READY)
    with django_assert_num_queries(1):
        client.get(READY)


@pytest.mark.parametrize("path", [ALIVE, READY])
def test_a_check_needs_neither_https_nor_a_known_host(client, settings, path):
    settings.SECURE_SSL_REDIRECT = True
    settings.ALLOWED_HOSTS = ["labfilms.example"]
    assert client.get(path, headers={"Host": "10.0.0.7:8000"}).status_code == 200
    assert client.get("/films/", headers={"Host": "10.0.0.7:8000"}).status_code == 400


def test_a_check_that_is_well_fills_no_log(client, caplog, monkeypatch):
    with caplog.at_level("INFO", logger="labfilms.access"):
        client.get(READY)
        assert caplog.records == []
        monkeypatch.setattr(health, "unapplied", lambda: ["ecran.0099_next"])
        monkeypatch.setattr(health, "_migrated", False)
        client.get(READY)
    said = [record for record in caplog.records if record.name == "labfilms.access"]
    assert [record.levelname for record in said] == ["WARNING"]


def test_a_check_only_reads(client):
    assert client.post(READY).status_code == 405


def test_database_that_is_away_is_named_without_its_words(client, monkeypatch):
    monkeypatch.setattr(health, "connection", SimpleNamespace(cursor=away))
    response = client.get(READY)
    assert response.status_code == 503
    assert "database is missing" in words(response)
    assert "password" not in response.content.decode()


def test_migrations_that_are_missing_are_named_by_their_part_alone(client, monkeypatch):
    monkeypatch.setattr(health, "unapplied", lambda: ["ecran.0099_secret"])
    response = client.get(READY)
    assert (response.status_code, words(response)) == (
        503,
        ["not ready", "migrations is missing"],
    )


def test_migrations_that_cannot_be_asked_are_missing(monkeypatch):
    monkeypatch.setattr(health, "unapplied", away)
    assert not health.migrations()


def test_what_a_newer_release_migrates_does_not_end_this_process(monkeypatch):
    assert health.migrations()
    monkeypatch.setattr(health, "unapplied", lambda: ["ecran.0099_next"])
    assert health.migrations()


def test_a_full_disk_is_named(client, monkeypatch):
    monkeypatch.setattr(health.shutil, "disk_usage", lambda _: SimpleNamespace(free=1024))
    response = client.get(READY)
    assert (response.status_code, words(response)[1]) == (503, "disk is missing")


def test_a_folder_that_is_not_there_yet_is_asked_of_the_one_above(tmp_path):
    assert health.nearest(tmp_path / "films" / "assets") == tmp_path


def test_a_broker_that_is_away_is_named_but_the_site_serves(client, settings):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.BROKER_URL = f"redis://:secret@127.0.0.1:{probe.getsockname()[1]}/0"
        response = client.get(READY)
    assert (response.status_code, words(response)) == (200, ["ready", "broker is missing"])


def test_a_broker_that_listens_is_there(settings):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        settings.BROKER_URL = f"redis://127.0.0.1:{listener.getsockname()[1]}/0"
        assert health.broker()


def test_what_the_operators_ask_is_answered_before_any_other_middleware():
    first, second = django_settings.MIDDLEWARE[:2]
    assert first.endswith("RequestMiddleware")
    assert second.endswith("OperatorsMiddleware")
