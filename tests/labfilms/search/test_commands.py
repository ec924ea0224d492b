import json

import pytest
from django.core.management import CommandError, call_command

from ecran.films.models import Film
from labfilms.search.models import Entry
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film
from tests.factories.people import make_profile

pytestmark = pytest.mark.django_db


@pytest.fixture
def film():
    person = make_user("Inès Écluse")
    make_profile(person)
    film = make_film(title="L’écluse", genre="drama", year=2024)
    credit(film, person)
    return film


def test_an_operator_searches_in_lines(film, capsys):
    call_command("search", "l’ecluse")
    told = capsys.readouterr().out
    assert told.startswith("2 found (1 films, 1 people, 0 selections,")
    assert "L’écluse" in told
    assert "Inès Écluse" in told


def test_an_operator_searches_one_kind_in_json(film, capsys):
    call_command("search", "écluse", "--things", "films", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["total"] == 1
    assert told["facets"]["genre"] == {"drama": 1}
    (hit,) = told["hits"]
    assert (hit["thing"], hit["key"], hit["title"]) == ("films", str(film.pk), "L’écluse")
    assert hit["highlights"]["title"] == "L’<mark>écluse</mark>"


def test_without_words_everything_is_found_and_limits_hold(film, capsys):
    call_command("search", "--limit", "1", "--members", "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["total"], len(told["hits"])) == (2, 1)


@pytest.mark.django_db(transaction=True)
def test_a_slip_is_told(capsys):
    make_film(title="L’écluse")
    call_command("search", "eclsue")
    assert "searched instead: ecluse" in capsys.readouterr().out


@pytest.mark.parametrize("command", [("search", "mot", "--things"), ("search_rebuild", "--things")])
def test_an_unknown_kind_is_named_with_those_that_are_known(command):
    with pytest.raises(CommandError, match="not searchable: rien"):
        call_command(*command, "rien")


def test_a_rebuild_tells_how_far_it_is(film, capsys):
    Entry.objects.all().delete()
    Film.objects.update(title="Le canal")
    call_command("search_rebuild")
    told = capsys.readouterr().out
    assert "films: 1 of 1 rows read (100 %)" in told
    assert "films: 1 can be found" in told
    assert "people: 1 can be found" in told
    call_command("search", "canal")
    assert "1 found" in capsys.readouterr().out


def test_a_rebuild_of_one_kind_leaves_the_others(film, capsys):
    call_command("search_rebuild", "--things", "people")
    assert "films" not in capsys.readouterr().out
