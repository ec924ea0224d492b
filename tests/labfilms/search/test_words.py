import pytest

from labfilms.search.marks import EXCERPT, mark
from labfilms.search.words import LONGEST, clean, fold, forms, plain, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Une\n nuit\t d’été ", "Une nuit d’été"),
        ("e\u0301cluse", "écluse"),
        ("nu\x00it\u200b \u202eclaire", "nu it claire"),
        ("\ud800", ""),
        ("", ""),
    ],
)
def test_text_is_made_clean(text, expected):
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’écluse d'Inès", ["ecluse", "ines"]),
        ("aujourd’hui", ["aujourd", "hui"]),
        ("O’Brien", ["o", "brien"]),
        ("sœur, cœur & Œdipe", ["soeur", "coeur", "oedipe"]),
        ("réalisateur·rice·s", ["realisateur"]),
        ("Saint-Denis (97)", ["saint", "denis", "97"]),
        ("l’", ["l"]),
        ("…", []),
        ("x" * 100, ["x" * LONGEST]),
    ],
)
def test_text_is_parted_into_words(text, words):
    assert plain(text) == words


def test_a_word_knows_where_it_stands():
    (token,) = list(tokens("l’Écluse !"))
    assert (token.word, token.start, token.end) == ("écluse", 2, 8)


@pytest.mark.parametrize(
    "word", ["mer", "mère", "vie", "vies", "nuits", "3", "1re", "映画", "кино"]
)
def test_a_word_always_has_a_form_of_letters_and_digits(word):
    assert forms(word)
    assert all(form.isalnum() for form in forms(word))


def test_short_words_are_not_cut_into_others():
    assert forms("mer") == {"mer"}
    assert forms("mères") == {"mere"}
    assert fold("Straße") == "strasse"


def test_nothing_found_marks_nothing():
    assert mark("Une nuit", ["jour"]) is None


def test_marks_are_escaped_around():
    assert mark("<i>nuit</i>", ["nuit"]) == "&lt;i&gt;<mark>nuit</mark>&lt;/i&gt;"


@pytest.mark.parametrize("before", [0, 10, 55, 61, 100, 1000])
@pytest.mark.parametrize("after", [0, 10, 300])
def test_an_excerpt_holds_what_was_found_and_little_else(before, after):
    text = clean("mot " * before + "nuit " + "mot " * after)
    excerpt = mark(text, ["nuit"])
    assert "<mark>nuit</mark>" in excerpt
    assert len(excerpt) <= EXCERPT + len("<mark></mark>……")


def test_an_excerpt_of_one_endless_word_still_ends():
    assert len(mark("é" * 500 + " nuit " + "à" * 500, ["nuit"])) < EXCERPT * 4


def test_a_stem_keeps_the_first_letter_of_its_word():
    """Highlights rest on it (marks.py)."""
    said = """dying lying tying skies idly ugly early œuvre écluse monteuse réalisatrice ça yeux
        haïr ouïe naïve aiguë île ïambe ÿ qu ée ées ions os as es is us ne les younger yesses"""
    for word in said.split():
        assert {form[0] for form in forms(word)} == {fold(word)[0]}, word
