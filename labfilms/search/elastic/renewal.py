"""A new index, filled from the database while the former one answers.

Each document comes with the lowest version there is: it takes its place only where the outbox has
written nothing meanwhile. So nothing that is saved or deleted during a rebuild is lost: what was
committed before a row was read is in the row; what comes later waits in the outbox, which is sent
to the new index too from the moment in which it exists.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from elasticsearch.helpers import streaming_bulk

from labfilms.search.elastic import indices, server
from labfilms.search.elastic.documents import name_of, sheet
from labfilms.search.elastic.server import Away
from labfilms.search.holding import cleaned
from labfilms.search.port import Document, Fill

# What a document that was written meanwhile answers: it stays as it is.
_NEWER = 409
# Seconds a request may take, and what a bulk that is refused for a moment waits.
WITHIN = 120.0
RETRIES = 4
CHUNK = 500


@contextmanager
def renewed(thing: str) -> Iterator[Fill]:
    """Give what fills a new index of a thing, and let it answer at the end; raises Away.

    When something is raised inside, the former index goes on answering, and the new one is removed
    if the server still answers; else the next rebuild removes it.
    """
    with server.asked(WITHIN, whatever_came=True) as client:
        index = indices.create(client, thing)
    try:
        yield lambda documents: _fill(index, documents)
    except BaseException:
        with suppress(Away), server.asked(server.ANSWERS_WITHIN, whatever_came=True) as client:
            client.indices.delete(index=index, ignore_unavailable=True)
        raise
    # Outside: an answer that is lost here may come from an index that answers already.
    with server.asked(WITHIN, whatever_came=True) as client:
        indices.publish(client, thing, index)


def _fill(index: str, documents: Iterable[Document]) -> None:
    actions = [_action(index, cleaned(document)) for document in documents]
    with server.asked(WITHIN, whatever_came=True) as client:
        for right, said in streaming_bulk(
            client,
            actions,
            chunk_size=CHUNK,
            raise_on_error=False,
            max_retries=RETRIES,
            require_alias=True,
        ):
            (answer,) = said.values()
            if not right and answer["status"] != _NEWER:
                raise Away(f"{answer['_id']} is refused: {answer.get('error')}")


def _action(index: str, document: Document) -> dict[str, Any]:
    return {
        "_index": indices.entrance(index),
        "_id": name_of(document.thing, document.key),
        "_version": 1,
        "_version_type": "external",
        "_source": sheet(document),
    }
