"""Every engine that must keep the contract, empty, and documents to put in it.

The contract knows the port alone (`labfilms/search/port.py`): an engine joins by its name here.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from labfilms.search.database.engine import DatabaseEngine
from labfilms.search.port import Audience, Document, Passage, Query, Weight

FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def database():
    return DatabaseEngine()


@pytest.fixture(
    params=[
        "database",
        pytest.param("elastic", marks=pytest.mark.xdist_group("elasticsearch")),
    ]
)
def engine(request, db):
    return request.getfixturevalue(request.param)


@pytest.fixture
def document():
    """Return a maker of documents: `document("Title", "words", …)`, each later than the last."""
    numbers = count(1)

    def make(title="", words="", *, thing="films", audience=Audience.PUBLIC, **rest):
        number = next(numbers)
        names = rest.pop("names", "")
        texts = {
            "title": Passage(title, Weight.TITLE),
            "names": Passage(names, Weight.NAMES),
            "words": Passage(words, Weight.SUMMARY),
        }
        rest.setdefault("moment", FIRST_DAY + timedelta(days=number))
        rest.setdefault("key", str(number))
        held = {name: passage for name, passage in texts.items() if passage.text}
        return Document(thing, rest.pop("key"), audience, title, held, **rest)

    return make


@pytest.fixture
def hold(engine, django_capture_on_commit_callbacks):
    """Return a function that puts documents in the engine, as a transaction that commits does."""

    def put(*documents):
        with django_capture_on_commit_callbacks(execute=True):
            engine.index(documents)
        return documents

    return put


@pytest.fixture
def drop(engine, django_capture_on_commit_callbacks):
    """Return a function that takes documents out."""

    def take(*documents):
        with django_capture_on_commit_callbacks(execute=True):
            for one in documents:
                engine.remove(one.thing, [one.key])

    return take


@pytest.fixture
def find(engine):
    """Return a function that asks as a stranger: `find("words", things=…)`."""

    def ask(words="", **rest):
        return engine.find(replace(Query(words=words), **rest))

    return ask


@pytest.fixture
def keys(find):
    """Return a function that gives the keys that are found, in order."""
    return lambda words="", **rest: [hit.key for hit in find(words, **rest).hits]
