"""The real house, started as `make run` does, in a folder of its own."""

import sqlite3
from contextlib import closing
from pathlib import Path

from deploy.served import Served
from labfilms.operations.place import free_port


class Stack(Served):
    """`manage.py serve` on a free port, on SQLite, in development."""

    def __init__(self, var: Path, **environment: str) -> None:
        self.port = free_port()
        # What a test has just made is shown at once.
        settings = {"LABFILMS_PORT": str(self.port), "LABFILMS_REMEMBER": "0"} | environment
        super().__init__(var, f"http://127.0.0.1:{self.port}", **settings)

    def restart(self) -> None:
        self.kill()
        self.start()

    def rows(self, sql: str) -> list[tuple]:
        """Ask the house's database, whatever the house is doing."""
        with closing(sqlite3.connect(self.var / "labfilms.sqlite3")) as database:
            return database.execute(sql).fetchall()
