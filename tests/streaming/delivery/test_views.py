"""Who gets which bytes: viewers × files, and every grant that is not right."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from labfilms.core import grants
from streaming.delivery import addresses, services
from tests.factories.accounts import make_user
from tests.factories.streaming import FILES, make_asset, make_package

pytestmark = pytest.mark.django_db
STRANGER = AnonymousUser()


@pytest.fixture
def package():
    return make_package()


def client_of(viewer):
    client = Client()
    if viewer.is_authenticated:
        client.force_login(viewer)
    return client


def base_of(package, viewer, *, public=False):
    """Return the address of a package's folder, as this viewer is given it."""
    return services.playback(package.asset, viewer=viewer, public=public).master.removesuffix(
        "master.m3u8"
    )


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("who", ["owner", "member", "stranger"])
def test_whoever_is_given_a_public_film_plays_it(package, path, who):
    viewer = {"owner": package.asset.owner, "stranger": STRANGER}.get(who) or make_user()
    base = base_of(package, STRANGER, public=True)
    response = client_of(viewer).get(base + path)
    assert (response.status_code, response.content) == (200, FILES[path])


@pytest.mark.parametrize("path", FILES)
def test_a_grant_of_a_person_opens_for_that_person_alone(package, path):
    person = make_user()
    base = base_of(package, person)
    assert client_of(person).get(base + path).content == FILES[path]
    for other in (STRANGER, make_user(), package.asset.owner):
        assert client_of(other).get(base + path).status_code == 404


@pytest.mark.parametrize("path", FILES)
def test_a_stranger_with_the_page_of_an_unlisted_film_plays_it(package, path):
    assert client_of(STRANGER).get(base_of(package, STRANGER) + path).content == FILES[path]


def wrong_addresses(package, person):
    right = base_of(package, person)
    grant, name = right.strip("/").split("/")[1:]
    other = make_package(make_asset(person))
    payload, expires, mac = grant.split(".")
    over = grants.make(addresses.PLAYBACK, payload, seconds=-1)
    original = services.original_address(package.asset, viewer=person).split("/")[2]
    return {
        "forged": f"/flux/{payload}.{expires}.{mac[:-1]}{'a' if mac[-1] != 'a' else 'b'}/{name}/",
        "prolonged": f"/flux/{payload}.zzzzzz.{mac}/{name}/",
        "without grant": f"/flux/x/{name}/",
        "over": f"/flux/{over}/{name}/",
        "of another film": f"/flux/{grant}/{other.name}/",
        "of another folder": f"/flux/{grant}/{'0' * 32}/",
        "for the original": f"/flux/{original}/{name}/",
        "climbing": f"/flux/{grant}/{name}/../../",
        "climbing, escaped": f"/flux/{grant}/{name}/%2e%2e/%2e%2e/",
    }


CASES = [
    "forged", "prolonged", "without grant", "over", "of another film", "of another folder",
    "for the original", "climbing", "climbing, escaped",
]  # fmt: skip


def said(response) -> dict[str, str]:
    """Return the headers of an answer but the one that every request has of its own."""
    return {name: value for name, value in response.headers.items() if name != "X-Request-ID"}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("path", ["master.m3u8", "360p/00000.m4s", "poster.jpg", "source"])
def test_every_wrong_address_gets_the_same_404(package, case, path):
    person = make_user()
    client = client_of(person)
    nothing = client.get(base_of(package, person) + "360p/99999.m4s")
    wrong = client.get(wrong_addresses(package, person)[case] + path)
    assert wrong.status_code == nothing.status_code == 404
    assert wrong.content == nothing.content
    assert said(wrong) == said(nothing)


def test_the_original_is_a_download_for_its_viewer_alone():
    asset = make_asset(content=b"<script>alert(1)</script>", filename="Été <b>.mp4")
    address = services.original_address(asset, viewer=asset.owner)
    response = client_of(asset.owner).get(address)
    assert response.content == b"<script>alert(1)</script>"
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%C3%89t%C3%A9")
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none';")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"
    for other in (STRANGER, make_user()):
        assert client_of(other).get(address).status_code == 404


def test_an_original_that_is_gone_is_404():
    asset = make_asset()
    address = services.original_address(asset, viewer=asset.owner)
    asset.source.unlink()
    assert client_of(asset.owner).get(address).status_code == 404
    asset.delete()
    assert client_of(asset.owner).get(address).status_code == 404
    assert client_of(asset.owner).get("/original/x/").status_code == 404


@pytest.mark.parametrize("path", FILES)
def test_a_private_film_is_kept_by_no_cache(package, path):
    response = client_of(STRANGER).get(base_of(package, STRANGER) + path)
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none';")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_shared_caches_keep_public_segments_half_a_minute_and_playlists_never(package):
    client, base = client_of(STRANGER), base_of(package, STRANGER, public=True)
    for path in FILES:
        policy = client.get(base + path)["Cache-Control"]
        kept = not path.endswith(".m3u8")
        assert policy == ("public, max-age=3600, s-maxage=30" if kept else "private, no-store")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("master.m3u8", "application/vnd.apple.mpegurl"),
        ("360p/init.mp4", "video/mp4"),
        ("360p/00000.m4s", "video/iso.segment"),
        ("poster.jpg", "image/jpeg"),
    ],
)
def test_each_file_has_its_type(package, path, kind):
    assert client_of(STRANGER).get(base_of(package, STRANGER) + path)["Content-Type"] == kind


def test_nothing_is_written_at_these_addresses(package):
    client, base = client_of(STRANGER), base_of(package, STRANGER)
    assert client.post(base + "master.m3u8").status_code == 405
    assert client.head(base + "master.m3u8").status_code == 200


def test_a_segment_of_a_public_film_asks_one_query_in_half_a_minute(
    package, django_assert_num_queries
):
    client, base = client_of(STRANGER), base_of(package, STRANGER, public=True)
    with django_assert_num_queries(1):
        client.get(base + "master.m3u8")
    with django_assert_num_queries(0):
        client.get(base + "360p/00000.m4s")
