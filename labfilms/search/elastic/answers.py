"""Answer a query from the server."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from labfilms.search.earth import kilometres, sphere
from labfilms.search.elastic import corrections, outbox, server
from labfilms.search.elastic.documents import name_of
from labfilms.search.elastic.faceted import KIND, Finding
from labfilms.search.elastic.outbox import Untold
from labfilms.search.marks import mark
from labfilms.search.port import Answer, Hit, Point, Query
from labfilms.search.words import asked


def find(query: Query) -> Answer:
    """Answer as the port says; raises Away."""
    words = asked(query.words)
    if query.words.strip() and not words:
        return Answer(facets={facet: {} for facet in query.facets})
    untold = outbox.untold(query.audiences)
    answer = _answer(query, words, untold)
    if answer.total or not words:
        return answer
    corrected = corrections.corrected(query, words, untold)
    if corrected == words:
        return answer
    again = _answer(query, corrected, untold)
    return replace(again, corrected=" ".join(corrected)) if again.total else answer


def _answer(query: Query, words: Sequence[str], untold: Untold) -> Answer:
    with server.asked(server.ANSWERS_WITHIN) as client:
        finding = Finding(query, words, untold, client)
        found = finding.execute()
    counts = {name: finding.counts(name, found.aggregations) for name in query.facets}
    kinds = finding.counts(KIND, found.aggregations)
    return Answer(
        hits=[_hit(one.to_dict(), words, query, untold) for one in found],
        total=found.hits.total.value,  # type: ignore[attr-defined]  # the server says it
        facets=counts,
        things={thing: kinds.get(thing, 0) for thing in query.count_things},
    )


def _hit(held: dict[str, Any], words: Sequence[str], query: Query, untold: Untold) -> Hit:
    # Words that have just been changed are not quoted as they were.
    is_quoted = words and name_of(held["thing"], held["key"]) not in untold.changed
    texts = held.get("passages", {}) if is_quoted else {}
    marked = {name: mark(text, words) for name, text in texts.items()}
    place = held.get("point")
    away = None
    if query.near and place:
        there = sphere(Point(place["lat"], place["lon"]))
        away = kilometres(sphere(query.near.point), there)
    return Hit(
        held["thing"],
        held["key"],
        {name: text for name, text in marked.items() if text is not None},
        away,
    )
