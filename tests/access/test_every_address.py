"""Every address has its row, and every row is true."""

from http import HTTPStatus

import pytest
from django.core.cache import cache
from django.core.signals import request_finished
from django.db import close_old_connections, transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from labfilms.live.routing import websocket_urlpatterns
from tests.access import headers
from tests.access.table import (
    AGAIN,
    DONE,
    HIDDEN,
    LOGIN,
    MOUNTED,
    OPEN,
    ROLES,
    ROWS,
    SIGN_IN,
    SOCKETS,
)
from tests.access.world import World

# Whoever has the address may read: no cache learns it.
SECRETS = ("/l/", "/acces/", "/commandes/", "/s/", "/v/", "/signalements/", "/decisions/")
# What no browser reads: it is answered before hosts, HTTPS and sessions.
OPERATORS = ("/sante/", "/metrics")
# Where no cookie is read, so that everyone is a stranger.
COOKIELESS = ("/api/v1/", "/atom/", "/integrer/", "/oembed", "/partage/", "/robots.txt")
# What is a file for everyone, whoever asks: pictures, segments of public films, towns.
FILES = ("/images/", "/flux/", "/media/images/", "/communes/", *COOKIELESS)


def addresses():
    """Return the name of each address of ours; what is mounted whole is left out."""
    found = set()

    def walk(patterns, route, prefix):
        for pattern in patterns:
            full = route + str(pattern.pattern)
            # What a namespace of ours holds is ours, wherever it stands.
            mounted = full.startswith(tuple(MOUNTED)) and not prefix
            if mounted and (full not in MOUNTED or not pattern_name(pattern)):
                continue
            if isinstance(pattern, URLResolver):
                space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
                walk(pattern.url_patterns, full, space)
            else:
                found.add(f"{prefix}{pattern.name or full}")

    walk(get_resolver().url_patterns, "", "")
    return found


def pattern_name(pattern):
    return getattr(pattern, "name", None)


def test_every_address_has_a_row():
    assert addresses() - {row.name for row in ROWS} == set()


def test_every_row_has_an_address():
    assert {row.name for row in ROWS} - addresses() == set()


def test_every_socket_is_known():
    assert {str(pattern.pattern) for pattern in websocket_urlpatterns} == SOCKETS


@pytest.fixture
def _as_in_production(settings):
    """Speak to browsers as production does, and ask the password again before grave acts."""
    for name, value in headers.production().items():
        setattr(settings, name, value)
    settings.PASSWORD_AGAIN = True


def outcome(response) -> str:
    if response.status_code in {301, 302, 303}:
        led = {reverse("account_login"): LOGIN, reverse("account_reauthenticate"): AGAIN}
        return led.get(response["Location"].partition("?")[0], DONE)
    return {200: OPEN, 204: DONE, 401: SIGN_IN, 404: HIDDEN}.get(
        response.status_code, str(response.status_code)
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("_as_in_production")
@pytest.mark.parametrize("row", ROWS, ids=str)
def test_row_is_true_and_its_answers_are_safe(row):
    world = World()
    address = reverse(row.name, args=row.args(world))
    data = row.data(world)
    world.give_roles()
    given = {role: answer(world.person(role), row.method, address, data) for role in ROLES}
    assert given == {role: row.expected(role) for role in ROLES}


def answer(person, method, address, data) -> str:
    """Ask as this person, and undo what it changed: the next one finds the same world."""
    client = Client()
    cache.clear()
    with transaction.atomic():
        if person.is_authenticated:
            client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
        given = {"Tus-Resumable": "1.0.0"}
        response = getattr(client, method)(address, data, headers=given, secure=True)
        if not address.startswith(OPERATORS):
            assert headers.faults(response) == framed(address, response)
        keep_rightly(person, address, response)
        # A file is let go; the connection, in the middle of its transaction, is kept.
        request_finished.disconnect(close_old_connections)
        response.close()
        request_finished.connect(close_old_connections)
        transaction.set_rollback(True)
    return outcome(response)


def framed(address, response) -> list[str]:
    """Return what is meant to be open: the player that other sites' pages frame."""
    shown = address.startswith("/integrer/") and response.status_code == HTTPStatus.OK
    return ["frames refused", "older browsers' frames"] if shown else []


def keep_rightly(person, address, response) -> None:
    """Hold an answer to who may keep it: nobody a person's, anyone a stranger's that is alike."""
    kept = response["Cache-Control"]
    if address.startswith(SECRETS):
        assert "no-store" in kept
    if "public" not in kept:
        assert "no-store" in kept or "private" in kept
        return
    assert not response.cookies
    if address.startswith(FILES):
        return
    assert not person.is_authenticated
    assert {"Cookie", "HX-Request"} <= {word.strip() for word in response["Vary"].split(",")}
    assert response.headers.get("ETag") or response.status_code != 200


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["stranger", "member"])
@pytest.mark.parametrize("prefix", ["administration/", "redaction/"])
def test_administrations_are_closed_to_all_but_staff(prefix, role):
    client = Client()
    if role == "member":
        client.force_login(World().member, "allauth.account.auth_backends.AuthenticationBackend")
    response = client.get(f"/{prefix}")
    assert response.status_code in {302, 403}
    assert not response.headers.get("Location", "").startswith(f"/{prefix}?")


NUL = "\0"
# Whatever a page reads of its address by name.
SAID = ("q", "page", "dans", "lien", "poste", "sujet", "avant", "region", "lieu", "url")


@pytest.mark.django_db
def test_no_page_looks_up_what_no_database_holds():
    world = World()
    world.give_roles()
    for row in ROWS:
        if row.method == "get":
            address = reverse(row.name, args=row.args(world))
            said = row.data(world) | dict.fromkeys(SAID, f"a{NUL}")
            code = tried(world.person("author"), "get", address, said)
            assert code < HTTPStatus.INTERNAL_SERVER_ERROR, row.name


@pytest.mark.django_db
def test_no_form_keeps_what_no_database_holds():
    world = World()
    world.give_roles()
    for row in ROWS:
        data = row.data(world)
        if row.method == "post" and isinstance(data, dict):
            texts = {
                name: f"{value}{NUL}" for name, value in data.items() if isinstance(value, str)
            }
            address = reverse(row.name, args=row.args(world))
            code = tried(world.person("author"), "post", address, data | texts)
            assert code < HTTPStatus.INTERNAL_SERVER_ERROR, row.name


def tried(person, method, address, data) -> int:
    client = Client()
    cache.clear()
    with transaction.atomic():
        client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
        code = getattr(client, method)(address, data, secure=True).status_code
        transaction.set_rollback(True)
    return code
