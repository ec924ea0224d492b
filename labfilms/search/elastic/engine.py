"""Elasticsearch in front, the database behind.

The database's index goes on being written with the rows, and answers while the server is away. The
server is told afterwards, by the outbox, of what has changed.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from django.db import transaction

from labfilms.search.database.engine import DatabaseEngine
from labfilms.search.elastic import answers, outbox, renewal, suggestions
from labfilms.search.elastic.server import Away
from labfilms.search.port import Answer, Audience, Document, Fill, Query, Suggestion


class ElasticEngine(DatabaseEngine):
    """The port says what each method does."""

    @transaction.atomic
    def index(self, documents: Iterable[Document]) -> None:
        super().index(documents)

    @transaction.atomic
    def remove(self, thing: str, keys: Iterable[str]) -> None:
        super().remove(thing, keys)

    def written(self, documents: Sequence[Document]) -> None:
        outbox.put(documents)

    def erased(self, thing: str, keys: Sequence[str]) -> None:
        outbox.put_gone(thing, keys)

    def find(self, query: Query) -> Answer:
        try:
            return answers.find(query)
        except Away:
            return replace(super().find(query), reserve=True)

    def suggest(
        self, words: str, *, audiences: frozenset[Audience], things: Sequence[str], limit: int
    ) -> list[Suggestion]:
        try:
            return suggestions.suggest(words, audiences=audiences, things=things, limit=limit)
        except Away:
            return super().suggest(words, audiences=audiences, things=things, limit=limit)

    @contextmanager
    def renewed(self, thing: str) -> Iterator[Fill]:
        with renewal.renewed(thing) as fill:
            yield fill

    def send(self) -> bool:
        return outbox.send()
