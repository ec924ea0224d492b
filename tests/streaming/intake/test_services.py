import hashlib
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from streaming.intake import disk, selectors, services
from streaming.intake.enums import UploadState
from streaming.intake.errors import Gone, Locked, TooLarge, WrongOffset
from streaming.intake.models import Asset, Upload
from streaming.intake.signals import asset_arrived
from tests.factories.accounts import make_user
from tests.factories.streaming import make_package, make_upload

WHOLE = b"0123456789"
pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    """List the sources that were announced."""
    known = []

    def hear(asset, **_):
        known.append(asset)

    asset_arrived.connect(hear, sender=Asset)
    yield known
    asset_arrived.disconnect(hear, sender=Asset)


def whole_upload():
    upload = make_upload()
    services.receive(upload=upload, offset=0, blocks=[WHOLE])
    return upload


def test_the_last_byte_queues_the_seal_which_hashes_and_announces_once(heard):
    upload = whole_upload()
    services.seal(upload=upload.pk)
    services.seal(upload=upload.pk)
    upload.asset.refresh_from_db()
    assert upload.asset.sha256 == hashlib.sha256(WHOLE).hexdigest()
    assert upload.asset.arrived_at is not None
    assert [asset.pk for asset in heard] == [upload.asset_id]


def test_bytes_that_come_after_the_last_one_change_nothing():
    upload = whole_upload()
    assert services.receive(upload=upload, offset=len(WHOLE), blocks=[]) == len(WHOLE)
    with pytest.raises(WrongOffset):
        services.receive(upload=upload, offset=3, blocks=[b"345"])
    with pytest.raises(TooLarge):
        services.receive(upload=upload, offset=len(WHOLE), blocks=[b"x"])
    assert upload.asset.source.read_bytes() == WHOLE


def test_a_seal_leaves_alone_what_is_not_whole_or_not_there(heard):
    services.seal(upload=make_upload().pk)
    services.seal(upload=uuid4())
    assert heard == []


def test_a_seal_waits_for_another_worker_that_hashes_the_same_file(heard):
    upload = whole_upload()
    with upload.asset.source.open("rb") as file:
        disk._lock(file)
        services.seal(upload=upload.pk)
    assert heard == []


def test_a_seal_that_another_worker_was_quicker_to_write_announces_nothing(heard, monkeypatch):
    upload = whole_upload()
    hash_of = disk.sha256

    def slower(asset):
        monkeypatch.undo()
        services.seal(upload=upload.pk)
        return hash_of(asset)

    monkeypatch.setattr(disk, "sha256", slower)
    services.seal(upload=upload.pk)
    assert len(heard) == 1


def test_a_seal_whose_file_is_gone_says_so_in_the_log(heard, caplog):
    upload = whole_upload()
    upload.asset.source.unlink()
    services.seal(upload=upload.pk)
    assert heard == []
    assert "not on the disk" in caplog.text


def test_a_seal_lost_with_the_broker_is_queued_again_once_in_a_while(
    django_capture_on_commit_callbacks,
):
    upload = whole_upload()
    assert services.seal_forgotten() == 0
    Upload.objects.update(updated_at=timezone.now() - timedelta(seconds=31))
    with django_capture_on_commit_callbacks() as queued:
        assert services.seal_forgotten() == 1
        assert services.seal_forgotten() == 0
    assert len(queued) == 1
    assert upload.pk


def test_the_disk_is_believed_when_the_server_died_before_its_row():
    upload = make_upload()
    with disk.arriving(upload.asset).open("ab") as file:
        file.write(WHOLE[:6])
    assert services.settle(upload=upload) == 6
    upload.refresh_from_db()
    assert upload.offset == 6


@pytest.mark.parametrize("named", [False, True])
def test_a_whole_file_whose_row_does_not_know_it_is_completed(named):
    upload = make_upload()
    disk.arriving(upload.asset).write_bytes(WHOLE)
    if named:
        disk.arriving(upload.asset).rename(upload.asset.source)
    assert services.settle(upload=upload) == 10
    upload.refresh_from_db()
    assert upload.state == UploadState.COMPLETE
    assert upload.asset.source.read_bytes() == WHOLE


def test_a_file_that_is_nowhere_is_gone():
    upload = make_upload()
    disk.arriving(upload.asset).unlink()
    with pytest.raises(Gone):
        services.settle(upload=upload)
    services.cancel(upload=upload)
    assert upload.state == UploadState.CANCELLED


def test_a_fingerprint_that_is_not_one_is_not_kept():
    assert make_upload(fingerprint="<script>").fingerprint == ""
    assert make_upload(fingerprint="a" * 201).fingerprint == ""


def test_a_name_of_nothing_visible_gets_one():
    assert make_upload(filename="\u202e").asset.filename


def test_discarding_takes_the_rows_at_once_and_the_folder_on_commit(
    django_capture_on_commit_callbacks, films
):
    package = make_package()
    asset = package.asset
    folder = asset.folder
    with django_capture_on_commit_callbacks() as waiting:
        services.discard(asset=asset)
    assert not Asset.objects.exists()
    assert folder.exists()
    for callback in waiting:
        callback()
    assert not folder.exists()
    assert list((films / "trash").iterdir()) == []


def test_discarding_what_has_no_folder_is_no_failure(django_capture_on_commit_callbacks):
    upload = make_upload()
    disk.remove(upload.asset.folder)
    with django_capture_on_commit_callbacks(execute=True):
        services.discard(asset=upload.asset)
    assert not Upload.objects.exists()


def test_uploads_left_for_a_week_are_let_go_and_the_others_stay(django_capture_on_commit_callbacks):
    old, fresh, whole = make_upload(), make_upload(), make_upload()
    disk.arriving(whole.asset).rename(whole.asset.source)
    busy = make_upload()
    long_ago = timezone.now() - timedelta(days=8)
    Upload.objects.exclude(pk=fresh.pk).update(updated_at=long_ago)
    with django_capture_on_commit_callbacks(execute=True), disk.locked(busy.asset):
        assert services.reap_abandoned() == 3
    states = dict(Upload.objects.values_list("pk", "state"))
    assert states == {
        old.pk: UploadState.CANCELLED,
        fresh.pk: UploadState.RECEIVING,
        whole.pk: UploadState.COMPLETE,
        busy.pk: UploadState.RECEIVING,
    }
    assert not old.asset.folder.exists()
    assert fresh.asset.folder.exists()


def test_what_an_interrupted_removal_left_is_swept(films):
    left = films / "trash" / "half"
    left.mkdir(parents=True)
    (left / "segment").write_bytes(b"x")
    services.reap_abandoned()
    assert list((films / "trash").iterdir()) == []


def test_a_lock_is_refused_to_a_second_opening_and_dies_with_the_first():
    upload = make_upload()
    with disk.locked(upload.asset), pytest.raises(Locked), disk.locked(upload.asset):
        pass
    with disk.locked(upload.asset) as file:
        assert disk.size(file) == 0


def test_only_its_owner_sees_an_upload():
    upload = make_upload()
    assert selectors.upload_of(upload.owner, upload.pk) == upload
    assert selectors.upload_of(make_user(), upload.pk) is None
    assert list(selectors.unfinished(make_user())) == []
