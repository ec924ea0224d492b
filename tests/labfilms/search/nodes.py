"""A real Elasticsearch, for the tests that ask one: started once, emptied for each."""

from itertools import count

import pytest
from elasticsearch.helpers import bulk

from deploy.elasticsearch.node import Missing, Node
from labfilms.search import registry
from labfilms.search.database.engine import DatabaseEngine
from labfilms.search.elastic import indices, server
from labfilms.search.elastic.circuit import Circuit
from labfilms.search.elastic.engine import ElasticEngine
from labfilms.search.models import Outgoing

KINDS = ("films", "people", "selections", "labels")
# On a machine with other work; nothing here measures how long an answer takes.
PATIENCE = 30.0
# Each test numbers what it writes from further on: the server has not forgotten the last one's.
_beginnings = count(1_000_000, 1_000_000)


def started(data, **options):
    """Return a node that answers; skip the test in words when the machine has none."""
    node = Node(data, **options)
    try:
        node.start()
    except Missing as lacking:
        pytest.skip(f"no Elasticsearch here: {lacking}")
    return node


@pytest.fixture(scope="session")
def elasticsearch(tmp_path_factory):
    """Yield a node, one for the whole suite: whoever asks for it is in the group of that name."""
    node = started(tmp_path_factory.mktemp("elasticsearch"))
    yield node
    node.stop()


class InFrontAlone(ElasticEngine):
    """What answers must be the server: nothing of the database's hides that it did not."""

    def find(self, query):
        answer = super().find(query)
        assert not answer.reserve
        return answer


@pytest.fixture
def closed_circuit(monkeypatch):
    """Let no test hear of the last one's absence."""
    monkeypatch.setattr(server, "circuit", Circuit())


@pytest.fixture
def elastic(elasticsearch, settings, monkeypatch, closed_circuit, db):
    """Return the engine with an empty server in front and nothing in reserve."""
    settings.ELASTIC_URL = elasticsearch.address
    monkeypatch.setattr(server, "ANSWERS_WITHIN", PATIENCE)
    monkeypatch.setattr(DatabaseEngine, "suggest", None)
    engine = InFrontAlone()
    empty(engine)
    first = Outgoing.objects.create(pk=next(_beginnings), thing="none", key="none")
    first.delete()
    return engine


def empty(engine):
    """Leave an index of each kind, with nothing in it."""
    with server.asked(PATIENCE) as client:
        known = indices.entrances(client)
    for kind in {*KINDS, *(thing.name for thing in registry.things())}:
        if kind not in known:
            with engine.renewed(kind):
                pass
    with server.asked(PATIENCE) as client:
        client.indices.refresh(index=indices.searched(()))
        held = client.search(index=indices.searched(()), size=10_000, source=False)["hits"]["hits"]
        actions = [{"_op_type": "delete", "_index": h["_index"], "_id": h["_id"]} for h in held]
        bulk(client, actions, refresh=True)
