"""Counts: what each choice would give, all others kept."""

import pytest

from labfilms.search.port import Order

FACETS = ("region", "genre")


@pytest.fixture
def films(hold, document):
    """Two Breton dramas, a Breton comedy, a Corsican drama; a person of Bretagne."""
    places = [("bretagne", "drama"), ("bretagne", "drama"), ("bretagne", "comedy")]
    places.append(("corse", "drama"))
    hold(
        *(
            document(f"Film {n}", "nuit", facets={"region": [region], "genre": [genre]}, key=str(n))
            for n, (region, genre) in enumerate(places)
        ),
        document("Inès", "nuit", thing="people", facets={"region": ["bretagne"]}, key="9"),
    )


@pytest.mark.parametrize("words", ["", "nuit"])
def test_values_are_counted_the_most_frequent_first(films, find, words):
    answer = find(words, facets=FACETS, things=("films",))
    assert list(answer.facets["region"].items()) == [("bretagne", 3), ("corse", 1)]
    assert list(answer.facets["genre"].items()) == [("drama", 3), ("comedy", 1)]
    assert answer.total == 4


@pytest.mark.parametrize("words", ["", "nuit"])
def test_a_choice_narrows_the_other_facets_and_not_its_own(films, find, words):
    answer = find(words, facets=FACETS, things=("films",), chosen={"region": ("corse",)})
    assert answer.total == 1
    assert answer.facets == {"region": {"bretagne": 3, "corse": 1}, "genre": {"drama": 1}}


@pytest.mark.parametrize("words", ["", "nuit"])
def test_values_of_one_facet_are_alternatives(films, find, words):
    chosen = {"region": ("corse", "bretagne"), "genre": ("comedy",)}
    answer = find(words, facets=FACETS, things=("films",), chosen=chosen)
    assert answer.total == 1
    assert answer.facets["region"] == {"bretagne": 1}
    assert answer.facets["genre"] == {"drama": 3, "comedy": 1}


@pytest.mark.parametrize("words", ["", "nuit"])
def test_kinds_are_counted_beside_the_one_chosen(films, find, words):
    kinds = ("films", "people", "labels")
    answer = find(words, things=("people",), count_things=kinds, chosen={"region": ("bretagne",)})
    assert answer.total == 1
    assert answer.things == {"films": 3, "people": 1, "labels": 0}


def test_all_kinds_together_are_counted(films, find):
    answer = find("nuit", facets=("region",), count_things=("films", "people"))
    assert answer.total == 5
    assert answer.facets == {"region": {"bretagne": 4, "corse": 1}}
    assert answer.things == {"films": 4, "people": 1}


def test_a_document_may_have_several_values(hold, find, document):
    hold(document("Inès", thing="people", facets={"trade": ["editor", "director"]}))
    answer = find(facets=("trade",), chosen={"trade": ("editor",)})
    assert answer.total == 1
    assert answer.facets == {"trade": {"editor": 1, "director": 1}}


@pytest.mark.parametrize("words", ["", "nuit"])
def test_unknown_values_and_facets_give_nothing(films, find, words):
    answer = find(words, facets=("nothing",), chosen={"region": ("atlantide",)})
    assert answer.total == 0
    assert answer.facets == {"nothing": {}}


def test_a_facet_does_not_answer_for_a_word(films, find):
    assert find("bretagne").total == 0
    assert find("region=bretagne").total == 0


@pytest.mark.parametrize("order", [Order.RELEVANCE, Order.NEWEST])
@pytest.mark.parametrize("words", ["", "nuit"])
def test_pages_follow_each_other_without_gap_or_repeat(hold, find, document, words, order):
    hold(*(document(f"Film {n}", "nuit", key=str(n)) for n in range(11)))
    pages = [find(words, order=order, offset=offset, limit=4) for offset in (0, 4, 8, 12)]
    assert [len(page.hits) for page in pages] == [4, 4, 3, 0]
    assert len({hit.key for page in pages for hit in page.hits}) == 11
    assert {page.total for page in pages} == {11}


def test_a_page_out_of_reach_is_empty(films, find):
    assert find("nuit", offset=1_000_000).hits == []
    assert find("nuit", limit=0).total == 5


def test_the_newest_first_whatever_the_order_of_indexing(hold, keys, document):
    late, early = document("Nuit", key="late"), document("Nuit", key="early")
    hold(early)
    hold(late)
    assert keys("nuit", order=Order.NEWEST) == ["early", "late"]


def test_many_matches_keep_titles_first_and_every_page_whole(hold, find, document):
    """More matches than an engine may care to weigh: those in titles still come first."""
    hold(*(document("Un film", "nuit", key=f"s{n}") for n in range(2_200)))
    hold(*(document("La nuit", "mots", key=f"t{n}") for n in range(30)))
    hold(*(document("Un film", "nuit", key=f"u{n}") for n in range(30)))
    answer = find("nuit", limit=50)
    assert answer.total == 2_260
    assert {hit.key[0] for hit in answer.hits[:30]} == {"t"}
    following = find("nuit", offset=50, limit=50)
    assert not {hit.key for hit in answer.hits} & {hit.key for hit in following.hits}
