"""A query and its facets in one request; a facet's own choice is left out of its counts."""

from collections.abc import Sequence
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import FacetedSearch, Q, Search, TermsFacet

from labfilms.search.elastic import indices, matching
from labfilms.search.elastic.outbox import Untold
from labfilms.search.port import DEEPEST, Order, Query

# Of one facet, the most frequent.
MOST_VALUES = 1_000
# No facet of a declaration is called so: a name has no space.
KIND = "kind of thing"
# Counts of all facets in which nothing is chosen: what narrows them is looked up once for all.
UNCHOSEN = "unchosen"


class Finding(FacetedSearch[Any]):
    """The request of one query: what was found, how many, and the counts."""

    def __init__(
        self, query: Query, words: Sequence[str], untold: Untold, client: Elasticsearch
    ) -> None:
        self.asked, self.words, self.untold = query, words, untold
        self.using = client  # type: ignore[assignment]  # typed by its default alone
        wanted = {*query.things, *query.count_things} if query.things else set[str]()
        self.index = ",".join(indices.searched(sorted(wanted)))
        self.facets = {
            name: TermsFacet(field=f"facets.{name}", size=MOST_VALUES) for name in query.facets
        }
        self.facets[KIND] = TermsFacet(field="thing", size=MOST_VALUES)
        filters: dict[str, Any] = {
            name: matching.fit(values)
            for name, values in query.chosen.items()
            if values and name in query.facets
        }
        if query.things:
            filters[KIND] = list(query.things)
        super().__init__(matching.every_word(words), filters)

    def search(self) -> Search[Any]:
        asked = self.asked
        search = super().search().filter(matching.seen(asked.audiences, self.untold, asked.near))
        for name, values in asked.chosen.items():
            if values and name not in asked.facets:
                search = search.filter("terms", **{f"facets__{name}": matching.fit(values)})
        limit = max(0, min(asked.limit, DEEPEST - asked.offset))
        start = asked.offset if limit else 0
        # A word is as rare as it is in all indices together, whichever it was found in.
        how = {"search_type": "dfs_query_then_fetch"} if self.words else {}
        return (
            search.source(["thing", "key", "passages", "point"])
            .extra(from_=start, size=limit, track_total_hits=True)
            .params(allow_partial_search_results=False, **how)
        )

    def aggregate(self, search: Any) -> None:
        every = self._narrowed()
        together = search.aggs.bucket(UNCHOSEN, "filter", filter=every)
        for name, facet in self.facets.items():
            of = together
            if name in self._filters:
                of = search.aggs.bucket(name, "filter", filter=self._narrowed(without=name))
            of.bucket(name, facet.get_aggregation())

    def counts(self, name: str, counted: Any) -> dict[str, int]:
        """Return how many documents each value of a facet would give, the most frequent first."""
        of = counted[name] if name in self._filters else counted[UNCHOSEN]
        return {bucket.key: bucket.doc_count for bucket in of[name].buckets}

    def _narrowed(self, *, without: str = "") -> Any:
        chosen = [clause for name, clause in self._filters.items() if name != without]
        return Q("bool", filter=chosen)

    def query(self, search: Any, query: Any) -> Any:
        return search.query(query)

    def sort(self, search: Any) -> Any:
        latest = ["-moment", "thing", "-key"]
        if self.asked.order is Order.RELEVANCE and self.words:
            return search.sort("_score", *latest)
        if self.asked.order is Order.NEAREST and self.asked.near:
            middle = self.asked.near.point
            place = {"lat": middle.latitude, "lon": middle.longitude}
            return search.sort({"_geo_distance": {"point": place, "order": "asc"}}, *latest)
        return search.sort(*latest)
