"""How a backup lies on the disk, and what its manifest says.

    DIR/
      2026-03-01T040000Z/
        manifest.json    when, by which code, rows a table, how many files
        SHA256SUMS       a line a file, as `sha256sum --check` reads it
        database.sqlite3 or database.dump
        films/…          sources, packages, pictures
        media/…          pictures of editorial pages

A backup is written under a name that begins with a dot, and renamed when it is whole: what bears
a date is whole, whatever happened to the process that made it.
"""

import contextlib
import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from labfilms.operations.backups.errors import BackupError

FORMAT = 1
MANIFEST, SUMS, LOCK = "manifest.json", "SHA256SUMS", ".lock"
_PARTIAL = ".partial-"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. `tables` gives the rows of each, caches and index left out."""

    made_at: str
    engine: str
    server: str
    migrations: list[str]
    tables: dict[str, int]
    files: int
    bytes: int
    # What the site itself lacked when it was saved: a row whose file is gone, and the like.
    mismatches: list[str] = field(default_factory=list)
    format: int = FORMAT

    def write(self, folder: Path) -> None:
        text = json.dumps(asdict(self), indent=1, sort_keys=True, ensure_ascii=False)
        (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Return what a backup says of itself. Raises BackupError."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        manifest = Manifest(**found)
    except (OSError, ValueError, TypeError) as error:
        raise BackupError(f"{folder} is not a whole backup ({error}).") from error
    if manifest.format != FORMAT:
        raise BackupError(
            f"{folder} was written in format {manifest.format}, newer than this code."
        )
    return manifest


def write_sums(folder: Path, sums: dict[str, str]) -> None:
    lines = (f"{digest}  {path}\n" for path, digest in sorted(sums.items()))
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def read_sums(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file of a backup by its path. Raises BackupError."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise BackupError(f"{folder} has no list of its files ({error}).") from error
    return {path: digest for digest, _, path in (line.partition("  ") for line in lines)}


def every(root: Path) -> list[Path]:
    """Return the whole backups of a folder, the oldest first: their names are their dates."""
    return sorted(path.parent for path in root.glob(f"[0-9]*/{MANIFEST}"))


def chosen(path: Path) -> Path:
    """Return the backup that a person names: itself, or the newest of a folder of backups.

    Raises BackupError.
    """
    if (path / MANIFEST).is_file():
        return path
    if found := every(path):
        return found[-1]
    raise BackupError(f"{path} holds no whole backup.")


@contextlib.contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold a folder of backups for this process. Raises BackupError when another holds it."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        file = (root / LOCK).open("w")
    except OSError as error:
        raise BackupError(f"{root} cannot be written to ({error}).") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BackupError(f"Another backup is being made in {root}.") from None
        yield


def begin(root: Path) -> Path:
    """Return a fresh folder to write a backup into; what a killed one left is removed."""
    for left in root.glob(f"{_PARTIAL}*"):
        shutil.rmtree(left, ignore_errors=True)
    partial = root / f"{_PARTIAL}{os.getpid()}"
    partial.mkdir()
    return partial


def finish(root: Path, partial: Path, now: datetime) -> Path:
    """Give a whole backup its date, once every byte of it is on the disk; return where it is."""
    # All files at once: an fsync for each segment of each film would take hours.
    os.sync()
    name = now.astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    target = root / name
    partial.rename(target)
    folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return target


def keep(root: Path, most: int) -> list[Path]:
    """Remove the oldest backups beyond `most`; return those that went."""
    gone = every(root)[:-most]
    for path in gone:
        shutil.rmtree(path)
    return gone
