"""Which of the two inverted indexes this database has."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from django.db import connection

from labfilms.search.database.expressions import Expression
from labfilms.search.database.postgres import Postgres
from labfilms.search.database.rows import Row
from labfilms.search.database.sqlite import SQLite


class Dialect(Protocol):
    """What differs between FTS5 and tsvector. The strings are pieces of SQL.

    Tables to read: `source`, the postings `p`; `entries`, the join of their entries `e`; `scored`,
    `with_codes` and `with_moment`, what `score`, `codes` and `moment` need. `match`: the condition
    that takes a lookup; `latest`: the id, by which postings are ordered; `codes` and
    `entry_codes`: all codes as one text, from the postings and from the entries.
    """

    source: str
    latest: str
    scored: str
    entries: str
    match: str
    codes: str
    with_codes: str
    with_moment: str
    moment: str
    entry_codes: str

    def lock(self, names: Iterable[str]) -> None: ...
    def write(self, rows: Sequence[Row]) -> None: ...
    def erase(self, rowids: Sequence[int]) -> None: ...
    def lookup(self, expression: Expression) -> str: ...
    def score(self, expression: Expression) -> tuple[str, list[Any]]: ...
    def optimize(self) -> None: ...


_DIALECTS: dict[str, Dialect] = {"sqlite": SQLite(), "postgresql": Postgres()}


def dialect() -> Dialect:
    """Return the dialect of the default database."""
    return _DIALECTS[connection.vendor]
