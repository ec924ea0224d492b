"""Titles while one types."""

import pytest

from labfilms.search.port import Audience


@pytest.fixture
def titles(engine):
    def ask(words, things=(), limit=8):
        audiences = frozenset({Audience.PUBLIC})
        found = engine.suggest(words, audiences=audiences, things=things, limit=limit)
        return [one.title for one in found]

    return ask


@pytest.mark.parametrize(
    "typed", ["l'é", "éclu", "ECLUS", "ecluse d", "nuit l", "la nuit de l’écluse", "écluse nui"]
)
def test_a_beginning_finds_the_title(hold, document, titles, typed):
    hold(document("La nuit de l’écluse dorée"), document("Rien à voir"))
    assert titles(typed) == ["La nuit de l’écluse dorée"]


@pytest.mark.parametrize("typed", ["", "  ", "…", "cluse", "écluse x", "xyz", "%", "_", "*"])
def test_what_begins_nothing_suggests_nothing(hold, document, titles, typed):
    hold(document("L’écluse"))
    assert titles(typed) == []


def test_the_same_title_is_suggested_once_a_kind(hold, document, titles):
    hold(*(document("Écluse") for _ in range(5)), document("Écluse", thing="selections"))
    assert titles("écl") == ["Écluse", "Écluse"]
    assert titles("écl", things=("films",)) == ["Écluse"]


def test_no_more_than_asked(hold, document, titles):
    hold(*(document(f"Nuit {n}") for n in range(20)))
    assert len(titles("nu", limit=5)) == 5


def test_what_is_removed_or_renamed_is_suggested_no_more(hold, drop, document, titles):
    (film,) = hold(document("L’écluse", key="1"))
    hold(document("Le canal", key="1"))
    assert titles("écl") == []
    assert titles("can") == ["Le canal"]
    drop(film)
    assert titles("can") == []
