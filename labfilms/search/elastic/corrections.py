"""Words that stand nowhere, and the likeliest ones that are a slip away from them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search

from labfilms.search.elastic import indices, matching, server
from labfilms.search.elastic.outbox import Untold
from labfilms.search.port import Query
from labfilms.search.slips import SHORTEST, closest, learnt_from
from labfilms.search.words import fold

# Of one word, before those that are truly one slip away are told apart.
CANDIDATES = 50
# However often the word itself still seems to stand: a deleted document goes from the terms later.
ANY = 1_000_000_000


def corrected(query: Query, words: Sequence[str], untold: Untold) -> list[str]:
    """Return the words, those that stand nowhere replaced by the likeliest; raises Away."""
    with server.asked(server.ANSWERS_WITHIN) as client:
        # Counted among what this viewer may see: a correction tells of nothing else.
        seen = _seen(query, untold, client)
        near = _near(seen, words)
        counts = _counted(seen, {*words, *(known for some in near.values() for known in some)})
    return [word if counts[word] else _likeliest(word, near[word], counts) for word in words]


def _seen(query: Query, untold: Untold, client: Elasticsearch) -> Search[Any]:
    search: Search[Any] = Search(using=client, index=indices.searched(query.things))
    seen = matching.seen(query.audiences, untold)
    return search.filter(seen).extra(size=0).params(allow_partial_search_results=False)


def _near(seen: Search[Any], words: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Return the known words one slip away from each, the likeliest first."""
    folded = {word: fold(word) for word in words}
    fit = [word for word in words if learnt_from([folded[word]])]
    search = seen
    for number, word in enumerate(fit):
        how = {
            "field": "plain",
            "suggest_mode": "always",
            "max_edits": 1,
            "prefix_length": 0,
            "min_word_length": SHORTEST,
            "size": CANDIDATES,
            "max_term_freq": ANY,
        }
        search = search.suggest(str(number), folded[word], term=how)
    if not fit:
        return dict.fromkeys(words, ())
    said = search.execute().to_dict().get("suggest", {})
    near: dict[str, Sequence[str]] = dict.fromkeys(words, ())
    for number, word in enumerate(fit):
        known = {option["text"] for part in said[str(number)] for option in part["options"]}
        near[word] = closest(folded[word], known)
    return near


def _counted(seen: Search[Any], words: Iterable[str]) -> Mapping[str, int]:
    """Return in how many documents each word stands."""
    search = seen._clone()  # noqa: SLF001 - aggregations are added in place
    search.aggs.bucket("words", "filters", filters={word: matching.word(word) for word in words})
    buckets = search.execute().aggregations.words.buckets
    return {word: bucket.doc_count for word, bucket in buckets.to_dict().items()}


def _likeliest(word: str, near: Sequence[str], counts: Mapping[str, int]) -> str:
    # The first of those that stand most often, as `near` puts them.
    known = max(near, key=lambda one: counts[one], default=word)
    return known if counts[known] else word
