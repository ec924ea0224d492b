"""Receive films: create an upload, take its bytes, seal what is whole, let go of what is not."""

import logging
import re
from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from labfilms.accounts.models import User
from labfilms.core import jobs
from streaming.intake import disk, selectors
from streaming.intake.enums import UploadState
from streaming.intake.errors import (
    AlreadyWhole,
    Gone,
    Locked,
    Malformed,
    TooLarge,
    TooMany,
    WrongOffset,
)
from streaming.intake.models import Asset, Upload
from streaming.intake.names import display_name
from streaming.intake.signals import asset_arrived

log = logging.getLogger(__name__)

# Enough for the parts of a web series sent together; each holds a place on the disk for a week.
MAX_UNFINISHED = 5
# A whole file that nobody sealed since then was lost with the broker: queued again.
SEAL_OVERDUE = timedelta(seconds=30)
_FINGERPRINT = re.compile(r"[A-Za-z0-9:._-]{1,200}")


def create_upload(*, owner: User, filename: str, size: int, fingerprint: str = "") -> Upload:
    """Open an upload of `size` bytes and its source, in state ARRIVING.

    `fingerprint` is the browser's (size, date, hash of the first and last MiB); one that is not
    made of letters, digits and `:._-` is not kept. Raises Malformed, TooLarge, TooMany, DiskFull.
    """
    _require_sendable(size)
    if selectors.unfinished(owner).count() >= MAX_UNFINISHED:
        raise TooMany(
            _("You have %(count)d unfinished uploads: resume one of them, or cancel one first.")
            % {"count": MAX_UNFINISHED}
        )
    with transaction.atomic():
        name = display_name(filename) or _("Film without a name")
        asset = Asset.objects.create(owner=owner, filename=name, size=size)
        upload = Upload.objects.create(
            owner=owner,
            asset=asset,
            fingerprint=fingerprint if _FINGERPRINT.fullmatch(fingerprint) else "",
        )
        disk.reserve(asset)
    return upload


def _require_sendable(size: int) -> None:
    if size <= 0:
        raise Malformed(_("This file is empty."))
    if size > settings.UPLOAD_MAX_BYTES:
        raise TooLarge(
            _("This film is larger than what can be sent here (%(limit)s).")
            % {"limit": filesizeformat(settings.UPLOAD_MAX_BYTES)}
        )


def receive(*, upload: Upload, offset: int, blocks: Iterable[bytes]) -> int:
    """Append `blocks` at `offset` and return the new offset, in bytes; the last byte completes.

    The disk's length is believed; the row follows. Side effects, in order: the bytes, then the
    row, then the seal is queued on commit. Raises Gone, Locked, WrongOffset, TooLarge, DiskFull
    and what `blocks` raises; nothing of `blocks` is kept then.
    """
    try:
        with disk.locked(upload.asset) as file:
            upload.refresh_from_db(fields=("state", "updated_at"))
            require_open(upload)
            start = disk.size(file)
            if start != offset:
                raise WrongOffset(_("The film stands at another place: %d bytes.") % start)
            room = upload.asset.size - start
            end = start + disk.append(file, blocks, room=room)
            _keep(upload, end)
            if end == upload.asset.size:
                disk.finish(upload.asset, file)
    except FileNotFoundError:
        # The file was given its final name since the row was read, or it was taken away.
        end = settle(upload=upload)
        if end != offset:
            raise WrongOffset(_("The film stands at another place: %d bytes.") % end) from None
        if any(blocks):
            raise TooLarge(_("Every byte of this film is already here.")) from None
    if end == upload.asset.size:
        # Once the lock is free: a worker may take the seal at once.
        _complete(upload)
    return end


def require_open(upload: Upload) -> None:
    """Raise Gone when the upload was cancelled, or nobody sent a byte for a week."""
    if upload.state == UploadState.CANCELLED or selectors.has_expired(upload):
        raise Gone(_("This upload was cancelled or has waited too long: send the film again."))


def settle(*, upload: Upload) -> int:
    """Return the offset of an upload, in bytes, as the disk has it.

    A whole file whose row does not know it yet (the server died in between) is completed.
    Raises Gone, and Locked while its bytes are being written.
    """
    require_open(upload)
    if upload.state == UploadState.COMPLETE:
        return upload.asset.size
    try:
        with disk.locked(upload.asset) as file:
            offset = disk.size(file)
            if offset == upload.asset.size:
                disk.finish(upload.asset, file)
    except FileNotFoundError:
        offset = upload.asset.size if upload.asset.source.exists() else -1
    if offset < 0:
        raise Gone(_("This upload was cancelled or has waited too long: send the film again."))
    if offset == upload.asset.size:
        _complete(upload)
    elif offset != upload.offset:
        _keep(upload, offset)
    return offset


