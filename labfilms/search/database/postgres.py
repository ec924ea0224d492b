"""The inverted index on PostgreSQL: narrow rows under a GIN index of their terms.

The terms themselves stand in a table of their own: counting 60,000 matches read 230 MB with them
in the row, and a twentieth of it without (docs/adr/0005).

Terms are already forms (`words.py`), so no text search configuration is used. A word of a title
or of a name is there twice, once marked with `^`: to ask for it there is then a lookup like any
other, where a weight in the query would have every row read again.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from labfilms.search.database.expressions import Expression, Group
from labfilms.search.database.rows import Row
from labfilms.search.port import Weight

LETTERS = {Weight.TITLE: "A", Weight.NAMES: "B", Weight.SUMMARY: "C", Weight.REST: "D"}
# From D to A, as heavy as the columns of FTS5.
WEIGHTS = "{0.1, 0.2, 0.5, 1.0}"
# Limits of a tsvector: a position is at most 16383, a lexeme keeps 256 of them.
FURTHEST = 16_383
MOST_POSITIONS = 255


class Postgres:
    """Writes terms, and says as a tsquery what is looked for."""

    source = "search_postings p"
    entries = "JOIN search_entry e ON e.id = p.rowid"
    scored = "search_postings p JOIN search_lexemes l ON l.rowid = p.rowid"
    # Not the bare id: PostgreSQL would rather walk every row by its primary key than look up.
    latest = "(p.rowid + 0)"
    match = "search_terms_of(p.rowid) @@ %s::tsquery"
    codes = "string_agg(p.codes, '')"
    with_codes = "search_postings p"
    # Here too, or whoever asks for the newest would have the wide entries read.
    with_moment, moment = "search_postings p", "p.moment"
    entry_codes = "string_agg(e.codes, '')"

    def lock(self, names: Iterable[str]) -> None:
        """Let whoever writes the same documents wait for the end of this transaction.

        Always in the same order, so that two writers of several documents never cross.
        """
        with connection.cursor() as cursor:
            for name in sorted(names):
                cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])

    def write(self, rows: Sequence[Row]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_lexemes(rowid, terms) VALUES (%s, %s::tsvector)"
                " ON CONFLICT (rowid) DO UPDATE SET terms = excluded.terms",
                [(row.rowid, _tsvector(row)) for row in rows],
            )
            # Deleted and written anew: an update would keep the place that the former terms gave.
            self._erase("search_postings", [row.rowid for row in rows])
            cursor.executemany(
                "INSERT INTO search_postings(rowid, codes, moment) VALUES (%s, %s, %s)",
                [(row.rowid, row.codes, row.moment) for row in rows],
            )

    def erase(self, rowids: Sequence[int]) -> None:
        self._erase("search_postings", rowids)
        self._erase("search_lexemes", rowids)

    def _erase(self, table: str, rowids: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            sql = f"DELETE FROM {table} WHERE rowid = ANY(%s)"  # noqa: S608 - one of two names
            cursor.execute(sql, [list(rowids)])

    def lookup(self, expression: Expression) -> str:
        mark = "^" if expression.heavy else ""
        words = [_any(tuple(f"{mark}{term}" for term in group)) for group in expression.words]
        return " & ".join([*words, *(_any(group) for group in expression.tags)])

    def score(self, expression: Expression) -> tuple[str, list[Any]]:
        words = " & ".join(_any(group) for group in expression.words)
        return f"ts_rank('{WEIGHTS}', l.terms, %s::tsquery, 1)", [words]

    def optimize(self) -> None:
        """Tell the planner how large things are."""
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE search_postings, search_lexemes, search_entry")


def _tsvector(row: Row) -> str:
    places: dict[str, list[str]] = {}
    place = 0
    for weight, terms in sorted(row.terms.items(), reverse=True):
        for term in terms:
            place = min(place + 1, FURTHEST)
            known = places.setdefault(term, [])
            if len(known) < MOST_POSITIONS:
                known.append(f"{place}{LETTERS[weight]}")
            if weight >= Weight.NAMES:
                places.setdefault(f"^{term}", [])
    for tag in row.tags:
        places[tag] = []
    return " ".join(
        _quoted(term) + (":" + ",".join(known) if known else "") for term, known in places.items()
    )


def _any(group: Group) -> str:
    return "(" + " | ".join(_quoted(term) for term in group) + ")"


def _quoted(term: str) -> str:
    # Terms hold letters, digits and `=.-_+^` alone; what ends a lexeme is doubled all the same.
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"
