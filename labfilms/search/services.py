"""Write the index from the rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import transaction

from labfilms.search.declarations import Added, Searchable, documents
from labfilms.search.elastic.server import Away
from labfilms.search.engines import engine
from labfilms.search.port import Document

BATCH = 500
# What a rebuild raises when Elasticsearch does not answer, or does not take what it is given.
EngineAway = Away


@transaction.atomic
def refresh(
    thing: Searchable[Any], keys: Iterable[Any], added: Mapping[str, Added]
) -> list[Document]:
    """Index the rows of these primary keys as they now stand; forget those that are not for all.

    Returns the documents of those that are. Whoever writes the same documents waits until this
    transaction ends: the last to commit is what the index says.
    """
    wanted = {str(key): key for key in keys if key is not None}
    if not wanted:
        return []
    engine().lock(f"{thing.name} {key}" for key in wanted)
    rows = list(thing.rows().filter(pk__in=wanted.values()))
    found = documents(thing, rows, added)
    engine().index(found)
    engine().remove(thing.name, wanted.keys() - {document.key for document in found})
    return found


def rebuild(
    thing: Searchable[Any], added: Mapping[str, Added], told: Callable[[int, int], None]
) -> int:
    """Index every row anew in batches, then forget the documents of rows that are gone.

    Each batch is a transaction of its own; `told(done, of)` is called after each. Elasticsearch is
    given a new index, which answers once it is whole; raises EngineAway when it does not.
    """
    with engine().renewed(thing.name) as fill:
        # Read once the new index exists: what is written from then on comes to it by the outbox.
        keys = list(thing.rows().order_by("pk").values_list("pk", flat=True))
        done = 0
        for batch in _batches(keys):
            fill(refresh(thing, batch, added))
            done += len(batch)
            told(done, len(keys))
        # Asked of the rows again: one that came meanwhile is not gone.
        for batch in _batches(sorted(engine().keys(thing.name) - {str(key) for key in keys})):
            refresh(thing, batch, added)
    engine().send()
    return len(engine().keys(thing.name))


def send() -> None:
    """Tell Elasticsearch what it has not heard of; nothing when none is set."""
    engine().send()


def _batches(keys: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))


def finish_rebuild() -> None:
    """Let the database tidy an index that was written at length."""
    engine().optimize()
