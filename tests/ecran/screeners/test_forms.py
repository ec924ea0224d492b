"""Lists of recipients as people paste them and as spreadsheets save them."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from ecran.screeners import forms
from tests.factories.screeners import PARIS

NADIA = ("Nadia Ferhat", "nadia@exemple.fr")
SALINS = ("Festival des Salins", "")


def until(days=7):
    return f"{timezone.now() + timedelta(days=days):%Y-%m-%dT%H:%M}"


@pytest.mark.parametrize(
    "text",
    [
        "Nadia Ferhat;nadia@exemple.fr\nFestival des Salins",
        "Nadia Ferhat, nadia@exemple.fr\n\nFestival des Salins\n",
        "nom\te-mail\nNadia  Ferhat\tnadia@exemple.fr\nFestival des Salins\t\n",
        '"Nom";"E-mail"\r\n"Nadia Ferhat";"nadia@exemple.fr"\r\n"Festival des Salins";""\r\n',
        "nadia@exemple.fr;Nadia Ferhat\nFestival des Salins;",
        "Nadia Ferhat <nadia@exemple.fr>\nFestival des Salins",
        "Nadia Ferhat;nadia@exemple.fr;jury;Dunkerque\nFestival des Salins",
    ],
)
def test_lists_are_read_as_people_write_them(text):
    assert forms.read_lines(text) == ([NADIA, SALINS], [])


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("Nadia;nadia@", 1, "n’est pas une adresse"),
        ("Nadia;n@exemple.fr\n;karim@exemple.fr", 2, "manque un nom"),
        (f"{'a' * 81};n@exemple.fr", 1, "trop long"),
        ("Nadia;n@exemple.fr\nKarim;N@exemple.fr", 2, "à la ligne 1"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, line, said):
    _found, (error,) = forms.read_lines(text)
    error = error.replace("\N{NO-BREAK SPACE}", " ")
    assert error.startswith(f"Ligne {line} : ")
    assert said in error


@pytest.mark.parametrize(("count", "wrong"), [(0, True), (1, False), (500, False), (501, True)])
def test_a_list_has_one_to_five_hundred_lines(count, wrong):
    found, errors = forms.read_lines("".join(f"Jury {number}\n" for number in range(count)))
    assert (len(found), bool(errors)) == (count, wrong)


def test_many_errors_are_shortened():
    assert forms.shortened(["x"] * 20) == ["x"] * 20
    assert "3 autres lignes" in forms.shortened(["x"] * 23)[-1]


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading_of_a_list(text):
    found, errors = forms.read_lines(text)
    assert errors or found


def test_a_quote_that_is_never_closed_is_an_error_in_words():
    _found, errors = forms.read_lines('"' + "a" * 140_000)
    assert errors


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_file_of_any_spreadsheet_is_read(encoding):
    file = SimpleUploadedFile("jury.csv", "Inès Ollier;".encode(encoding))
    assert forms.read_lines(forms.read_text(file)) == ([("Inès Ollier", "")], [])


@pytest.mark.parametrize(
    ("content", "code"), [(b"PK\x03\x04\0\0", "binary"), (b"a" * 262_145, "heavy")]
)
def test_a_file_that_is_no_list_is_refused_in_words(content, code):
    with pytest.raises(ValidationError) as refusal:
        forms.read_text(SimpleUploadedFile("jury.csv", content))
    assert refusal.value.code == code


def list_form(lines="", content=None, **fields):
    files = {"file": SimpleUploadedFile("jury.csv", content)} if content is not None else None
    return forms.ListForm({"lines": lines, "until": until()} | fields, files, zone=PARIS)


def test_a_file_with_a_wrong_line_is_given_back_to_be_corrected_in_place():
    form = list_form(content=b"Nadia;nadia@\nKarim;karim@exemple.fr")
    assert not form.is_valid()
    assert "nadia@" in form.errors["lines"][0]
    assert form["lines"].value() == "Nadia;nadia@\nKarim;karim@exemple.fr"
    assert form["until"].value()


def test_a_file_that_is_no_text_leaves_what_was_pasted():
    form = list_form("Nadia", content=b"\0")
    assert "CSV" in form.errors["file"][0]
    assert form["lines"].value() == "Nadia"


def test_a_list_too_long_for_its_field_is_refused():
    assert not list_form("a" * 300_000).is_valid()


def test_a_date_is_by_the_clock_of_the_form_and_kept_as_it_was_written():
    form = forms.ScreenerForm({"name": "Jury", "until": "2020-01-01T20:00"}, zone=PARIS)
    assert "passée" in form.errors["until"][0]
    assert form["until"].value() == "2020-01-01T20:00"
    assert not forms.ScreenerForm({"name": "Jury", "until": "demain"}, zone=PARIS).is_valid()


def test_terms_are_those_of_the_form():
    form = list_form("Nadia", viewings="3", password="sel de nuit", territory=" France,  Suisse ")
    assert form.is_valid(), form.errors
    said = form.terms()
    assert (said.most_viewings, said.password, said.territory) == (
        3,
        "sel de nuit",
        "France, Suisse",
    )
    assert said.zone == PARIS
    assert form.recipients() == [("Nadia", "")]


def test_an_empty_form_proposes_thirty_days():
    assert str(forms.ScreenerForm(zone=PARIS)["until"].value()).endswith("20:00:00")
