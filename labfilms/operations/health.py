"""Say whether this process is alive, and whether visitors may be sent to it.

What is asked every few seconds must cost nothing and tell strangers nothing: names of parts, no
words of an error.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from labfilms.operations import place

# Under this no row can be relied upon to be written, on SQLite at least.
DISK_FLOOR = 256 * 1024**2

# A process that has seen its migrations applied does not ask again: what a newer release adds
# while this one ends its service is none of its business.
_migrated = False


def database() -> bool:
    """Say whether the database answers a question."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def migrations() -> bool:
    """Say whether the database has every migration of this code."""
    global _migrated  # noqa: PLW0603 - asked once a process
    if not _migrated:
        try:
            _migrated = not unapplied()
        except DatabaseError:
            return False
    return _migrated


def unapplied() -> list[str]:
    """Return the migrations of this code that the database lacks, as `app.name`."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def disk() -> bool:
    """Say whether films can be written, and a little room is left."""
    folder = nearest(settings.FILMS_ROOT)
    return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free >= DISK_FLOOR


def nearest(folder: Path) -> Path:
    """Return a folder, or where it will be made: the closest one above it that is there."""
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    return folder


def broker() -> bool:
    """Say whether the broker can be reached; where none is named there is none to miss."""
    parts = urlsplit(settings.BROKER_URL)
    if not parts.hostname:
        return True
    return place.listens(parts.hostname, parts.port or 6379)


NEEDED: dict[str, Callable[[], bool]] = {
    "database": database,
    "migrations": migrations,
    "disk": disk,
}
# Named when they are away, and no reason to send visitors elsewhere: without a broker the site
# serves, and the sweeper queues again what waited.
MISSED: dict[str, Callable[[], bool]] = {"broker": broker}


def missing(parts: dict[str, Callable[[], bool]]) -> list[str]:
    """Return the names of the parts that do not answer, in order."""
    return [name for name, answers in parts.items() if not answers()]
