"""What is written and asked in each database's language, whichever one runs."""

import pytest

from labfilms.search import places
from labfilms.search.database.expressions import Expression, expression
from labfilms.search.database.postgres import FURTHEST, MOST_POSITIONS, Postgres, _tsvector
from labfilms.search.database.rows import facet_codes, row
from labfilms.search.database.sqlite import SQLite
from labfilms.search.holding import UnfitFacet
from labfilms.search.port import Audience, Document, Passage, Point, Query, Weight

FILM = Document(
    "films",
    "1",
    Audience.PUBLIC,
    "Nuit",
    {"title": Passage("Nuit", Weight.TITLE), "words": Passage("nuit jour", Weight.REST)},
    {"region": ["corse"]},
)
ASKED = Expression((("nuit", "nuits"), ("jour",)), (("in=films.public",),))


def test_a_tsvector_holds_places_weights_marks_and_tags():
    assert _tsvector(row(7, FILM, "")).split() == [
        "'nuit':1A,2D",
        "'^nuit'",
        "'jour':3D",
        "'for=public'",
        "'in=films.public'",
        "'region=corse'",
    ]


def test_a_tsvector_keeps_within_its_limits():
    words = " ".join(["nuit"] * 4_000)
    passages = {str(n): Passage(words, Weight.REST) for n in range(5)}
    (nuit, *_tags) = _tsvector(
        row(7, Document("films", "1", Audience.PUBLIC, "", passages), "")
    ).split()
    places_of = [int(place.rstrip("D")) for place in nuit.partition(":")[2].split(",")]
    assert len(places_of) == MOST_POSITIONS
    assert max(places_of) <= FURTHEST


def test_a_tsquery_asks_one_form_of_each_word():
    wanted = "('nuit' | 'nuits') & ('jour') & ('in=films.public')"
    assert Postgres().lookup(ASKED) == wanted
    heavy = Expression(ASKED.words, ASKED.tags, heavy=True)
    assert Postgres().lookup(heavy) == wanted.replace("'n", "'^n").replace("'j", "'^j")
    assert Postgres().score(ASKED)[1] == ["('nuit' | 'nuits') & ('jour')"]


def test_fts5_asks_one_form_of_each_word():
    wanted = '("nuit" OR "nuits") AND ("jour") AND ("in=films.public")'
    assert SQLite().lookup(ASKED) == wanted
    heavy = SQLite().lookup(Expression(ASKED.words, ASKED.tags, heavy=True))
    assert heavy.startswith('{names title} : ("nuit" OR "nuits") AND {names title} : ("jour")')


@pytest.mark.parametrize("quoted", ["a'b", "a\\b", 'a"b'])
def test_what_would_end_a_term_is_doubled(quoted):
    asked = Expression(((quoted,),))
    assert Postgres().lookup(asked).count("'") % 2 == 0
    assert SQLite().lookup(asked).count('"') % 2 == 0


@pytest.mark.parametrize("value", ["", "a b", "é", "x" * 100, "a=b"])
def test_a_declaration_that_gives_an_unfit_value_is_told(value):
    film = Document("films", "1", Audience.PUBLIC, "", {}, {"region": [value]})
    with pytest.raises(UnfitFacet, match="films 1"):
        facet_codes(film)


def test_kinds_and_audiences_alone_narrow_nothing():
    alone = expression(Query(things=("films",)), [])
    assert (alone.narrows, alone.tags) == (False, (("in=films.public",),))
    assert expression(Query(things=("films",)), [["nuit"]]).narrows


def test_a_place_is_found_by_whoever_knows_it(monkeypatch):
    monkeypatch.setattr(places, "_finders", [])
    lyon = places.Place("69123", "Lyon", Point(45.7, 4.8))
    places.register(lambda words: lyon if words == "Lyon" else None)
    assert places.are_known()
    assert places.find(" Lyon ") == lyon
    assert places.find("Brest") is None
    assert places.find("") is None
