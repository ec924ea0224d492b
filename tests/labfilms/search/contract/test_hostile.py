"""No words are an error, and none reach further than words."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from labfilms.search.port import Audience, Query

HOSTILE = [
    '"', "''", '"""', "“écluse”", "écluse'", '"écluse', "(écluse", "écluse)", "((()))",
    "écluse AND", "AND", "NOT écluse", "écluse OR nuit", "NEAR(écluse nuit, 5)", "NEAR(",
    "title:écluse", "{title}:écluse", "title:", "^écluse", "écluse*", "*", "**", "-écluse", "+",
    "écluse & nuit", "écluse | !nuit", "!!", "<->", "écluse <-> nuit", "écluse:*", ":A", "\\", "\\'",
    "écluse; DROP TABLE search_entry; --", "' OR '1'='1", "') OR 1=1 --", "%", "_", "%s", "%(x)s",
    "in=films.members", '"in=films.members"', "for=members", "region=corse", "tags : members",
    "\x00", "écluse\x00", "\x00\x01\x02", "\ud800", "🎬", "🎬 écluse", "👩‍🎤👨‍👩‍👧", "ﷺ", "\u202eésulcé",
    "映画", "السينما", "кино", "Ω", "ﬁlm", "İstanbul", "ß", "ǆ", "e" + "\u0301" * 500,
    "a" * 10_000, "é" * 10_000, "écluse " * 2_000, "a b c d e f g h i j k l m n o p q r s t u v",
    "\n\t\r", "<script>alert(1)</script>", "{{ 7*7 }}", "${jndi:ldap://x}", "../../etc/passwd",
    "null", "undefined", "NaN", "0", "-1", "1e309", "0x00",
]  # fmt: skip


@pytest.fixture
def held(hold, document):
    hold(
        document("L’écluse", "Une nuit de cinéma.", facets={"region": ["corse"]}, key="public"),
        document("Secret", "écluse", audience=Audience.MEMBERS, key="members"),
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_any_words_are_answered_and_show_nothing_more(held, engine, words):
    answer = engine.find(Query(words, facets=("region",), count_things=("films",)))
    assert {hit.key for hit in answer.hits} <= {"public"}
    assert answer.total <= 1
    assert answer.things["films"] <= 1 if answer.things else True
    for hit in answer.hits:
        for html in hit.highlights.values():
            assert "<" not in html.replace("<mark>", "").replace("</mark>", "")
    suggested = engine.suggest(words, audiences=frozenset({Audience.PUBLIC}), things=(), limit=8)
    assert {one.key for one in suggested} <= {"public"}


@pytest.mark.parametrize("words", ["🎬", "…", "''", "\x00", "<->", "&"])
def test_words_that_hold_nothing_to_look_for_find_nothing(held, engine, words):
    assert engine.find(Query(words)).total == 0


@pytest.mark.parametrize("words", ["🎬 écluse", "écluse\x00", "(écluse", "écluse:*", '"écluse"'])
def test_signs_around_a_word_do_not_hide_it(held, engine, words):
    assert engine.find(Query(words)).total == 1


@pytest.mark.parametrize("value", ["'", '"', "corse' OR '1'='1", "\x00", "é", "a b", "%s", ""])
@pytest.mark.parametrize("words", ["", "écluse"])
def test_odd_values_of_a_facet_give_nothing(held, engine, words, value):
    assert engine.find(Query(words, chosen={"region": (value,)})).total == 0


@pytest.mark.parametrize("words", HOSTILE)
def test_any_text_can_be_held_and_found_again(hold, engine, document, words):
    hold(document(f"écluse {words}"[:1000], words, key="it"))
    (hit,) = engine.find(Query("écluse")).hits
    assert hit.key == "it"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(words=st.text(max_size=60))
def test_no_text_at_all_is_an_error(held, engine, words):
    assert engine.find(Query(words)).total <= 1


def test_a_document_of_very_many_words_is_held(hold, engine, document):
    hold(document("Long", " ".join(f"mot{n}" for n in range(30_000)), key="it"))
    assert engine.find(Query("long mot12")).total == 1
