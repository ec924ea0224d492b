from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labfilms.core import grants
from streaming.delivery import addresses

KNOWN = [
    "master.m3u8",
    "poster.jpg",
    "storyboard-3.webp",
    "storyboard.vtt",
    "720p/playlist.m3u8",
    "sound/init.mp4",
    "720p/00012.m4s",
    "fr/captions.vtt",
]
UNKNOWN = [
    "",
    "/etc/passwd",
    "../master.m3u8",
    "720p/../master.m3u8",
    "720p/../../source",
    "..%2fsource",
    "720p//playlist.m3u8",
    "720p/playlist.m3u8/",
    "./master.m3u8",
    "master.m3u8\n",
    "master.m3u8\x00",
    "MASTER.M3U8",
    "720p/0001.m4s",
    "720p/0000１.m4s",
    "720p/.playlist.m3u8.new",
    "source",
    "arriving",
]


@pytest.fixture
def folder(tmp_path):
    """A package's folder in which every name, known or not, is a file."""
    made = tmp_path / "packages" / "one"
    for path in [*KNOWN, "720p/0001.m4s", "720p/.playlist.m3u8.new", "source", "MASTER.M3U8"]:
        (made / path).parent.mkdir(parents=True, exist_ok=True)
        (made / path).write_bytes(b"x")
    (tmp_path / "source").write_bytes(b"secret")
    return made


@pytest.mark.parametrize("path", KNOWN)
def test_what_the_engine_writes_is_found_and_has_a_type(folder, path):
    found = addresses.file_of(folder, path)
    assert found == (folder / path).resolve()
    assert found.suffix in addresses.TYPES


@pytest.mark.parametrize("path", UNKNOWN)
def test_any_other_path_is_nothing(folder, path):
    assert addresses.file_of(folder, path) is None


@given(st.text(max_size=60))
def test_no_path_leads_out_of_the_folder(tmp_path_factory, path):
    folder = tmp_path_factory.getbasetemp()
    found = addresses.file_of(folder, path)
    assert found is None or found.is_relative_to(folder.resolve())


def test_a_link_that_leads_out_of_the_folder_is_nothing(folder, tmp_path):
    (folder / "poster.webp").symlink_to(tmp_path / "source")
    assert addresses.file_of(folder, "poster.webp") is None


def test_a_file_that_is_not_there_and_a_folder_are_nothing(folder):
    (folder / "poster.avif").mkdir()
    assert addresses.file_of(folder, "1080p/playlist.m3u8") is None
    assert addresses.file_of(folder, "poster.avif") is None


def test_a_grant_says_again_what_it_was_made_of():
    asset = uuid4()
    token = addresses.make(
        addresses.PLAYBACK, asset=asset, package="a" * 32, viewer="12", generation=7
    )
    opened = addresses.read(addresses.PLAYBACK, token)
    assert (opened.asset, opened.package) == (asset, "a" * 32)
    assert (opened.viewer, opened.generation) == ("12", 7)


def test_a_grant_for_one_purpose_opens_no_other():
    token = addresses.make(
        addresses.PLAYBACK, asset=uuid4(), package="a" * 32, viewer="public", generation=0
    )
    assert addresses.read(addresses.ORIGINAL, token) is None


@pytest.mark.parametrize("payload", ["x", "a~b~c~d", f"{'a' * 32}~{'b' * 32}~admin~0"])
def test_a_signed_payload_of_another_shape_opens_nothing(payload):
    token = grants.make(addresses.PLAYBACK, payload, seconds=60)
    assert addresses.read(addresses.PLAYBACK, token) is None


def test_everyone_gets_the_same_address_of_a_public_film_for_a_while():
    made = {
        addresses.make(
            addresses.PLAYBACK,
            asset=asset,
            package="a" * 32,
            viewer=addresses.PUBLIC,
            generation=0,
        ).split(".")[1]
        for asset in (uuid4(), uuid4())
    }
    assert len({int(expires, 36) % addresses.ROUNDING for expires in made}) == 1
