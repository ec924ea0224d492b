"""The protocol, seen from outside: https://tus.io/protocols/resumable-upload"""

import base64
import fcntl
import hashlib
import json
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from streaming.intake import disk, views
from streaming.intake.enums import UploadState
from streaming.intake.models import Asset, Upload
from tests.factories.accounts import make_user
from tests.factories.streaming import arrived, make_upload

WHOLE = b"0123456789"


def address(upload):
    return f"/televersements/{upload.pk}/"


def b64(text):
    return base64.b64encode(text.encode()).decode()


def test_options_says_what_the_server_can_do(client, db, settings):
    response = client.options("/televersements/")
    assert response.status_code == 204
    assert response["Tus-Version"] == "1.0.0"
    assert response["Tus-Extension"] == "creation,termination,checksum,expiration"
    assert response["Tus-Max-Size"] == str(settings.UPLOAD_MAX_BYTES)
    assert response["Tus-Checksum-Algorithm"] == "sha1,sha256"


def test_creation_answers_where_to_send_and_which_source_it_makes(tus, person):
    metadata = f"filename {b64('Écluse 14.mov')},fingerprint {b64('10.5.abc')},is_draft"
    response = tus.create(10, Upload_Metadata=metadata)
    upload = Upload.objects.select_related("asset").get()
    assert response.status_code == 201
    assert response["Location"] == address(upload)
    assert response["LabFilms-Asset"] == str(upload.asset_id)
    assert response["Tus-Resumable"] == "1.0.0"
    assert response["Upload-Expires"].endswith("GMT")
    assert (upload.owner, upload.asset.filename, upload.asset.size) == (person, "Écluse 14.mov", 10)
    assert upload.fingerprint == "10.5.abc"


@pytest.mark.parametrize(
    "headers",
    [
        {"Upload-Length": ""},
        {"Upload-Length": "-1"},
        {"Upload-Length": "1e3"},
        {"Upload-Length": "0"},
        {"Upload-Length": "9" * 20},
        {"Upload-Metadata": "filename ***"},
        {"Upload-Metadata": "filename YQ==,filename YQ=="},
        {"Upload-Metadata": " ,"},
    ],
)
def test_a_malformed_creation_is_400_in_words(tus, headers):
    response = tus.create(headers.pop("Upload-Length", "10"), **headers)
    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().strip()
    assert not Asset.objects.exists()


def test_a_film_larger_than_the_limit_is_413(tus, settings):
    settings.UPLOAD_MAX_BYTES = 100
    assert tus.create(101).status_code == 413
    assert tus.create(100).status_code == 201


def test_a_sixth_unfinished_upload_is_refused_and_cancelling_one_makes_room(tus):
    made = [tus.create(10)["Location"] for _ in range(5)]
    refused = tus.create(10)
    assert refused.status_code == 429
    assert "5" in refused.content.decode()
    tus.delete(made[0])
    assert tus.create(10).status_code == 201


def test_a_film_that_the_disk_could_not_hold_is_507(tus, monkeypatch):
    monkeypatch.setattr(disk, "RESERVE", 10**18)
    assert tus.create(10).status_code == 507
    assert not Asset.objects.exists()


@pytest.mark.parametrize("version", ["", "0.2.2", "1.0.1"])
def test_another_version_is_412_and_says_which_one_is_spoken(client, person, version):
    client.force_login(person)
    upload = make_upload(person)
    headers = {"Tus-Resumable": version} if version else {}
    for response in (
        client.post("/televersements/", headers=headers | {"Upload-Length": "10"}),
        client.head(address(upload), headers=headers),
        client.delete(address(upload), headers=headers),
    ):
        assert response.status_code == 412
        assert response["Tus-Version"] == "1.0.0"


def test_pieces_are_appended_and_the_last_one_completes(tus, person):
    upload = make_upload(person)
    first = tus.patch(address(upload), 0, WHOLE[:4])
    assert (first.status_code, first["Upload-Offset"]) == (204, "4")
    assert "Upload-Expires" in first
    assert tus.head(address(upload))["Upload-Offset"] == "4"
    last = tus.patch(address(upload), 4, WHOLE[4:])
    assert (last.status_code, last["Upload-Offset"]) == (204, "10")
    upload.refresh_from_db()
    assert upload.state == UploadState.COMPLETE
    assert upload.asset.source.read_bytes() == WHOLE
    after = tus.head(address(upload))
    assert (after.status_code, after["Upload-Offset"]) == (200, "10")


