"""The bytes of an upload on the disk: one folder a source, one file, one lock.

Nothing here knows of rows. The file is called `arriving` until its last byte, then `source`:
whoever finds a `source` has a whole file.
"""

import errno
import fcntl
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import IOBase, RawIOBase
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from streaming.intake.errors import DiskFull, Locked, TooLarge, UploadError
from streaming.intake.models import Asset

# What uploads leave free for the engine, the database and the logs: about one film's packages.
RESERVE = 1024**3
_FULL = {errno.ENOSPC, errno.EDQUOT}


def arriving(asset: Asset) -> Path:
    """Return where the bytes of a source stand until it is whole."""
    return asset.folder / "arriving"


def reserve(asset: Asset) -> None:
    """Make the source's folder and its empty file. Raises DiskFull when it could not fit."""
    settings.FILMS_ROOT.mkdir(parents=True, exist_ok=True)
    require_space(asset.size)
    asset.folder.mkdir(parents=True, exist_ok=True)
    arriving(asset).touch()


def require_space(size: int) -> None:
    """Raise DiskFull unless `size` more bytes leave the reserve untouched."""
    if shutil.disk_usage(settings.FILMS_ROOT).free - RESERVE < size:
        raise DiskFull(
            _("There is not enough room on the server for this film. What was sent is kept.")
        )


def offset(asset: Asset) -> int | None:
    """Return how many bytes have arrived, or None when there is no file any more."""
    for path in (arriving(asset), asset.source):
        try:
            return path.stat().st_size
        except FileNotFoundError:
            continue
    return None


def size(file: RawIOBase) -> int:
    """Return the length of an open file, in bytes."""
    return os.fstat(file.fileno()).st_size


@contextmanager
def locked(asset: Asset) -> Iterator[RawIOBase]:
    """Open the arriving file for this request alone.

    Raises Locked when another request holds it, FileNotFoundError when it is whole or gone.
    """
    # Unbuffered: what a full disk refuses must not be written again when the file is closed.
    with arriving(asset).open("r+b", buffering=0) as file:
        _lock(file)
        yield file


def _lock(file: IOBase) -> None:
    # The kernel's lock, on an open file: it dies with its process, and needs no sweeping.
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Locked(_("This film is being sent from elsewhere at this moment.")) from None


def append(file: RawIOBase, blocks: Iterable[bytes], *, room: int) -> int:
    """Write `blocks` at the end of `file` and return how many bytes they were.

    All or nothing: past `room` bytes (TooLarge), on a full disk (DiskFull), or when `blocks`
    itself raises, the file is cut back to where it stood.
    """
    start = file.seek(0, os.SEEK_END)
    written = 0
    try:
        for block in blocks:
            written += len(block)
            if written > room:
                raise TooLarge(_("More was sent than the film holds: the file has changed."))
            _write(file, block)
    except (OSError, UploadError) as error:
        file.truncate(start)
        if isinstance(error, OSError) and error.errno in _FULL:
            raise DiskFull(_("The server’s disk is full. What was sent before is kept.")) from error
        raise
    return written


def _write(file: RawIOBase, block: bytes) -> None:
    left = memoryview(block)
    while left:
        left = left[file.write(left) or 0 :]


def finish(asset: Asset, file: RawIOBase) -> None:
    """Give a whole file its final name, safe from a power cut.

    This is the one fsync of an upload: from now on the browser forgets the file. Before, what
    a crash takes from the disk is simply asked for again, since the disk's length is believed.
    """
    os.fsync(file.fileno())
    arriving(asset).replace(asset.source)
    folder = os.open(asset.folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def sha256(asset: Asset) -> str:
    """Return the SHA-256 of a whole source, in hexadecimal.

    Raises Locked while another worker reads it for the same purpose, and FileNotFoundError.
    """
    with asset.source.open("rb") as file:
        _lock(file)
        return hashlib.file_digest(file, "sha256").hexdigest()


def remove(folder: Path) -> None:
    """Make a folder vanish at once, then free its room.

    It is first moved aside, so that a worker that still writes there finds nothing, and that
    a process killed half-way leaves it where `empty_trash` finishes.
    """
    trash = settings.FILMS_ROOT / "trash"
    trash.mkdir(parents=True, exist_ok=True)
    try:
        aside = folder.rename(trash / secrets.token_hex(16))
    except FileNotFoundError:
        return
    shutil.rmtree(aside, ignore_errors=True)


def empty_trash() -> None:
    """Free what an interrupted `remove` left."""
    trash = settings.FILMS_ROOT / "trash"
    if trash.is_dir():
        for left in trash.iterdir():
            shutil.rmtree(left, ignore_errors=True)
