"""The CPU that PostgreSQL spends for this process; nothing, where the database is SQLite."""

from functools import cache
from pathlib import Path

from django.db import connection


def used() -> float:
    """Return the milliseconds of CPU that PostgreSQL has used for this connection so far."""
    path = _file()
    return int(path.read_text().split()[0]) / 1e6 if path else 0.0


@cache
def _file() -> Path | None:
    """Return where Linux says how long PostgreSQL's process for us has computed."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        path = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    if not path.exists():
        raise SystemExit("PostgreSQL runs elsewhere: its CPU cannot be read. Use one of here.")
    return path
