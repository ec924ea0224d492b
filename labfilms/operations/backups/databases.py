"""The database's part of a backup: SQLite by its backup API, PostgreSQL by its own programs.

Both give the database as it stood at one instant, while the site goes on writing.
"""

import contextlib
import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from copy import deepcopy
from pathlib import Path
from typing import IO

from django.db import connection, connections, transaction
from django.db.migrations.recorder import MigrationRecorder

from labfilms.operations.backups.errors import BackupError

DUMPS = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
SNAPSHOT = "snapshot"
# None says anything of the site: each is made anew.
_LEFT_OUT = ("search_", "sqlite_", "labfilms_cache")
# Tables of a newer release go too: nothing of what was there may stay.
_EMPTY = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
_COPY = re.compile(rb'COPY public\."?([a-z0-9_]+)"? \(.*\) FROM stdin;\n')


@contextlib.contextmanager
def snapshot(folder: Path, *, at_once: Callable[[], None]) -> Iterator[str]:
    """Write the database into `folder`; yield the alias under which that very instant is read.

    `at_once` is called right after that instant, before anything that takes time.
    """
    if connection.vendor == "sqlite":
        target = folder / DUMPS["sqlite"]
        _copy_sqlite(target)
        at_once()
        with opened(target) as alias:
            yield alias
    else:
        with transaction.atomic():
            identifier = _export_snapshot()
            at_once()
            _dump_postgres(identifier, folder / DUMPS["postgresql"])
            yield "default"


def _copy_sqlite(target: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as written:
        connection.connection.backup(written)
        # One file, that can be opened from a medium that cannot be written to.
        written.execute("PRAGMA journal_mode=DELETE")
        (state,) = written.execute("PRAGMA quick_check(1)").fetchone()
    if state != "ok":
        raise BackupError(f"SQLite finds the copy of its database damaged: {state}")


@contextlib.contextmanager
def opened(path: Path) -> Iterator[str]:
    """Open an SQLite file beside the site's own database, for reading; yield its alias."""
    connections.databases[SNAPSHOT] = deepcopy(connections.databases["default"]) | {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"file:{path}?mode=ro",
        "OPTIONS": {"uri": True},
    }
    try:
        yield SNAPSHOT
    finally:
        connections[SNAPSHOT].close()
        del connections[SNAPSHOT]
        del connections.databases[SNAPSHOT]


def _export_snapshot() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        return str(cursor.fetchone()[0])


def _dump_postgres(identifier: str, target: Path) -> None:
    # `pg_dump` reads in the same instant as this transaction, which counts the rows.
    run("pg_dump", "--format=custom", f"--snapshot={identifier}", *OWNERLESS, f"--file={target}")


OWNERLESS = ("--no-owner", "--no-privileges")


def tables(alias: str = "default") -> dict[str, int]:
    """Return how many rows each table has, those of caches and of the index left out."""
    found = {}
    with connections[alias].cursor() as cursor:
        for name in connections[alias].introspection.table_names(cursor):
            if not name.startswith(_LEFT_OUT):
                cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608 - the database's own names
                (found[name],) = cursor.fetchone()
    return found


def migrations(alias: str = "default") -> list[str]:
    """Return the migrations that a database has had, as `app.name`."""
    applied = MigrationRecorder(connections[alias]).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def server() -> str:
    """Return what answers, with its version."""
    if connection.vendor == "sqlite":
        return f"SQLite {sqlite3.sqlite_version}"
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {cursor.fetchone()[0]}"


def kept_tables(folder: Path) -> dict[str, int]:
    """Return how many rows each table of a backup has, read from the database that it holds."""
    if (folder / DUMPS["sqlite"]).is_file():
        with opened(folder / DUMPS["sqlite"]) as alias:
            return tables(alias)
    return _rows_of_dump(folder / DUMPS["postgresql"])


def _rows_of_dump(path: Path) -> dict[str, int]:
    """Count the rows of a dump without a server: within COPY each one is a line."""
    words = [program("pg_restore"), "--data-only", "--file=-", str(path)]
    found: dict[str, int] = {}
    with subprocess.Popen(words, stdout=subprocess.PIPE) as restored:  # noqa: S603 - our own words
        assert restored.stdout is not None  # noqa: S101 - asked for above
        name = ""
        for line in restored.stdout:
            if name and line == b"\\.\n":
                name = ""
            elif name:
                found[name] += 1
            elif match := _COPY.fullmatch(line):
                name = match[1].decode()
                found[name] = 0
    if restored.returncode:
        raise BackupError(f"{path} cannot be read: pg_restore ended with {restored.returncode}.")
    return {name: rows for name, rows in found.items() if not name.startswith(_LEFT_OUT)}


def restore(folder: Path) -> None:
    """Replace the whole database by that of a backup, in one step: all of it, or nothing."""
    if connection.vendor == "sqlite":
        _replace_sqlite(folder / DUMPS["sqlite"])
        return
    connections.close_all()
    _replace_postgres(folder / DUMPS["postgresql"])


def _replace_postgres(dump: Path) -> None:
    """Empty the database and fill it from a dump, in one transaction of one connection."""
    words = [program("pg_restore"), *OWNERLESS, "--file=-", str(dump)]
    fill = ["psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as read:  # noqa: S603 - our own words
        run(*fill, "--output=/dev/null", f"--command={_EMPTY}", "--file=-", given=read.stdout)
    if read.returncode:
        # psql has committed what it was given; a dump is read whole before it comes to this.
        raise BackupError(f"{dump} cannot be read: pg_restore ended with {read.returncode}.")


def _replace_sqlite(source: Path) -> None:
    target = Path(connection.settings_dict["NAME"])
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f"{target.name}.restoring")
    shutil.copyfile(source, fresh)
    connections.close_all()
    for left in ("-wal", "-shm"):
        target.with_name(f"{target.name}{left}").unlink(missing_ok=True)
    fresh.replace(target)


def others_connected() -> int:
    """Return how many others hold a connection to this database; SQLite cannot say."""
    if connection.vendor == "sqlite":
        return 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'"
        )
        return int(cursor.fetchone()[0])


def run(name: str, *words: str, given: IO[bytes] | None = None) -> None:
    """Run a program of PostgreSQL on the site's database. Raises BackupError with its words."""
    done = subprocess.run(  # noqa: S603 - our own words
        [program(name), *words],
        env=os.environ | _address(),
        stdin=given or subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BackupError(f"{name} has failed: {done.stderr.strip()}")


def _address() -> dict[str, str]:
    """Return where the database is, by the environment: a word would be shown by `ps`."""
    facts = connection.settings_dict
    named = {
        "PGHOST": facts["HOST"],
        "PGPORT": str(facts["PORT"] or ""),
        "PGUSER": facts["USER"],
        "PGPASSWORD": facts["PASSWORD"],
        "PGDATABASE": facts["NAME"],
        "PGSSLMODE": facts["OPTIONS"].get("sslmode", ""),
    }
    return {name: value for name, value in named.items() if value}


def program(name: str) -> str:
    """Return a program of PostgreSQL, the newest of this machine. Raises BackupError."""
    installed = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    found = sorted(installed, key=lambda path: int(path.parent.parent.name))
    if found:
        return str(found[-1])
    if path := shutil.which(name):
        return path
    raise BackupError(f"{name} is not installed. On Debian: sudo apt install postgresql-client")
