"""Find things, and show a viewer no row that they may not see."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from labfilms.search import registry
from labfilms.search.declarations import Searchable, Viewer
from labfilms.search.engines import engine
from labfilms.search.port import DEEPEST, Answer, Audience, Hit, Query, Suggestion

# An index a moment late costs one more round; more than this says that it is to be rebuilt.
MOST_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Result:
    """A row that was found, and what was found in it."""

    thing: Searchable[Any]
    row: Any
    hit: Hit


@dataclass(frozen=True, slots=True)
class Found:
    """A page of results. `next_offset` is where the next page begins; None: there is none."""

    results: Sequence[Result] = ()
    total: int = 0
    next_offset: int | None = None
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    things: Mapping[str, int] = field(default_factory=dict)
    corrected: str = ""
    # The usual engine is away: another one has answered.
    reserve: bool = False


def audiences_of(viewer: Viewer) -> frozenset[Audience]:
    """Return the audiences that a viewer belongs to."""
    return frozenset(Audience) if viewer.is_authenticated else frozenset({Audience.PUBLIC})


def search(query: Query, viewer: Viewer) -> Found:
    """Return a page of what this viewer finds; the query's own audiences are left aside.

    Rows are asked again by `visible_to`: those that it refuses are neither shown nor counted, and
    the page is filled from the hits that follow. One query a kind of thing, and the engine's.
    """
    asked = replace(query, audiences=audiences_of(viewer))
    answer = engine().find(asked)
    results = _visible(answer.hits, viewer)
    read, hidden = len(answer.hits), len(answer.hits) - len(results)
    rounds = 1
    while len(results) < query.limit and read + query.offset < answer.total:
        if rounds == MOST_ROUNDS:
            break
        more = _following(asked, answer, read, query.limit - len(results))
        if not more:
            break
        seen = _visible(more, viewer)
        results += seen
        read += len(more)
        hidden += len(more) - len(seen)
        rounds += 1
    following = query.offset + read
    return Found(
        results,
        answer.total - hidden,
        following if following < min(answer.total, DEEPEST) else None,
        answer.facets,
        answer.things,
        answer.corrected,
        answer.reserve,
    )


def suggest(
    words: str, viewer: Viewer, *, things: Sequence[str] = (), limit: int = 8
) -> list[Result]:
    """Return rows whose title holds what is being typed, as far as this viewer sees them."""
    known = [thing.name for thing in registry.things() if not things or thing.name in things]
    found: list[Suggestion] = engine().suggest(
        words, audiences=audiences_of(viewer), things=known, limit=limit
    )
    return _visible([Hit(one.thing, one.key) for one in found], viewer)


def _following(asked: Query, answer: Answer, read: int, limit: int) -> Sequence[Hit]:
    words = answer.corrected or asked.words
    rest = replace(
        asked, words=words, offset=asked.offset + read, limit=limit, facets=(), count_things=()
    )
    return engine().find(rest).hits


def _visible(hits: Sequence[Hit], viewer: Viewer) -> list[Result]:
    """Return the hits whose rows this viewer may see, in their order."""
    wanted: defaultdict[str, list[str]] = defaultdict(list)
    for hit in hits:
        wanted[hit.thing].append(hit.key)
    rows = {
        (name, str(key)): row
        for name, keys in wanted.items()
        for key, row in _rows(registry.thing(name), keys, viewer).items()
    }
    return [
        Result(registry.thing(hit.thing), rows[hit.thing, hit.key], hit)
        for hit in hits
        if (hit.thing, hit.key) in rows
    ]


def _rows(thing: Searchable[Any], keys: Sequence[str], viewer: Viewer) -> Mapping[Any, Any]:
    return thing.visible_to(viewer).in_bulk(keys)
