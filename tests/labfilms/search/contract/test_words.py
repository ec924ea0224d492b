"""French as people type it, English beside it."""

import pytest


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        # accents, capitals, ligatures
        ("ecluse", "L’écluse"),
        ("ÉCLUSE", "écluse"),
        ("écluse", "ecluse"),
        ("oeuvre", "Une œuvre"),
        ("œuvre", "oeuvres complètes"),
        ("cœur", "Le coeur net"),
        ("Ile", "L’Île aux oiseaux"),
        # elisions, with either apostrophe
        ("l'éclusier", "Les éclusiers"),
        ("éclusier", "l’éclusier"),
        ("d’eau", "Une histoire d'eau"),
        ("qu’elle attend", "Ce qu'elle attend"),
        # plurals
        ("éclusiers", "Un éclusier"),
        ("animal", "Les animaux"),
        ("chevaux", "Le cheval de la mer"),
        # inflections
        ("tourner", "Un film tourné à Brest"),
        ("danseurs", "danser, danseur"),
        # both genders
        ("monteur", "monteuse"),
        ("monteuses", "Le monteur"),
        ("électricien", "électriciennes"),
        ("cadreuse", "cadreurs"),
        # the two genders in one word
        ("monteur", "monteur·euse"),
        ("musicienne", "musicien·ne·s"),
        # English
        ("editing", "A film about edited memories"),
        ("rivers", "The river"),
        # hyphens, figures
        ("Saint-Denis", "La gare de Saint Denis"),
        ("denis", "Saint-Denis"),
        ("quai 3", "Quai 3"),
        # words that say nothing are left out
        ("la nuit de la mer", "Mer, nuit"),
        # in any order, in any passage
        ("ollier écluse", "L’écluse d’Inès Ollier"),
        # composed or not
        ("e\u0301cluse", "écluse"),
        ("écluse", "e\u0301cluse"),
    ],
)
def test_what_is_asked_finds_what_is_written(hold, keys, document, asked, written):
    hold(document(written, key="it"), document("Un tout autre film", key="other"))
    assert keys(asked) == ["it"]


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("mer", "La mère"),
        ("portrait", "Le port"),
        ("chat", "Le château"),
        ("3", "Quai 30"),
        ("île", "Il"),
    ],
)
def test_words_that_only_look_alike_stay_apart(hold, keys, document, asked, written):
    hold(document(written, key="no"), document(asked, key="yes"))
    assert keys(asked) == ["yes"]


def test_every_word_must_be_found_wherever_it_stands(hold, keys, document):
    hold(
        document("L’écluse", "Une nuit d’hiver.", names="Inès Ollier", key="all"),
        document("L’écluse", "Un jour d’été.", key="some"),
    )
    assert keys("ollier hiver écluse") == ["all"]


def test_a_query_of_empty_words_alone_is_searched_as_it_stands(hold, keys, document):
    hold(document("Elle et lui", key="it"), document("Nuit", key="other"))
    assert keys("elle et lui") == ["it"]


def test_a_title_comes_before_a_name_and_a_name_before_the_rest(hold, keys, document):
    hold(
        document("Un film", "On y parle d’une écluse, un soir.", key="summary"),
        document("Un autre", "Encore des mots.", names="Jean Écluse", key="name"),
        document("Écluse", "D’autres mots.", key="title"),
    )
    assert keys("écluse") == ["title", "name", "summary"]


def test_no_words_give_everything_the_newest_first(hold, keys, document):
    hold(document("Un", key="a"), document("Deux", key="b"), document("Trois", key="c"))
    assert keys() == ["c", "b", "a"]
    assert keys("   ") == ["c", "b", "a"]


def test_highlights_show_where_and_escape_the_rest(hold, find, document):
    hold(document("Les éclusiers", "<b>Un</b> éclusier & l’éclusière dorment."))
    (hit,) = find("l’eclusier").hits
    assert hit.highlights["title"] == "Les <mark>éclusiers</mark>"
    assert "&lt;b&gt;Un&lt;/b&gt; <mark>éclusier</mark> &amp; l’" in hit.highlights["words"]
    assert "<mark>éclusière</mark>" in hit.highlights["words"]


def test_a_passage_without_the_words_is_not_quoted(hold, find, document):
    hold(document("L’écluse", "Rien d’autre."))
    (hit,) = find("écluse").hits
    assert set(hit.highlights) == {"title"}


def test_a_long_passage_is_quoted_around_what_was_found(hold, find, document):
    around = "Des mots qui ne disent rien. " * 40
    hold(document("Un film", f"{around} Une écluse enfin. {around}"))
    (hit,) = find("écluse").hits
    assert "<mark>écluse</mark>" in hit.highlights["words"]
    assert len(hit.highlights["words"]) < 400


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("eclsue", "L’écluse"),  # two letters exchanged
        ("écluze", "L’écluse"),  # a wrong one
        ("éclue", "L’écluse"),  # one missing
        ("éccluse", "L’écluse"),  # one too many
        ("Olier", "Inès Ollier"),
        ("realiastrice", "La réalisatrice"),
    ],
)
def test_a_slip_is_forgiven_and_said(hold, find, document, asked, written):
    hold(document(written, key="it"), document("Tout autre chose", key="other"))
    answer = find(asked)
    assert [hit.key for hit in answer.hits] == ["it"]
    assert answer.corrected
    assert "<mark>" in answer.hits[0].highlights["title"]


def test_words_that_are_found_are_not_corrected(hold, find, document):
    hold(document("Le port"), document("Le pont"))
    answer = find("port")
    assert answer.total == 1
    assert answer.corrected == ""


def test_one_wrong_word_among_right_ones_is_the_one_corrected(hold, find, document):
    hold(document("La nuit de l’écluse", key="it"))
    answer = find("nuit eclsue")
    assert [hit.key for hit in answer.hits] == ["it"]
    assert answer.corrected.split()[0] == "nuit"


def test_nonsense_finds_nothing_and_is_not_corrected(hold, find, document):
    hold(document("L’écluse"))
    answer = find("xqzvw")
    assert (answer.total, answer.corrected) == (0, "")
