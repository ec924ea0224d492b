"""The production stack of deploy/stack.py, as the walks know a house."""

import importlib.util
import uuid

import psycopg

from tests.e2e.stack import ROOT, read_mails

spec = importlib.util.spec_from_file_location("stack", ROOT / "deploy" / "stack.py")
deployed = importlib.util.module_from_spec(spec)
spec.loader.exec_module(deployed)

missing = deployed.missing


class Production(deployed.Stack):
    """PostgreSQL, Valkey, nginx and ours, in production mode, behind HTTPS."""

    def mails(self) -> list[str]:
        return read_mails(self.var)

    def rows(self, sql: str) -> list[tuple]:
        """Return rows as SQLite would: keys without their dashes."""
        with psycopg.connect(self.database) as connection:
            found = connection.execute(sql).fetchall()
        return [
            tuple(value.hex if isinstance(value, uuid.UUID) else value for value in row)
            for row in found
        ]
