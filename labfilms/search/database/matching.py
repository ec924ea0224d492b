"""Read the index: what a query narrows to, counted and ordered.

Statements are put together from pieces of this package; what people typed is always a parameter.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection

from labfilms.search.database.dialect import dialect
from labfilms.search.database.expressions import Expression
from labfilms.search.database.sphere import CHORD, chord, inside
from labfilms.search.port import Audience, Near, Order

# Beyond this many matches relevance is weighed among the newest that match in a title or a name:
# to weigh 50,000 documents would take longer than the whole answer may (docs/adr/0005).
RANKED = 2_000

Parameters = list[Any]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a query narrows to: terms, kinds and audiences, a circle.

    With an empty expression the entries themselves are read: kinds and audiences are then
    conditions on them, else they are among the expression's tags.
    """

    expression: Expression
    things: tuple[str, ...]
    audiences: tuple[Audience, ...]
    near: Near | None = None

    @property
    def is_everything(self) -> bool:
        return not self.expression and self.near is None

    def where(self) -> tuple[str, Parameters]:
        """Return the condition on postings or entries, and its parameters."""
        conditions: list[str] = []
        parameters: Parameters = []
        if self.expression:
            conditions.append(dialect().match)
            parameters.append(dialect().lookup(self.expression))
        else:
            seen, parameters = _seen("e", self.things, self.audiences)
            conditions.append(seen)
        if self.near:
            condition, values = inside(self.near)
            conditions.append(condition)
            parameters += values
        return " AND ".join(conditions), parameters

    def tables(self, alone: str) -> str:
        """Return what to read: `alone`, and the entries too when a place is asked."""
        if not self.expression:
            return "search_entry e"
        entries = dialect().entries
        return f"{alone} {entries}" if self.near and entries not in alone else alone

    @property
    def rowid(self) -> str:
        return "p.rowid" if self.expression else "e.id"


def exists(expression: Expression) -> bool:
    """Tell whether any document holds this, whoever it is for."""
    sql = f"SELECT 1 FROM {dialect().source} WHERE {dialect().match} LIMIT 1"
    return bool(_rows(sql, [dialect().lookup(expression)]))


def total(scope: Scope) -> int:
    """Count what matches."""
    where, parameters = scope.where()
    sql = f"SELECT count(*) FROM {scope.tables(dialect().source)} WHERE {where}"
    return int(_rows(sql, parameters)[0][0])


def codes(scope: Scope) -> tuple[int, str]:
    """Count what matches, and return the signs of all of its facets as one text."""
    where, parameters = scope.where()
    column = dialect().codes if scope.expression else dialect().entry_codes
    tables = scope.tables(dialect().with_codes)
    number, text = _rows(f"SELECT count(*), {column} FROM {tables} WHERE {where}", parameters)[0]
    return int(number), text or ""


def tallies(scope: Scope, facet: str) -> Counter[str]:
    """Count the values of a facet in everything that is seen: its index alone is read."""
    seen, parameters = _seen("t", scope.things, scope.audiences)
    # Grouped as the index is ordered: nothing is sorted.
    groups = "t.audience, t.thing, t.value"
    sql = (
        f"SELECT {groups}, count(*) FROM search_tally t"
        f" WHERE t.facet = %s AND {seen} GROUP BY {groups}"
    )
    counted: Counter[str] = Counter()
    for _audience, _thing, value, number in _rows(sql, [facet, *parameters]):
        counted[value] += number
    return counted


def page(scope: Scope, order: Order, number: int, *, offset: int, limit: int) -> list[int]:
    """Return the ids of some of the `number` entries that match, in an order."""
    if order is Order.RELEVANCE and scope.expression.words:
        if number > RANKED:
            return _relevant_of_many(scope, offset, limit)
        score, parameters = dialect().score(scope.expression)
        best = f"{score} DESC, p.rowid DESC"
        return _ids(scope, best, parameters, offset, limit, alone=dialect().scored)
    if order is Order.NEAREST and scope.near:
        return _ids(scope, f"{CHORD}, e.id", chord(scope.near.point), offset, limit)
    alone = f"{dialect().source} {dialect().entries}"
    return _ids(scope, "e.moment DESC, e.id DESC", [], offset, limit, alone=alone)


def _relevant_of_many(scope: Scope, offset: int, limit: int) -> list[int]:
    """Order the newest that match in titles and names by relevance; then the rest, newest first."""
    needed = offset + limit
    heavy = replace(scope, expression=replace(scope.expression, heavy=True))
    first = _ids(heavy, "p.rowid DESC", [], 0, RANKED)
    if first:
        score, parameters = dialect().score(scope.expression)
        first = _ids(
            heavy,
            f"{score} DESC, p.rowid DESC",
            parameters,
            0,
            RANKED,
            alone=dialect().scored,
            since=first[-1],
        )
    if len(first) >= needed:
        return first[offset:needed]
    shown = set(first)
    others = _ids(scope, "p.rowid DESC", [], 0, needed)
    return [*first, *(found for found in others if found not in shown)][offset:needed]


def _ids(
    scope: Scope,
    order: str,
    parameters: Parameters,
    offset: int,
    limit: int,
    *,
    alone: str = "",
    since: int = 0,
) -> list[int]:
    where, values = scope.where()
    tables = scope.tables(alone or dialect().source)
    if since:
        where, values = f"{where} AND p.rowid >= %s", [*values, since]
    sql = (
        f"SELECT {scope.rowid} FROM {tables} WHERE {where} ORDER BY {order}"
        f" LIMIT {limit:d} OFFSET {offset:d}"
    )
    return [int(found) for (found,) in _rows(sql, [*values, *parameters])]


def _seen(
    table: str, things: Sequence[str], audiences: Sequence[Audience]
) -> tuple[str, Parameters]:
    conditions = [f"{table}.audience IN ({_places(audiences)})"]
    if things:
        conditions.append(f"{table}.thing IN ({_places(things)})")
    return " AND ".join(conditions), [*map(str, audiences), *things]


def _places(values: Sequence[str]) -> str:
    return ", ".join(["%s"] * len(values))


def _rows(sql: str, parameters: Parameters) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())
