"""What SQLite knows of its own tables, without which it reads the largest one first."""

from time import monotonic
from typing import Final

from django.db import connection, transaction

EVERY: Final = 3600.0
# Rows that are looked at of each index: far enough for a value that most rows share to be known
# for one, and still some milliseconds in all.
ROWS: Final = 4_000

_last: list[float] = []


def refresh() -> None:
    """Measure every table; at most once an hour a process, on SQLite alone.

    26 ms for 240 MB. PostgreSQL does so by itself. Without it a page of 24 films cost 13 times a
    bare page, and a third of that with it (docs/explanation/performance.md).
    """
    if connection.vendor != "sqlite" or (_last and monotonic() - _last[0] < EVERY):
        return
    _last[:] = [monotonic()]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {ROWS}")
        # Not `PRAGMA optimize`: before SQLite 3.46 it leaves out the tables that were never
        # measured, as those are that a migration has made anew.
        cursor.execute("ANALYZE")
        # Other connections, which last, read these figures only when they read the schema again.
        (version,) = cursor.execute("PRAGMA schema_version").fetchone()
        cursor.execute(f"PRAGMA schema_version = {version + 1}")
