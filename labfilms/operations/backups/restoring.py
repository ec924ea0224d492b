"""Put a backup back."""

import io
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.management import call_command
from django.db import DatabaseError, connection, connections
from django.db.migrations.loader import MigrationLoader

from labfilms.operations import lock
from labfilms.operations.backups import databases, files, layout, services
from labfilms.operations.backups.errors import BackupError
from labfilms.operations.backups.layout import Manifest

# Both lie inside the folder itself, which may be a disk of its own: nothing crosses one.
FRESH, OLD = ".restoring", ".replaced"


def restore(path: Path, *, replace: bool, say: Callable[[str], None]) -> None:
    """Put a backup back: files, database, migrations of this code, search.

    The backup is read whole first, and nothing is touched when it is damaged. Then files are
    copied beside the old ones, the database is replaced in one step, and the folders change
    places: killed anywhere, the same command with `replace` ends the work. Raises BackupError.
    """
    manifest = layout.read_manifest(path)
    with closing(_hold_the_site()):
        _require_same_kind(path, manifest)
        if not replace:
            _require_empty()
        _require_quiet()
        say("Reading the backup …")
        if found := services.problems(path):
            raise BackupError("\n".join(["This backup is damaged, nothing was touched:", *found]))
        say(f"Copying {manifest.files} files …")
        for name, folder in services.roots().items():
            _lay_beside(path / name, folder)
        say("Replacing the database …")
        databases.restore(path)
        for folder in services.roots().values():
            _change_places(folder)
        # Before this code's own migrations add to it.
        if found := services.differences(path):
            raise BackupError(
                "\n".join(["What was restored is not what the backup holds:", *found])
            )
        say("Bringing it to this code, and the search to it …")
        _bring_to_this_code()


def _hold_the_site() -> io.TextIOWrapper:
    """Take the lock of `manage.py serve`, so that it neither runs nor starts meanwhile."""
    try:
        return lock.take(settings.VAR / "serve.lock", "a restore")
    except lock.AlreadyRunning as other:
        raise BackupError(
            f"The site runs ({other.address}, process {other.pid}): stop it first."
        ) from None


def _require_same_kind(path: Path, manifest: Manifest) -> None:
    if manifest.engine != connection.vendor:
        raise BackupError(
            f"{path} comes from {manifest.engine}, and LABFILMS_DATABASE_URL names "
            f"{connection.vendor}: restore on the same engine."
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations or ()}
    ours = {name.partition(".")[0] for name in known}
    newer = [
        name for name in manifest.migrations if name not in known and name.partition(".")[0] in ours
    ]
    if newer:
        raise BackupError(
            f"{path} comes from a newer release (it has {newer[0]}): restore with that release."
        )


def _require_empty() -> None:
    try:
        people = get_user_model().objects.exists()
    except DatabaseError:
        # No table yet: nothing could be emptier.
        people = False
    held = [folder for folder in services.roots().values() if next(files.walk(folder), None)]
    if people or held:
        what = f"{held[0]} holds files" if held else "its database has people"
        raise BackupError(
            f"This site is not empty ({what}). --replace puts the backup in its place; "
            "make a backup of it first."
        )


def _require_quiet() -> None:
    try:
        others = databases.others_connected()
    except DatabaseError as error:
        raise BackupError(f"The database does not answer: {error}") from error
    if others:
        raise BackupError(
            f"{others} connections to this database are open: stop web, workers and sweeper first."
        )


def _lay_beside(source: Path, folder: Path) -> None:
    """Copy a tree of the backup into the folder it is for, under a name that nothing reads."""
    fresh = folder / FRESH
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for path in files.walk(source):
        target = fresh / path
        target.parent.mkdir(parents=True, exist_ok=True)
        files.copy(source / path, target)


def _change_places(folder: Path) -> None:
    fresh, old = folder / FRESH, folder / OLD
    shutil.rmtree(old, ignore_errors=True)
    old.mkdir()
    for child in list(folder.iterdir()):
        if child not in {fresh, old}:
            child.rename(old / child.name)
    for child in list(fresh.iterdir()):
        child.rename(folder / child.name)
    fresh.rmdir()
    shutil.rmtree(old)


def _bring_to_this_code() -> None:
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    cache.clear()
    call_command("search_rebuild", stdout=io.StringIO())
    connections.close_all()