def test_head_is_never_cached_and_tells_length_and_name(tus, person):
    response = tus.head(address(make_upload(person, filename="é.mp4")))
    assert response["Cache-Control"] == "no-store"
    assert response["Upload-Length"] == "10"
    assert response["Upload-Metadata"] == f"filename {b64('é.mp4')}"


def test_another_offset_is_409_and_nothing_is_written(tus, person):
    upload = make_upload(person)
    tus.patch(address(upload), 0, WHOLE[:4])
    for offset in (0, 3, 5):
        assert tus.patch(address(upload), offset, b"xx").status_code == 409
    assert arrived(upload) == WHOLE[:4]


def test_a_piece_sent_again_after_completion_is_409_and_one_beyond_is_413(tus, person):
    upload = make_upload(person)
    tus.patch(address(upload), 0, WHOLE)
    assert tus.patch(address(upload), 0, WHOLE[:3]).status_code == 409
    assert tus.patch(address(upload), 10, b"x").status_code == 413
    assert tus.patch(address(upload), 10, b"").status_code == 204


def test_bytes_beyond_the_length_are_413_and_none_is_kept(tus, person):
    upload = make_upload(person)
    assert tus.patch(address(upload), 0, WHOLE + b"x").status_code == 413
    assert arrived(upload) == b""


def test_bytes_beyond_the_length_are_cut_when_no_length_was_announced(person):
    upload = make_upload(person)
    with pytest.raises(disk.TooLarge), disk.locked(upload.asset) as file:
        disk.append(file, [WHOLE, b"x"], room=10)
    assert arrived(upload) == b""


@pytest.mark.parametrize(
    "kind", ["application/octet-stream", "multipart/form-data; boundary=x", "text/plain"]
)
def test_another_content_type_is_415(tus, person, kind):
    response = tus.patch(address(make_upload(person)), 0, b"x", content_type=kind)
    assert response.status_code == 415


def test_a_missing_offset_is_400(tus, person):
    upload = make_upload(person)
    response = tus.client.patch(
        address(upload),
        b"x",
        content_type="application/offset+octet-stream",
        headers={"Tus-Resumable": "1.0.0"},
    )
    assert response.status_code == 400


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_a_damaged_piece_is_460_and_none_of_it_is_kept(tus, person, algorithm):
    upload = make_upload(person)
    right = base64.b64encode(hashlib.new(algorithm, WHOLE[:5]).digest()).decode()
    damaged = tus.patch(address(upload), 0, b"01x34", Upload_Checksum=f"{algorithm} {right}")
    assert damaged.status_code == 460
    assert arrived(upload) == b""
    assert (
        tus.patch(address(upload), 0, WHOLE[:5], Upload_Checksum=f"{algorithm} {right}").status_code
        == 204
    )


@pytest.mark.parametrize("checksum", ["md5 YQ==", "sha256 ***", "sha256"])
def test_a_checksum_that_cannot_be_read_is_refused(tus, person, checksum):
    response = tus.patch(address(make_upload(person)), 0, b"x", Upload_Checksum=checksum)
    assert response.status_code in {400, 460}


def test_an_upload_being_written_elsewhere_is_423(tus, person):
    upload = make_upload(person)
    with disk.arriving(upload.asset).open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert tus.patch(address(upload), 0, b"x").status_code == 423
        assert tus.head(address(upload)).status_code == 423
        assert tus.delete(address(upload)).status_code == 423
    assert tus.patch(address(upload), 0, b"x").status_code == 204


def test_a_cancelled_upload_is_410_and_its_bytes_are_gone(
    tus, person, django_capture_on_commit_callbacks
):
    upload = make_upload(person)
    with django_capture_on_commit_callbacks(execute=True):
        assert tus.delete(address(upload)).status_code == 204
    assert not upload.asset.folder.exists()
    for response in (
        tus.head(address(upload)),
        tus.patch(address(upload), 0, b"x"),
        tus.delete(address(upload)),
    ):
        assert response.status_code == 410


