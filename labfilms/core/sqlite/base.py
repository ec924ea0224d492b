"""Django's SQLite, whose connections outlive the request.

Each request runs on a thread of its own under ASGI, so that Django would open the file, read its
schema and fill its cache again every time: 4 of the 11 ms of a page of 24 films
(`benchmarks/pages.py`). What a thread closes is lent to the next one instead.
"""

import os
import sqlite3
from queue import Empty, LifoQueue
from typing import Any, Final

from django.db.backends.sqlite3 import base

# More than that at rest are closed: a burst leaves nothing behind.
MOST: Final = 8

# Which file, as which process opened it: a restored file and a forked process begin anew.
Place = tuple[str, int, int]
_resting: dict[Place, LifoQueue[sqlite3.Connection]] = {}


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that is borrowed, and given back when Django closes it."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        lent = _lent(_place(conn_params["database"]))
        opened: sqlite3.Connection = lent or super().get_new_connection(conn_params)
        return opened

    def _close(self) -> None:
        connection = self.connection
        place = _place(self.settings_dict["NAME"])
        if connection is None or place is None or connection.in_transaction:
            super()._close()  # type: ignore[misc]  # the stubs do not know it
            return
        resting = _resting[place] if place in _resting else _opened_first(place)
        if resting.full():
            super()._close()  # type: ignore[misc]
        else:
            resting.put_nowait(connection)


def _lent(place: Place | None) -> sqlite3.Connection | None:
    try:
        return _resting[place].get_nowait() if place else None
    except (KeyError, Empty):
        return None


def _opened_first(place: Place) -> LifoQueue[sqlite3.Connection]:
    """Make room for a file, and close what rests of one that had its name: it keeps its bytes."""
    for former in [known for known in _resting if known[0] == place[0]]:
        _close_all(_resting.pop(former))
    return _resting.setdefault(place, LifoQueue(MOST))


def _close_all(resting: LifoQueue[sqlite3.Connection]) -> None:
    while not resting.empty():
        resting.get_nowait().close()


def _place(name: Any) -> Place | None:
    """Return what tells a file from one that has taken its name, or None for one in memory."""
    try:
        return str(name), os.stat(name).st_ino, os.getpid()  # noqa: PTH116 - asked at every request
    except (OSError, ValueError):
        return None


def _close_resting() -> None:
    """Close what rests before a process forks: SQLite's files must not be shared with a child."""
    while _resting:
        _close_all(_resting.popitem()[1])


os.register_at_fork(before=_close_resting)
