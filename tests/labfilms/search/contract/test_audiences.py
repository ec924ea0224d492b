"""Nothing of a document is told to whom it is not for."""

import pytest

from labfilms.search.port import Audience

MEMBER = frozenset(Audience)
STRANGER = frozenset({Audience.PUBLIC})


@pytest.fixture
def both(hold, document):
    """A public film and one for members, that share a word and a region."""
    return hold(
        document("L’écluse", "Une nuit.", facets={"region": ["bretagne"]}, key="public"),
        document(
            "L’écluse fermée",
            "Une nuit secrète.",
            audience=Audience.MEMBERS,
            facets={"region": ["corse"]},
            key="members",
        ),
    )


@pytest.mark.parametrize("words", ["", "écluse", "nuit"])
@pytest.mark.parametrize("things", [(), ("films",)])
def test_hits_totals_and_facets_are_those_of_the_audience(both, find, words, things):
    asked = {"facets": ("region",), "things": things, "count_things": ("films",)}
    stranger = find(words, audiences=STRANGER, **asked)
    assert [hit.key for hit in stranger.hits] == ["public"]
    assert stranger.total == 1
    assert stranger.facets == {"region": {"bretagne": 1}}
    assert stranger.things == {"films": 1}
    member = find(words, audiences=MEMBER, **asked)
    assert {hit.key for hit in member.hits} == {"public", "members"}
    assert member.total == 2
    assert member.facets == {"region": {"bretagne": 1, "corse": 1}}


def test_a_word_of_members_alone_is_found_by_no_stranger(both, find):
    assert find("secrète", audiences=STRANGER).total == 0
    assert find("secrète", audiences=MEMBER).total == 1


def test_a_slip_tells_nothing_of_what_members_read(both, find):
    answer = find("secréte fermez", audiences=STRANGER)
    assert (answer.total, answer.corrected) == (0, "")
    assert find("secrette", audiences=MEMBER).total == 1
    assert find("secrette", audiences=STRANGER).corrected == ""


def test_suggestions_are_those_of_the_audience(both, engine):
    def titles(audiences):
        asked = {"things": ("films",), "limit": 8}
        return {one.title for one in engine.suggest("écl", audiences=audiences, **asked)}

    assert titles(STRANGER) == {"L’écluse"}
    assert titles(MEMBER) == {"L’écluse", "L’écluse fermée"}
    assert not engine.suggest("ferm", audiences=STRANGER, things=(), limit=8)


def test_choosing_the_facet_of_members_gives_a_stranger_nothing(both, find):
    answer = find(audiences=STRANGER, chosen={"region": ("corse",)}, facets=("region",))
    assert answer.total == 0
    assert answer.facets == {"region": {"bretagne": 1}}


def test_a_document_that_leaves_the_public_is_gone_at_once(both, hold, find, document):
    hold(document("L’écluse", "Une nuit.", audience=Audience.MEMBERS, key="public"))
    assert find("écluse", audiences=STRANGER).total == 0
    assert find("écluse", audiences=MEMBER).total == 2


def test_what_is_in_no_audience_asked_is_not_found(both, find):
    assert find("écluse", audiences=frozenset({Audience.MEMBERS})).total == 1


@pytest.fixture
def person(hold, document):
    return hold(document("Écluse", "Nuit", thing="people", facets={"region": ["bretagne"]}))


@pytest.mark.usefixtures("both", "person")
@pytest.mark.parametrize("chosen", [{}, {"region": ("bretagne",)}])
@pytest.mark.parametrize("words", ["", "écluse", "nuit"])
@pytest.mark.parametrize("things", [(), ("films",), ("films", "people")])
@pytest.mark.parametrize("audiences", [STRANGER, MEMBER])
def test_totals_are_the_same_with_facets_and_without(find, audiences, things, words, chosen):
    asked = {"audiences": audiences, "things": things, "chosen": chosen}
    counted = find(words, facets=("region",), count_things=("films", "people"), **asked)
    bare = find(words, count_things=("films", "people"), **asked)
    assert (bare.total, bare.things) == (counted.total, counted.things)
    assert find(words, **asked).total == counted.total
    assert [hit.key for hit in bare.hits] == [hit.key for hit in counted.hits]
    assert len(bare.hits) == bare.total


def test_everything_of_several_kinds_and_audiences_is_paged_the_newest_first(hold, document, find):
    held = hold(
        *(
            document("Nuit", thing=thing, audience=audience)
            for _ in range(3)
            for thing in ("films", "people")
            for audience in Audience
        )
    )
    newest = [one.key for one in reversed(held)]
    public = [one.key for one in reversed(held) if one.audience is Audience.PUBLIC]
    kinds = {"things": ("films", "people")}
    for audiences, expected in ((MEMBER, newest), (STRANGER, public)):
        pages = [
            [hit.key for hit in find(audiences=audiences, offset=start, limit=5, **kinds).hits]
            for start in range(0, 15, 5)
        ]
        assert [key for page in pages for key in page] == expected
