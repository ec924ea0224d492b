"""Copy files with their hashes, and compare them.

What has the same path, size and time of change as in the backup before is linked to it, not
copied: nothing of a package is ever written twice, so a week of backups weighs little more than
one. `--check` reads every byte again all the same.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

_BLOCK = 1024**2
# What is half-made, or thrown away already: the rows begin it again.
_PASSING = {"trash", "work", "stills", ".restoring", ".replaced"}


def walk(root: Path) -> Iterator[str]:
    """Return the path of each file under `root`, relative to it, what passes left out."""
    for folder, names, files in os.walk(root):
        here = Path(folder)
        depth = len(here.relative_to(root).parts)
        # A rendition may be called anything; these names mean something near the top alone.
        names[:] = sorted(name for name in names if not (name in _PASSING and depth in {0, 3}))
        for name in sorted(files):
            path = here / name
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(root).as_posix()


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Copier:
    """Brings trees into a backup, from the backup before where nothing has changed."""

    def __init__(self, target: Path, before: Path | None, sums_before: dict[str, str]) -> None:
        self.target, self.before, self.sums_before = target, before, sums_before
        self.sums: dict[str, str] = {}
        self.copied = self.linked = 0

    def bring(self, name: str, root: Path) -> None:
        """Bring each file under `root` to `<target>/<name>`; one that is there unchanged stays."""
        for path in walk(root):
            try:
                self._bring(root / path, f"{name}/{path}")
            except FileNotFoundError:
                # It was removed meanwhile: no row that is still to be read names it.
                continue

    def _bring(self, source: Path, path: str) -> None:
        target = self.target / path
        if same(source, target):
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        if self._link(source, target, path):
            self.linked += 1
        else:
            self.sums[path] = copy(source, target)
            self.copied += 1

    def _link(self, source: Path, target: Path, path: str) -> bool:
        known = self.sums_before.get(path)
        if self.before is None or known is None or not same(source, self.before / path):
            return False
        try:
            target.hardlink_to(self.before / path)
        except OSError:
            # A disk without links, or with too many of them: a copy does as well.
            return False
        self.sums[path] = known
        return True

    def drop(self, folders: Iterable[str]) -> None:
        """Leave out what stands under these folders of the backup."""
        for folder in folders:
            shutil.rmtree(self.target / folder, ignore_errors=True)
            gone = [path for path in self.sums if path.startswith(f"{folder}/")]
            for path in gone:
                del self.sums[path]


def same(one: Path, other: Path) -> bool:
    """Say whether two files have the same size and time of change."""
    try:
        first, second = one.stat(), other.stat()
    except FileNotFoundError:
        return False
    return (first.st_size, first.st_mtime_ns) == (second.st_size, second.st_mtime_ns)


def copy(source: Path, target: Path) -> str:
    """Copy a file with its time of change; return the SHA-256 of what was written."""
    found = hashlib.sha256()
    with source.open("rb") as read, target.open("wb") as written:
        stat = os.fstat(read.fileno())
        while block := read.read(_BLOCK):
            found.update(block)
            written.write(block)
    os.utime(target, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    return found.hexdigest()


def differences(root: Path, name: str, sums: dict[str, str]) -> Iterator[str]:
    """Say in what the files under `root` differ from those that `sums` names under `<name>/`.

    Both ways: what is missing or changed, and what nobody named. Reads every byte.
    """
    wanted = {
        path.removeprefix(f"{name}/"): known
        for path, known in sums.items()
        if path.startswith(f"{name}/")
    }
    found = set(walk(root))
    for path in sorted(wanted.keys() | found):
        if path not in found:
            yield f"{name}/{path} is missing"
        elif path not in wanted:
            yield f"{name}/{path} is not in the backup"
        elif digest(root / path) != wanted[path]:
            yield f"{name}/{path} has changed"
