from uuid import uuid4

import pytest
from asgiref.sync import sync_to_async
from django.test import AsyncClient
from django.urls import reverse

from labfilms.core import grants
from labfilms.pictures import selectors, services
from tests.factories.pictures import make_picture

pytestmark = pytest.mark.django_db


def public_address(picture, name="320.webp"):
    return reverse("pictures:public", args=(picture.pk, picture.key, name))


def granted_address(picture, name="320.webp", *, purpose=selectors.PURPOSE, seconds=60):
    token = grants.make(purpose, f"{picture.pk.hex}~{picture.key}", seconds=seconds)
    return reverse("pictures:granted", args=(token, name))


@pytest.mark.parametrize("kind", ["avif", "webp"])
@pytest.mark.parametrize("public", [True, False])
def test_picture_is_sent_as_what_it_is_and_never_runs(client, kind, public):
    picture = make_picture(public=public)
    address = (public_address if public else granted_address)(picture, f"320.{kind}")
    response = client.get(address)
    assert response.content == (picture.folder / f"320.{kind}").read_bytes()
    assert response["Content-Type"] == f"image/{kind}"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none';")


def test_public_picture_is_shared_for_a_minute_and_another_by_nobody(client):
    shared = client.get(public_address(make_picture(public=True)))["Cache-Control"]
    assert "public" in shared
    assert "s-maxage=60" in shared
    alone = client.get(granted_address(make_picture()))["Cache-Control"]
    assert "private" in alone
    assert "public" not in alone


def test_part_of_a_picture_is_sent_and_the_whole_is_not_sent_twice(client):
    address = public_address(make_picture(public=True))
    whole = client.get(address)
    part = client.get(address, headers={"Range": "bytes=4-11"})
    assert (part.status_code, part.content) == (206, whole.content[4:12])
    again = client.get(address, headers={"If-None-Match": whole["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.head(address)["Content-Length"] == str(len(whole.content))
    assert client.post(address).status_code == 405


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("make", [public_address, granted_address])
async def test_picture_is_sent_under_asgi_without_reading_a_plain_iterator(make):
    picture = await sync_to_async(make_picture)(public=True)
    # Django warns of one, and warnings are errors here.
    response = await AsyncClient().get(make(picture))
    assert response.content == (picture.folder / "320.webp").read_bytes()


def test_picture_that_left_the_public_is_dead_at_every_address_it_had(client):
    picture = make_picture(public=True)
    addresses = [public_address(picture), granted_address(picture)]
    assert [client.get(address).status_code for address in addresses] == [200, 200]
    services.set_public(picture=picture, public=False)
    assert [client.get(address).status_code for address in addresses] == [404, 404]
    # Neither with its new key: it is not public.
    assert client.get(public_address(picture)).status_code == 404


def test_picture_that_is_discarded_is_dead(client, django_capture_on_commit_callbacks):
    picture = make_picture(public=True)
    addresses = [public_address(picture), granted_address(picture)]
    with django_capture_on_commit_callbacks(execute=True):
        services.discard(picture=picture)
    assert [client.get(address).status_code for address in addresses] == [404, 404]


@pytest.mark.parametrize(
    "name",
    ["640.webp", "320.png", "320.webp.php", "x.webp", "320", "0.avif", "..%2f320.webp", "%00.webp"],
)
def test_name_that_is_no_file_of_the_picture_is_not_found(client, name):
    picture = make_picture(public=True, size=(400, 300))
    for address in (public_address(picture), granted_address(picture)):
        assert client.get(address.replace("320.webp", name)).status_code == 404


def wrong_addresses(picture, other):
    right = granted_address(picture)
    token = right.split("/")[3]
    return {
        "of another": reverse("pictures:public", args=(other.pk, picture.key, "320.webp")),
        "unknown": reverse("pictures:public", args=(uuid4(), picture.key, "320.webp")),
        "without its key": reverse("pictures:public", args=(picture.pk, "x", "320.webp")),
        "over": granted_address(picture, seconds=-1),
        "for something else": granted_address(picture, purpose="playback"),
        "forged": right.replace(token, token[:-1] + ("a" if token[-1] != "a" else "b")),
        "no grant": right.replace(token, "x"),
    }


@pytest.mark.parametrize(
    "what",
    [
        "of another",
        "unknown",
        "without its key",
        "over",
        "for something else",
        "forged",
        "no grant",
    ],
)
def test_wrong_address_gets_the_same_answer_as_what_does_not_exist(client, what):
    picture, other = make_picture(public=True), make_picture(public=True)
    assert client.get(wrong_addresses(picture, other)[what]).status_code == 404


def test_picture_that_is_not_public_is_at_no_public_address(client):
    assert client.get(public_address(make_picture())).status_code == 404


def test_nginx_is_asked_for_the_file_where_it_stands_before_us(client, settings):
    settings.ACCEL_PREFIX = "/interne/"
    picture = make_picture(public=True)
    response = client.get(public_address(picture))
    inside = (picture.folder / "320.webp").relative_to(settings.FILMS_ROOT).as_posix()
    assert response["X-Accel-Redirect"] == f"/interne/{inside}"
    assert response.content == b""
    assert response["Content-Type"] == "image/webp"
    assert client.get(public_address(picture, "640.webp")).status_code == 404
