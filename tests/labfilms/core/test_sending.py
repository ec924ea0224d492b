import pytest
from django.core.handlers.asgi import ASGIRequest
from django.test import AsyncRequestFactory

from labfilms.core import sending

CONTENT = bytes(range(250)) * 4


@pytest.fixture
def path(tmp_path, settings):
    settings.FILMS_ROOT = tmp_path
    made = tmp_path / "assets" / "é segment.m4s"
    made.parent.mkdir()
    made.write_bytes(CONTENT)
    return made


def send(request, path):
    return sending.send(request, path, content_type="video/mp4", cache="no-store")


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=10-19", 10, 19),
        ("bytes=990-", 990, 999),
        ("bytes=990-5000", 990, 999),
        ("bytes=-5", 995, 999),
        ("bytes= 10 - 19", 10, 19),
    ],
)
def test_a_range_is_sent_as_a_part(rf, path, asked, first, last):
    response = send(rf.get("/", headers={"Range": asked}), path)
    assert response.status_code == 206
    assert response.content == CONTENT[first : last + 1]
    assert response["Content-Range"] == f"bytes {first}-{last}/1000"
    assert response["Content-Length"] == str(last - first + 1)


@pytest.mark.parametrize("asked", ["bytes=1000-", "bytes=-0", "bytes=-", "bytes=4000-5000"])
def test_a_range_outside_is_416_and_says_the_length(rf, path, asked):
    response = send(rf.get("/", headers={"Range": asked}), path)
    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */1000"


@pytest.mark.parametrize("asked", ["", "bytes=0-1,5-6", "lines=1-2", "bytes=9-3", "bytes=-5000"])
def test_what_is_no_single_range_gets_the_whole(rf, path, asked):
    response = send(rf.get("/", headers={"Range": asked}), path)
    assert (response.status_code, response.content) == (200, CONTENT)
    assert response["Accept-Ranges"] == "bytes"


def test_a_range_of_a_file_that_has_changed_gets_the_whole(rf, path):
    tag = send(rf.get("/"), path)["ETag"]
    same = {"Range": "bytes=0-9", "If-Range": tag}
    changed = {"Range": "bytes=0-9", "If-Range": '"another"'}
    assert send(rf.get("/", headers=same), path).status_code == 206
    assert send(rf.get("/", headers=changed), path).status_code == 200


def test_an_empty_file_has_no_range(rf, path):
    path.write_bytes(b"")
    assert send(rf.get("/"), path).content == b""
    assert send(rf.get("/", headers={"Range": "bytes=-5"}), path).status_code == 416


def test_head_says_the_length_without_the_bytes(rf, path):
    response = send(rf.head("/"), path)
    assert response.content == b""
    assert response["Content-Length"] == "1000"


def test_a_long_file_is_streamed(rf, path, monkeypatch):
    monkeypatch.setattr(sending, "_WHOLE", 100)
    monkeypatch.setattr(sending, "_BLOCK", 64)
    response = send(rf.get("/", headers={"Range": "bytes=1-998"}), path)
    assert response.streaming
    assert b"".join(response.streaming_content) == CONTENT[1:999]


async def test_a_long_file_is_streamed_without_being_read_whole_under_asgi(path, monkeypatch):
    monkeypatch.setattr(sending, "_WHOLE", 100)
    monkeypatch.setattr(sending, "_BLOCK", 64)
    request = AsyncRequestFactory().get("/")
    assert isinstance(request, ASGIRequest)
    response = send(request, path)
    assert response.is_async
    parts = [part async for part in response.streaming_content]
    assert b"".join(parts) == CONTENT
    assert len(parts) == 16


def test_a_file_that_has_not_changed_is_not_sent_again(rf, path):
    known = send(rf.get("/"), path)
    for header, value in (
        ("If-None-Match", known["ETag"]),
        ("If-Modified-Since", known["Last-Modified"]),
    ):
        response = send(rf.get("/", headers={header: value}), path)
        assert (response.status_code, response.content) == (304, b"")
        assert response["ETag"] == known["ETag"]
        assert response["Cache-Control"] == "no-store"


def test_a_file_that_has_changed_is_sent_again(rf, path):
    tag = send(rf.get("/"), path)["ETag"]
    path.write_bytes(b"another")
    response = send(rf.get("/", headers={"If-None-Match": tag}), path)
    assert (response.status_code, response.content) == (200, b"another")


@pytest.mark.parametrize("prefix", ["", "/interne/"])
def test_a_file_that_is_gone_is_said_so(rf, path, settings, prefix):
    settings.ACCEL_PREFIX = prefix
    path.unlink()
    with pytest.raises(FileNotFoundError):
        send(rf.get("/"), path)


def test_nginx_sends_the_bytes_where_it_stands_before_us(rf, path, settings):
    settings.ACCEL_PREFIX = "/interne/"
    response = send(rf.get("/", headers={"Range": "bytes=0-9"}), path)
    assert response["X-Accel-Redirect"] == "/interne/assets/%C3%A9%20segment.m4s"
    assert response.content == b""
    assert response["Content-Security-Policy"] == sending.POLICY


def test_a_file_outside_the_films_is_sent_by_ourselves(rf, tmp_path, settings):
    settings.ACCEL_PREFIX = "/interne/"
    settings.FILMS_ROOT = tmp_path / "films"
    outside = tmp_path / "image.webp"
    outside.write_bytes(CONTENT)
    response = send(rf.get("/"), outside)
    assert "X-Accel-Redirect" not in response
    assert response.content == CONTENT


async def test_a_stream_that_is_given_up_closes_its_file(path, monkeypatch):
    monkeypatch.setattr(sending, "_WHOLE", 100)
    monkeypatch.setattr(sending, "_BLOCK", 64)
    response = send(AsyncRequestFactory().get("/"), path)
    parts = aiter(response.streaming_content)
    assert await anext(parts) == CONTENT[:64]
    # An open file would be a ResourceWarning, which is an error here.
    await parts.aclose()
