"""Titles that hold what is being typed."""

from collections.abc import Sequence
from typing import Any

from elasticsearch.dsl import Q, Search

from labfilms.search.elastic import indices, matching, outbox, server
from labfilms.search.port import LONGEST_QUERY, MOST_WORDS, Audience, Suggestion
from labfilms.search.words import clean, plain


def suggest(
    words: str, *, audiences: frozenset[Audience], things: Sequence[str], limit: int
) -> list[Suggestion]:
    """Return titles that hold the words, those that begin with them first; raises Away."""
    typed = plain(clean(words[:LONGEST_QUERY]))[:MOST_WORDS]
    if not typed:
        return []
    *whole, beginning = typed
    holds = [Q("term", openings=word) for word in dict.fromkeys(whole)]
    holds.append(Q("prefix", openings=beginning))
    first = Q("constant_score", filter=Q("prefix", folded=" ".join(typed)))
    seen = matching.seen(audiences, outbox.untold(audiences))
    with server.asked(server.ANSWERS_WITHIN) as client:
        search: Search[Any] = Search(using=client, index=indices.searched(things))
        found = (
            search.query("bool", filter=[*holds, seen], should=[first])
            .sort("_score", "folded", "-moment")
            .source(["thing", "key", "title"])
            .extra(size=limit, collapse={"field": "once"})
            .params(allow_partial_search_results=False)
            .execute()
        )
    return [Suggestion(one.thing, one.key, one.title) for one in found]