def test_an_upload_left_for_a_week_is_410_before_it_is_reaped(tus, person):
    upload = make_upload(person)
    Upload.objects.update(updated_at=timezone.now() - timedelta(days=7, minutes=1))
    assert tus.head(address(upload)).status_code == 410
    assert tus.patch(address(upload), 0, b"x").status_code == 410


def test_a_whole_film_is_not_cancelled_by_its_upload(tus, person):
    upload = make_upload(person)
    tus.patch(address(upload), 0, WHOLE)
    assert tus.delete(address(upload)).status_code == 409
    assert upload.asset.source.exists()


def test_someone_else_s_upload_answers_as_one_that_does_not_exist(tus):
    theirs = address(make_upload(make_user()))
    unknown = f"/televersements/{uuid4()}/"
    for verb in (tus.head, tus.delete, lambda where: tus.patch(where, 0, b"x")):
        one, other = verb(theirs), verb(unknown)
        assert one.status_code == other.status_code == 404
        assert one.content == other.content
        # Each request has an id of its own.
        del one["X-Request-ID"], other["X-Request-ID"]
        assert dict(one.headers) == dict(other.headers)


def test_a_stranger_is_401_in_words_everywhere(stranger_tus, db):
    theirs = address(make_upload())
    for response in (
        stranger_tus.create(10),
        stranger_tus.client.get("/televersements/"),
        stranger_tus.patch(theirs, 0, b"x"),
        stranger_tus.delete(theirs),
    ):
        assert response.status_code == 401
        assert response["Content-Type"].startswith("text/plain")
        assert response.content


@pytest.mark.parametrize(
    ("verb", "where"), [("put", "/televersements/"), ("get", None), ("post", None)]
)
def test_other_methods_are_405(tus, person, verb, where):
    where = where or address(make_upload(person))
    response = getattr(tus.client, verb)(where, headers={"Tus-Resumable": "1.0.0"})
    assert response.status_code == 405


def test_a_request_without_the_page_s_token_is_refused(person):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    upload = make_upload(person)
    headers = {"Tus-Resumable": "1.0.0", "Upload-Length": "10"}
    assert client.post("/televersements/", headers=headers).status_code == 403
    assert client.delete(address(upload), headers=headers).status_code == 403


def test_the_list_tells_a_person_what_they_can_resume_and_only_that(tus, person):
    upload = make_upload(person, fingerprint="10.1.ab")
    tus.patch(address(upload), 0, WHOLE[:4])
    make_upload(make_user())
    whole = make_upload(person)
    tus.patch(address(whole), 0, WHOLE)
    tus.delete(address(make_upload(person)))
    response = tus.client.get("/televersements/")
    assert response["Cache-Control"] == "no-store"
    (found,) = json.loads(response.content)["uploads"]
    assert found.pop("expires")
    assert found == {
        "id": str(upload.pk),
        "address": address(upload),
        "asset": str(upload.asset_id),
        "filename": "film.mp4",
        "size": 10,
        "offset": 4,
        "fingerprint": "10.1.ab",
    }


@pytest.mark.parametrize("count", [1, 3, 5])
def test_the_list_asks_one_query_whatever_its_length(rf, person, count, django_assert_num_queries):
    for _ in range(count):
        make_upload(person)
    request = rf.get("/televersements/")
    request.user = person
    with django_assert_num_queries(1):
        assert len(json.loads(views.uploads(request).content)["uploads"]) == count


@pytest.mark.parametrize("name", ["-i", "%d.mp4", "../../x", "é" * 4096, "a\u202eb", "🎬", "\x00"])
def test_no_name_of_a_person_ever_reaches_the_disk(tus, films, name):
    assert tus.create(10, Upload_Metadata=f"filename {b64(name)}").status_code == 201
    ours = re.compile(r"[0-9a-f]{2}/[0-9a-f]{32}/arriving")
    files = [
        file.relative_to(films / "assets").as_posix() for file in films.rglob("*") if file.is_file()
    ]
    assert len(files) == 1
    assert ours.fullmatch(files[0])
    assert Asset.objects.get().filename


@pytest.mark.parametrize(("spoken", "words"), [("en", "Sign in"), ("fr", "Connectez-vous")])
def test_a_refusal_speaks_the_language_of_the_page_that_sends(client, db, spoken, words):
    response = client.post("/televersements/", headers={"Accept-Language": spoken})
    assert response.status_code == 401
    assert response.content.decode().startswith(words)
