from pathlib import Path

import pytest
from django.conf import settings
from django.test import AsyncClient

from labfilms.core.middleware import ADMINISTRATION_POLICY
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db
PAGES = ("/", "/films/", "/compte/login/", "/compte/signup/", "/cela-n-existe-pas/")
ADMINISTRATIONS = ("/administration/", "/redaction/")


def policy_of(response) -> dict[str, set[str]]:
    directives = response["Content-Security-Policy"].split(";")
    return {name: set(words) for name, *words in (text.split() for text in directives)}


@pytest.fixture
def administrator(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    return client


@pytest.mark.parametrize("path", PAGES)
def test_page_runs_nothing_inline_and_asks_no_other_host(client, path):
    policy = policy_of(client.get(path))
    assert policy["default-src"] == {"'none'"}
    for directive in ("script-src", "style-src", "img-src", "font-src", "connect-src"):
        assert policy[directive] == {"'self'"}
    assert policy["base-uri"] == {"'none'"}
    assert policy["form-action"] == {"'self'"}


@pytest.mark.parametrize("path", PAGES)
def test_page_is_never_framed_nor_guessed_at(client, path):
    response = client.get(path)
    assert policy_of(response)["frame-ancestors"] == {"'none'"}
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.parametrize("path", ADMINISTRATIONS)
def test_administration_may_write_inline_and_frame_itself_alone(administrator, path):
    response = administrator.get(path)
    assert response.status_code == 200
    policy = policy_of(response)
    assert policy["script-src"] == {"'self'", "'unsafe-inline'"}
    assert policy["frame-ancestors"] == {"'self'"}
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ADMINISTRATIONS)
def test_administration_asks_no_other_host_either(administrator, path):
    inside = {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:"}
    for directive, words in policy_of(administrator.get(path)).items():
        assert words <= inside, directive
    assert set(ADMINISTRATION_POLICY) <= set(policy_of(administrator.get(path)))


@pytest.mark.parametrize("path", ["/redactions/", "/x/redaction/", "/administration"])
def test_address_that_only_looks_like_an_administration_is_held_strictly(administrator, path):
    assert policy_of(administrator.get(path))["script-src"] == {"'self'"}


@pytest.mark.parametrize("path", PAGES)
def test_administrator_has_no_looser_page_elsewhere(administrator, path):
    assert policy_of(administrator.get(path))["script-src"] == {"'self'"}


SCRIPT = "/static/js/live.js"
WRITTEN = (Path(settings.BASE_DIR) / "static" / "js" / "live.js").read_bytes()


def test_static_file_is_served_under_wsgi(client):
    response = client.get(SCRIPT)
    assert b"".join(response.streaming_content) == WRITTEN
    response.close()


async def test_static_file_is_served_under_asgi_without_a_plain_iterator():
    # Django warns of one, and warnings are errors here.
    response = await AsyncClient().get(SCRIPT)
    assert (response.status_code, response.content) == (200, WRITTEN)
    assert response["Content-Type"].startswith("text/javascript")
    assert response["X-Content-Type-Options"] == "nosniff"


async def test_part_of_a_static_file_its_length_or_that_it_has_not_changed_is_said_under_asgi():
    client = AsyncClient()
    part = await client.get(SCRIPT, headers={"Range": "bytes=3-9"})
    assert (part.status_code, part.content) == (206, WRITTEN[3:10])
    head = await client.head(SCRIPT)
    assert (head.content, head["Content-Length"]) == (b"", str(len(WRITTEN)))
    same = await client.get(SCRIPT, headers={"If-Modified-Since": head["Last-Modified"]})
    assert (same.status_code, same.content) == (304, b"")
    assert (await client.post(SCRIPT)).status_code == 405
