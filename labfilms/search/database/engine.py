"""The engine of the embedded default: the index stands in the site's own database.

It is written in the transaction of the rows that it shows: a change of privacy or a deletion is
effective at once, and a rolled back one never was.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice

from labfilms.search.database import index, matching, signs, slips, suggestions
from labfilms.search.database.dialect import dialect
from labfilms.search.database.expressions import expression
from labfilms.search.database.matching import Scope
from labfilms.search.earth import kilometres, sphere
from labfilms.search.marks import mark
from labfilms.search.models import Entry, Passages
from labfilms.search.port import (
    DEEPEST,
    Answer,
    Audience,
    Document,
    Fill,
    Hit,
    Query,
    Suggestion,
)
from labfilms.search.words import asked, fold, forms

BATCH = 500


class DatabaseEngine:
    """FTS5 on SQLite, tsvector on PostgreSQL; the port says what each method does."""

    def index(self, documents: Iterable[Document]) -> None:
        waiting = iter(documents)
        while batch := {(one.thing, one.key): one for one in islice(waiting, BATCH)}:
            if changed := index.write(list(batch.values())):
                self.written(changed)

    def remove(self, thing: str, keys: Iterable[str]) -> None:
        if gone := index.erase(thing, keys):
            self.erased(thing, gone)

    def written(self, documents: Sequence[Document]) -> None:
        """Hear of documents that are held otherwise than before: for an engine beside this one."""

    def erased(self, thing: str, keys: Sequence[str]) -> None:
        """Hear of documents that were held and are no more."""

    def keys(self, thing: str) -> set[str]:
        return set(Entry.objects.filter(thing=thing).values_list("key", flat=True))

    def lock(self, names: Iterable[str]) -> None:
        dialect().lock(names)

    @contextmanager
    def renewed(self, _thing: str) -> Iterator[Fill]:
        """Give what fills an index that is made anew: here each document is replaced in place."""
        yield lambda _documents: None

    def send(self) -> bool:
        """Tell whoever is beside this engine what waits for it: nobody; return whether all is."""
        return True

    def optimize(self) -> None:
        dialect().optimize()

    def find(self, query: Query) -> Answer:
        words = asked(query.words)
        if query.words.strip() and not words:
            return Answer(facets={facet: {} for facet in query.facets})
        answer = _answer(query, words)
        if answer.total or not words:
            return answer
        corrected = _corrected(query, words)
        if corrected == words:
            return answer
        again = _answer(query, corrected)
        return replace(again, corrected=" ".join(corrected)) if again.total else answer

    def suggest(
        self, words: str, *, audiences: frozenset[Audience], things: Sequence[str], limit: int
    ) -> list[Suggestion]:
        return suggestions.suggest(words, audiences=audiences, things=things, limit=limit)


def _answer(query: Query, words: Sequence[str]) -> Answer:
    scope = _scope(query, words)
    total, facets, things = _counts(scope, query, words)
    for facet in query.facets:
        if query.chosen.get(facet):
            _, codes = matching.codes(_scope(query, words, without=facet))
            facets |= signs.counted(codes, [facet])
    limit = min(query.limit, DEEPEST - query.offset)
    found = (
        matching.page(scope, query.order, total, offset=query.offset, limit=limit)
        if total > query.offset and limit > 0
        else []
    )
    return Answer(
        hits=_hits(found, words, query),
        total=total,
        facets={facet: dict(facets[facet].most_common()) for facet in query.facets},
        things=things,
    )


def _scope(query: Query, words: Iterable[str], *, without: str = "") -> Scope:
    return Scope(
        expression(query, [forms(word) for word in words], without=without),
        tuple(dict.fromkeys(query.things)),
        tuple(sorted(query.audiences)),
        query.near,
    )


def _counts(
    scope: Scope, query: Query, words: Sequence[str]
) -> tuple[int, dict[str, Counter[str]], dict[str, int]]:
    """Return how many match, how many have each value of each facet, and how many of each kind.

    The codes of all that matches are read once when facets are counted, else not at all.
    """
    if not query.facets:
        things = _things(query, words, {})
        if scope.things and things.keys() >= set(scope.things):
            return sum(things[thing] for thing in scope.things), {}, things
        return matching.totals([scope])[0], {}, things
    total, codes = matching.codes(scope)
    counted = signs.counted(codes, [*query.facets, "thing"])
    here = {thing: counted["thing"][thing] for thing in query.things or query.count_things}
    return total, counted, _things(query, words, here)


def _things(query: Query, words: Sequence[str], known: Mapping[str, int]) -> dict[str, int]:
    """Return how many of each kind there would be; those that are not known yet are counted."""
    others = [thing for thing in query.count_things if thing not in known]
    scopes = [_scope(replace(query, things=(thing,)), words) for thing in others]
    counted = {**known, **dict(zip(others, matching.totals(scopes), strict=True))}
    return {thing: counted[thing] for thing in query.count_things}


def _hits(entries: Sequence[int], words: Sequence[str], query: Query) -> list[Hit]:
    held = {
        passages.entry_id: passages
        for passages in Passages.objects.filter(entry__in=entries).select_related("entry")
    }
    return [_hit(held[entry], words, query) for entry in entries if entry in held]


def _hit(passages: Passages, words: Sequence[str], query: Query) -> Hit:
    entry = passages.entry
    marked = {name: mark(text, words) for name, text in passages.texts.items()} if words else {}
    away = None
    if query.near and entry.x is not None and entry.y is not None and entry.z is not None:
        away = kilometres(sphere(query.near.point), (entry.x, entry.y, entry.z))
    return Hit(
        entry.thing,
        entry.key,
        {name: text for name, text in marked.items() if text is not None},
        away,
    )


def _corrected(query: Query, words: Sequence[str]) -> list[str]:
    """Return the words, those that stand nowhere replaced by the likeliest one slip away."""
    return [_likeliest(query, word) for word in words]


def _likeliest(query: Query, word: str) -> str:
    # Counted among what this viewer may see: a correction tells of nothing else.
    seen = Query(audiences=query.audiences, things=query.things)
    if matching.totals([_scope(seen, [word])])[0]:
        return word
    near = slips.near(fold(word))
    counted = matching.totals([_scope(seen, [known]) for known in near])
    # The first of those that stand most often, as `near` puts them.
    return max(zip(near, counted, strict=True), key=lambda pair: pair[1], default=(word, 0))[0]
