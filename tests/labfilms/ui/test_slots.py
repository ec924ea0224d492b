import logging
from types import SimpleNamespace

import pytest

from labfilms.ui.slots import Slot


@pytest.fixture
def slot():
    return Slot("film.actions", "what may be done with a film, on its card")


def things(*keys):
    return [SimpleNamespace(pk=key) for key in keys]


def words(text):
    return lambda objects, _request: {thing.pk: {"text": f"{text} {thing.pk}"} for thing in objects}


def test_slot_without_a_provider_is_empty(slot, rf):
    assert slot.fill_one(things(1)[0], rf.get("/")) == []


def test_providers_answer_in_their_order_for_each_object(slot, rf):
    slot.provide("ui/state.html", order=60)(words("second"))
    slot.provide("ui/state.html", order=40)(words("first"))
    filled = slot.fill(things(1, 2), rf.get("/"))
    assert [("first 2" in filled[2][0]), ("second 2" in filled[2][1])] == [True, True]
    assert len(filled[1]) == 2


def test_provider_is_called_once_for_a_page(slot, rf):
    calls = []

    @slot.provide("ui/state.html")
    def provider(objects, _request):
        calls.append([thing.pk for thing in objects])
        return {}

    slot.fill(things(1, 2, 3), rf.get("/"))
    assert calls == [[1, 2, 3]]


def test_nothing_is_asked_for_no_object(slot, rf):
    slot.provide("ui/state.html")(lambda _objects, _request: pytest.fail("asked"))
    assert slot.fill([], rf.get("/")) == {}


def test_provider_that_fails_is_logged_and_leaves_the_others(slot, rf, caplog):
    @slot.provide("ui/state.html", order=10)
    def broken(_objects, _request):
        raise RuntimeError("boom")

    slot.provide("ui/state.html")(words("fine"))
    with caplog.at_level(logging.ERROR):
        (answer,) = slot.fill_one(things(7)[0], rf.get("/"))
    assert "fine 7" in answer
    assert "film.actions" in caplog.text
