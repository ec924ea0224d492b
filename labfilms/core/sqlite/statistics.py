"""What SQLite knows of its own tables, without which it reads the largest one first."""

from time import monotonic
from typing import Final

from django.db import connection, transaction

EVERY: Final = 3600.0
# Rows that are looked at of each index: 26 ms of a database of 240 MB, and far enough for a value
# that most rows share to be known for one.
ROWS: Final = 4_000

_last: list[float] = []


def refresh() -> None:
    """Measure the tables; at most once an hour a process, on SQLite alone.

    PostgreSQL does so by itself. Without it a page of 24 selections cost 4.4 times a bare page, and
    once with it (docs/explanation/performance.md).
    """
    if connection.vendor != "sqlite" or (_last and monotonic() - _last[0] < EVERY):
        return
    _last[:] = [monotonic()]
    # Not `PRAGMA optimize`: before 3.46 it leaves out what this very connection has not asked, and
    # a table that a migration has just made anew is then read without knowing anything of it.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {ROWS}")
        cursor.execute("ANALYZE")
        # Other connections, which last, read the figures again only when they read the schema.
        (version,) = cursor.execute("PRAGMA schema_version").fetchone()
        cursor.execute(f"PRAGMA schema_version = {version + 1}")
