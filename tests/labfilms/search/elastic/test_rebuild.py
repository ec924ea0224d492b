"""A new index is made while the former one answers, and takes its place in one step."""

import re

import pytest
from django.core.management import CommandError, call_command

from ecran.films.models import Film
from labfilms.search import registry, services
from labfilms.search.elastic import indices, renewal, server
from labfilms.search.engines import engine
from labfilms.search.models import Outgoing
from labfilms.search.port import Query
from tests.factories.films import make_film
from tests.labfilms.search.nodes import PATIENCE

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("elasticsearch")]

FILMS = Query("écluse", things=("films",), limit=100)


def standing():
    """Return the indices of films, and those that answer."""
    with server.asked(PATIENCE) as client:
        held = indices._of(client, "films")
    return set(held), {name for name, aliases in held.items() if "labfilms.films" in aliases}


def found():
    answer = engine().find(FILMS)
    assert not answer.reserve
    return {int(hit.key) for hit in answer.hits}


@pytest.fixture
def films(elastic, monkeypatch):
    """Five films that the server has not heard of."""
    monkeypatch.setattr(services, "BATCH", 2)
    made = [make_film(title=f"Écluse {number}") for number in range(5)]
    Outgoing.objects.all().delete()
    assert found() == set()
    return made


def test_a_rebuild_takes_the_place_of_the_former_index(films, capsys):
    before, _ = standing()
    call_command("search_rebuild", "--things", "films")
    told = capsys.readouterr().out
    assert re.search(r"films: 2 of 5 rows read \(40 %\), \d+ s left\n", told)
    assert "films: 5 of 5 rows read (100 %)\n" in told
    every, answering = standing()
    assert every == answering
    assert len(every) == 1
    assert not every & before
    assert found() == {film.pk for film in films}


@pytest.fixture
def meanwhile(films, django_capture_on_commit_callbacks):
    """Rebuild, and do something in the middle of it, in a transaction of its own."""

    def rebuild(what):
        done = []

        def told(_done, _of):
            if not done:
                done.append(True)
                with django_capture_on_commit_callbacks(execute=True):
                    what()

        return registry.rebuild("films", told)

    return rebuild


def test_what_is_written_during_a_rebuild_is_not_lost(films, meanwhile):
    read, unread, *others = films

    def write():
        make_film(title="Écluse nouvelle", slug="nouvelle")
        for film in (read, unread, others[0]):
            film.title = f"{film.title} neuve"
            film.save()

    assert meanwhile(write) == 6
    assert found() == set(Film.objects.values_list("pk", flat=True))
    assert engine().find(Query("écluse neuve", things=("films",))).total == 3
    assert engine().keys("films") == {str(pk) for pk in Film.objects.values_list("pk", flat=True)}


@pytest.mark.parametrize("place", [0, 4])
def test_what_is_deleted_during_a_rebuild_stays_so(films, meanwhile, place):
    assert meanwhile(films[place].delete) == 4
    assert found() == set(Film.objects.values_list("pk", flat=True))


def test_a_document_read_before_its_deletion_is_not_brought_back(films, monkeypatch):
    """The slowest of rebuilds: it sends what it has read after the row has gone."""
    fill = renewal._fill

    def late(index, held):
        if doomed := Film.objects.filter(title="Écluse 0").first():
            doomed.delete()
            engine().send()
        fill(index, held)

    monkeypatch.setattr(renewal, "_fill", late)
    registry.rebuild("films", lambda _done, _of: None)
    assert found() == set(Film.objects.values_list("pk", flat=True))
    assert len(found()) == 4


def test_a_rebuild_that_fails_leaves_the_former_index(films, meanwhile):
    before, _ = standing()

    def fail():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        meanwhile(fail)
    assert standing()[0] == before


def test_what_a_killed_rebuild_left_is_removed_by_the_next(films):
    with server.asked(PATIENCE) as client:
        left = indices.create(client, "films")
    assert left in standing()[0]
    registry.rebuild("films", lambda _done, _of: None)
    every, answering = standing()
    assert left not in every
    assert every == answering


def test_a_second_rebuild_takes_over_and_the_first_one_says_so(films, capsys, monkeypatch):
    fill = renewal._fill

    def taken_over(index, held):
        monkeypatch.setattr(renewal, "_fill", fill)
        registry.rebuild("films", lambda _done, _of: None)
        fill(index, held)

    monkeypatch.setattr(renewal, "_fill", taken_over)
    with pytest.raises(CommandError, match="films: Elasticsearch does not take it"):
        call_command("search_rebuild", "--things", "films")
    every, answering = standing()
    assert every == answering
    assert found() == {film.pk for film in films}


def test_a_server_that_is_away_stops_a_rebuild_in_words(films, settings):
    settings.ELASTIC_URL = "http://127.0.0.1:9"
    with pytest.raises(CommandError, match="The former index still answers"):
        call_command("search_rebuild", "--things", "films")


def test_indices_of_others_are_left_alone(films, settings):
    with server.asked(PATIENCE) as client:
        client.indices.create(index="labfilms.films.notes")
        client.indices.create(index="labfilms-next.films.1")
        try:
            registry.rebuild("films", lambda _done, _of: None)
            held = client.indices.get_alias(index="labfilms*")
            assert {"labfilms.films.notes", "labfilms-next.films.1"} <= set(held)
        finally:
            client.indices.delete(index="labfilms.films.notes,labfilms-next.films.1")
