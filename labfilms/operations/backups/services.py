"""Make a backup, and look at one.

Files are read before *and* after the database. Each file that a row names was on the disk at the
instant of the database's snapshot: either the first reading saw it, or it came since, and the
second one, which begins at that instant and lasts seconds, takes it. With the database first, a
film that is removed meanwhile would leave rows without files; with the files first and once, so
would a film that arrives. A film that comes and goes within those seconds is named in the manifest.
Packages never change once written, they only come, are renamed and go: so two readings are enough,
and what no row of the snapshot owns is dropped at the end.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from labfilms.operations.backups import databases, files, inventory, layout
from labfilms.operations.backups.errors import BackupError
from labfilms.operations.backups.layout import Manifest


def roots() -> dict[str, Path]:
    """Return the folders that a backup holds, by their names in it."""
    return {"films": settings.FILMS_ROOT, "media": settings.MEDIA_ROOT}


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that is whole: `copied` and `linked` are numbers of files."""

    path: Path
    manifest: Manifest
    copied: int
    linked: int


def make(root: Path, *, now: datetime | None = None) -> Made:
    """Write a whole backup into a folder of backups, and return it; the site may be running.

    Side effects, in order: what a killed backup left is removed; the new one is written under
    a name of its own, and renamed once it is whole. Raises BackupError.
    """
    refuse_inside(root)
    with layout.alone(root):
        before = layout.every(root)[-1:]
        sums = layout.read_sums(before[0]) if before else {}
        partial = layout.begin(root)
        copier = files.Copier(partial, before[0] if before else None, sums)
        manifest = _write(partial, copier)
        path = layout.finish(root, partial, now or timezone.now())
    return Made(path, manifest, copier.copied, copier.linked)


def refuse_inside(root: Path) -> None:
    """Raise BackupError for a folder that a backup would copy into itself."""
    for held in roots().values():
        if root.resolve().is_relative_to(held.resolve()):
            raise BackupError(f"{root} is inside {held}, which is to be saved: choose another one.")


def _write(partial: Path, copier: files.Copier) -> Manifest:
    _bring(copier)
    with databases.snapshot(partial, at_once=lambda: _bring(copier)) as alias:
        wanted = inventory.expected(alias)
        tables, migrations = databases.tables(alias), databases.migrations(alias)
    copier.drop(inventory.nobodys(wanted, set(copier.sums)))
    _drop_gone(copier)
    mismatches = _mismatches(wanted, partial, copier.sums)
    dump = databases.DUMPS[connection.vendor]
    sums = copier.sums | {dump: files.digest(partial / dump)}
    manifest = Manifest(
        made_at=timezone.now().isoformat(timespec="seconds"),
        engine=connection.vendor,
        server=databases.server(),
        migrations=migrations,
        tables=tables,
        files=len(sums),
        bytes=sum((partial / path).stat().st_size for path in sums),
        mismatches=mismatches,
    )
    layout.write_sums(partial, sums)
    manifest.write(partial)
    return manifest


def _bring(copier: files.Copier) -> None:
    for name, folder in roots().items():
        copier.bring(name, folder)


def _drop_gone(copier: files.Copier) -> None:
    """Leave out an upload's growing file when its whole one was read too: it had another name."""
    for path in [path for path in copier.sums if path.endswith("/arriving")]:
        if f"{path.removesuffix('arriving')}source" in copier.sums:
            del copier.sums[path]
            (copier.target / path).unlink()


def _mismatches(wanted: inventory.Expected, root: Path, sums: dict[str, str]) -> list[str]:
    sizes = {path: (root / path).stat().st_size for path in sums}
    return list(inventory.mismatches(wanted, sizes, sums, lambda path: _text(root / path)))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


# --- looking -------------------------------------------------------------------------------------


def problems(path: Path) -> list[str]:
    """Say what is wrong with a backup, read to its last byte; nothing when it is whole."""
    manifest, sums = layout.read_manifest(path), layout.read_sums(path)
    found = []
    if len(sums) != manifest.files:
        found.append(f"{layout.SUMS} names {len(sums)} files, the manifest {manifest.files}")
    for name in roots():
        found += files.differences(path / name, name, sums)
    dump = databases.DUMPS[manifest.engine]
    if not (path / dump).is_file() or files.digest(path / dump) != sums.get(dump):
        return [*found, f"{dump} is missing or has changed"]
    return [*found, *uneven(manifest.tables, databases.kept_tables(path))]


def uneven(said: dict[str, int], counted: dict[str, int]) -> list[str]:
    """Say which tables have not the rows that were said."""
    return [
        f"table {name}: {said.get(name, 0)} rows in the manifest, {counted.get(name, 0)} counted"
        for name in sorted(said.keys() | counted.keys())
        if said.get(name, 0) != counted.get(name, 0)
    ]


def differences(path: Path) -> list[str]:
    """Say in what the site differs from a backup, by rows and by files."""
    manifest, sums = layout.read_manifest(path), layout.read_sums(path)
    found = uneven(manifest.tables, databases.tables())
    for name, folder in roots().items():
        found += files.differences(folder, name, sums)
    return found


def own_mismatches() -> list[str]:
    """Say in what the site's own rows and files differ; hashes of sources are read anew."""
    held = roots()
    paths = {
        f"{name}/{path}": held[name] / path for name in held for path in files.walk(held[name])
    }
    wanted = inventory.expected()
    sizes = {path: real.stat().st_size for path, real in paths.items()}
    known = {
        path: files.digest(paths[path])
        for path, (_size, digest) in wanted.files.items()
        if digest and path in paths
    }
    return list(inventory.mismatches(wanted, sizes, known, lambda path: _text(paths[path])))
