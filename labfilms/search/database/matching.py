"""Read the index: what a query narrows to, counted and ordered.

Statements are put together from pieces of this package; what people typed is always a parameter.
"""

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

    The postings are read, kinds and audiences being tags of theirs. Where neither words nor
    choices narrow them, a circle, a total or the newest are quicker read from the entries alone
    (`from_entries`), of which kinds and audiences are then conditions.
    """

    expression: Expression
    things: tuple[str, ...]
    audiences: tuple[Audience, ...]
    near: Near | None = None
    from_entries: bool = False

    @property
    def is_everything(self) -> bool:
        return not self.expression.narrows and self.near is None

    def quickest(self, *, counted: bool) -> "Scope":
        """Return the same, read from where it costs least; `counted`: with all of its codes."""
        narrow = self.expression.narrows or (counted and self.near is None)
        return replace(self, from_entries=not narrow)

    def where(self) -> tuple[str, Parameters]:
        """Return the condition on postings or entries, and its parameters."""
        conditions: list[str] = []
        parameters: Parameters = []
        if self.from_entries:
            seen, parameters = _seen("e", self.things, self.audiences)
            conditions.append(seen)
        else:
            conditions.append(dialect().match)
            parameters.append(dialect().lookup(self.expression))
        if self.near:
            condition, values = inside(self.near)
            conditions.append(condition)
            parameters += values
        return " AND ".join(conditions), parameters

    def tables(self, alone: str) -> str:
        """Return what to read: `alone`, and the entries too when a place is asked."""
        if self.from_entries:
            return "search_entry e"
        entries = dialect().entries
        return f"{alone} {entries}" if self.near and entries not in alone else alone

    @property
    def rowid(self) -> str:
        return "e.id" if self.from_entries else "p.rowid"


def exists(expression: Expression) -> bool:
    """Tell whether any document holds this, whoever it is for."""
    sql = f"SELECT 1 FROM {dialect().source} WHERE {dialect().match} LIMIT 1"
    return bool(_rows(sql, [dialect().lookup(expression)]))


def totals(scopes: Sequence[Scope]) -> list[int]:
    """Count what matches each, in one query for them all."""
    counts: list[str] = []
    parameters: Parameters = []
    for one in scopes:
        scope = one.quickest(counted=False)
        where, values = scope.where()
        counts.append(f"(SELECT count(*) FROM {scope.tables(dialect().source)} WHERE {where})")
        parameters += values
    return list(map(int, _rows(f"SELECT {', '.join(counts)}", parameters)[0])) if counts else []


def codes(scope: Scope) -> tuple[int, str]:
    """Count what matches, and return the signs of all of its facets as one text."""
    scope = scope.quickest(counted=True)
    where, parameters = scope.where()
    column = dialect().entry_codes if scope.from_entries else dialect().codes
    tables = scope.tables(dialect().with_codes)
    number, text = _rows(f"SELECT count(*), {column} FROM {tables} WHERE {where}", parameters)[0]
    return int(number), text or ""


def page(scope: Scope, order: Order, number: int, *, offset: int, limit: int) -> list[int]:
    """Return the ids of some of the `number` entries that match, in an order."""
    scope = scope.quickest(counted=False)
    if order is Order.RELEVANCE and scope.expression.words:
        if number > RANKED:
            return _relevant_of_many(scope, offset, limit)
        score, parameters = dialect().score(scope.expression)
        best = f"{score} DESC, {dialect().latest} DESC"
        return _ids(scope, best, parameters, offset, limit, alone=dialect().scored)
    if order is Order.NEAREST and scope.near:
        return _ids(scope, f"{CHORD}, e.id", chord(scope.near.point), offset, limit)
    if scope.is_everything and scope.things:
        return _newest(scope, offset, limit)
    moment = "e.moment" if scope.from_entries else dialect().moment
    newest = f"{moment} DESC, {scope.rowid} DESC"
    return _ids(scope, newest, [], offset, limit, alone=dialect().with_moment)


def _newest(scope: Scope, offset: int, limit: int) -> list[int]:
    """Order everything by its moment: the first of each kind and audience, by their index."""
    each = (
        "SELECT id, moment FROM (SELECT e.id, e.moment FROM search_entry e"
        " WHERE e.thing = %s AND e.audience = %s"
        f" ORDER BY e.moment DESC, e.id DESC LIMIT {offset + limit:d}) one"
    )
    pairs = [(thing, str(one)) for thing in scope.things for one in scope.audiences]
    sql = (
        f"SELECT id FROM ({' UNION ALL '.join([each] * len(pairs))}) every"
        f" ORDER BY moment DESC, id DESC LIMIT {limit:d} OFFSET {offset:d}"
    )
    return [int(found) for (found,) in _rows(sql, [value for pair in pairs for value in pair])]


def _relevant_of_many(scope: Scope, offset: int, limit: int) -> list[int]:
    """Order the newest that match in titles and names by relevance; then the rest, newest first."""
    needed = offset + limit
    heavy = replace(scope, expression=replace(scope.expression, heavy=True))
    first = _ids(heavy, f"{dialect().latest} DESC", [], 0, RANKED)
    if first:
        score, parameters = dialect().score(scope.expression)
        first = _ids(
            heavy,
            f"{score} DESC, {dialect().latest} DESC",
            parameters,
            0,
            RANKED,
            alone=dialect().scored,
            since=first[-1],
        )
    if len(first) >= needed:
        return first[offset:needed]
    shown = set(first)
    others = _ids(scope, f"{dialect().latest} DESC", [], 0, needed)
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
        where, values = f"{where} AND {dialect().latest} >= %s", [*values, since]
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
