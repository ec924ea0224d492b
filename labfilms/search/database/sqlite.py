"""The inverted index on SQLite: an FTS5 table.

FTS5 neither stems nor folds French: it is given terms that are already forms (`words.py`), one
column a weight, and a column of tags.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from labfilms.search.database.expressions import Expression, Group
from labfilms.search.database.rows import Row

COLUMNS = ("rest", "summary", "names", "title")

SOURCE = "search_postings p"
# The index comes first: SQLite would sometimes rather walk the rows.
ENTRIES = "CROSS JOIN search_entry e ON e.id = p.rowid"
MATCH = "search_postings MATCH %s"
CODES = "group_concat(e.codes, '')"


class SQLite:
    """Writes terms, and says in FTS5's language what is looked for."""

    source, scored, entries, match, codes = SOURCE, SOURCE, ENTRIES, MATCH, CODES
    with_codes, entry_codes = f"{SOURCE} {ENTRIES}", CODES
    latest = "p.rowid"
    with_moment, moment = f"{SOURCE} {ENTRIES}", "e.moment"

    def lock(self, names: Iterable[str]) -> None:
        """Do nothing: transactions are IMMEDIATE, so there is one writer at a time."""

    def write(self, rows: Sequence[Row]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT OR REPLACE INTO search_postings(rowid, rest, summary, names, title, tags)"
                " VALUES (%s, %s, %s, %s, %s, %s)",
                [
                    (
                        row.rowid,
                        *(" ".join(row.terms.get(weight, ())) for weight in sorted(row.WEIGHTS)),
                        " ".join(row.tags),
                    )
                    for row in rows
                ],
            )

    def erase(self, rowids: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                "DELETE FROM search_postings WHERE rowid = %s", [(rowid,) for rowid in rowids]
            )

    def lookup(self, expression: Expression) -> str:
        columns = "{names title} : " if expression.heavy else ""
        words = [f"{columns}{_any(group)}" for group in expression.words]
        return " AND ".join([*words, *(_any(group) for group in expression.tags)])

    def score(self, _expression: Expression) -> tuple[str, list[Any]]:
        # As heavy as `postgres.WEIGHTS`; tags say nothing of relevance.
        return "-bm25(search_postings, 1, 2, 5, 10, 0)", []

    def optimize(self) -> None:
        """Merge the index's segments and tell the planner how large things are."""
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_postings(search_postings) VALUES ('optimize')")
            cursor.execute("ANALYZE")


def _any(group: Group) -> str:
    # Terms hold letters, digits and `=.-_+` alone; a quote would be doubled all the same.
    return "(" + " OR ".join('"' + term.replace('"', '""') + '"' for term in group) + ")"