def _keep(upload: Upload, offset: int) -> None:
    upload.offset = offset
    upload.save(update_fields=("offset", "updated_at"))


def _complete(upload: Upload) -> None:
    with transaction.atomic():
        changed = Upload.objects.filter(pk=upload.pk, state=UploadState.RECEIVING).update(
            state=UploadState.COMPLETE, offset=upload.asset.size, updated_at=timezone.now()
        )
        if changed:
            jobs.queue("streaming.seal_upload", str(upload.pk))
    upload.refresh_from_db(fields=("state", "offset", "updated_at"))


def seal(*, upload: UUID) -> None:
    """Hash the whole file of an upload, mark its source as arrived, and tell the rooms above.

    A task, since 20 GB take a minute: no request waits for it. Idempotent: `asset_arrived` is
    sent once, inside the transaction that marks the row. An upload that was discarded since, or
    that another worker is hashing, is left alone.
    """
    found = Upload.objects.select_related("asset").filter(pk=upload).first()
    if found is None or found.state != UploadState.COMPLETE or found.asset.sha256:
        return
    try:
        digest = disk.sha256(found.asset)
    except Locked:
        return
    except FileNotFoundError:
        log.exception("the source of %s is not on the disk", found.asset_id)
        return
    with transaction.atomic():
        fresh = Asset.objects.filter(pk=found.asset_id, sha256="")
        if fresh.update(sha256=digest, arrived_at=timezone.now()):
            asset = Asset.objects.get(pk=found.asset_id)
            asset_arrived.send(Asset, asset=asset)


def seal_forgotten() -> int:
    """Queue again the seal of each whole upload whose task was lost; return how many."""
    overdue = Upload.objects.filter(
        state=UploadState.COMPLETE,
        asset__sha256="",
        updated_at__lt=timezone.now() - SEAL_OVERDUE,
    )
    keys = list(overdue.values_list("pk", flat=True))
    for pk in keys:
        Upload.objects.filter(pk=pk).update(updated_at=timezone.now())
        jobs.queue("streaming.seal_upload", str(pk))
    return len(keys)


def cancel(*, upload: Upload) -> None:
    """Give up an upload that is not whole; its bytes go on commit, its row stays to answer 410.

    Raises Locked while its bytes are being written, AlreadyWhole, and Gone when it was given up.
    """
    require_open(upload)
    _give_up(upload)


def _give_up(upload: Upload) -> None:
    if upload.asset.source.exists():
        raise AlreadyWhole(_("Every byte of this film is already here."))
    try:
        with disk.locked(upload.asset):
            _mark_cancelled(upload)
    except FileNotFoundError:
        _mark_cancelled(upload)


def _mark_cancelled(upload: Upload) -> None:
    with transaction.atomic():
        Upload.objects.filter(pk=upload.pk, state=UploadState.RECEIVING).update(
            state=UploadState.CANCELLED, updated_at=timezone.now()
        )
        transaction.on_commit(partial(disk.remove, upload.asset.folder))
    upload.refresh_from_db(fields=("state", "updated_at"))


def discard(*, asset: Asset) -> None:
    """Remove a source and everything made of it: rows now, the folder on commit.

    The folder first moves aside, so that a worker that still encodes it writes into nothing.
    """
    folder = asset.folder
    asset.delete()
    transaction.on_commit(partial(disk.remove, folder))


def reap_abandoned() -> int:
    """Cancel the uploads that nobody touched for a week; return how many.

    Their rows stay, so that the film's draft keeps its words and the browser is told 410.
    """
    since = timezone.now() - selectors.KEPT_FOR
    left = Upload.objects.select_related("asset").filter(
        state=UploadState.RECEIVING, updated_at__lte=since
    )
    for upload in left:
        _reap(upload)
    disk.empty_trash()
    return len(left)


def _reap(upload: Upload) -> None:
    try:
        _give_up(upload)
    except AlreadyWhole:
        _complete(upload)
    except Locked:
        log.info("%s is being written to: it is not abandoned", upload.pk)
