"""The server is away: the database answers, nobody waits, and nothing that is written is lost."""

import pytest
from celery import current_app
from django.core.management import call_command
from django.urls import reverse

from ecran.films.enums import Visibility
from labfilms.search.elastic import circuit, server
from labfilms.search.engines import engine
from labfilms.search.models import Outgoing
from labfilms.search.port import Query
from tests.factories.films import make_film

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed_circuit")]

NOTICE = "search-reserve"
PAGE = "/recherche/"


@pytest.fixture
def nobody(settings):
    """Set a server where nothing listens."""
    settings.ELASTIC_URL = "http://127.0.0.1:9"


@pytest.fixture
def asked(monkeypatch):
    """Count how often the server is asked."""
    times, client = [], server._client

    def count(address):
        times.append(address)
        return client(address)

    monkeypatch.setattr(server, "_client", count)
    return times


def test_without_a_server_set_nothing_waits_for_one(client):
    make_film(title="L’écluse")
    assert not Outgoing.objects.exists()
    assert NOTICE not in client.get(PAGE, {"q": "écluse"}).content.decode()


def test_the_page_is_served_with_a_notice(client, nobody):
    make_film(title="L’écluse")
    page = client.get(PAGE, {"q": "écluse"})
    assert page.context["found"].total == 1
    assert NOTICE in page.content.decode()


def test_suggestions_are_served(client, nobody):
    make_film(title="L’écluse")
    answer = client.get(reverse("search:suggestions"), {"q": "écl"}).json()
    assert [one["title"] for one in answer["suggestions"]] == ["L’écluse"]


def test_only_the_first_visitor_of_some_seconds_asks(client, nobody, asked, monkeypatch):
    for _ in range(3):
        client.get(PAGE, {"q": "écluse"})
    assert len(asked) == 1
    monkeypatch.setattr(circuit, "monotonic", lambda: 1e9)
    client.get(PAGE, {"q": "écluse"})
    assert len(asked) == 2


def test_what_is_written_waits_one_row_a_document(nobody, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        film = make_film(title="L’écluse")
        film.title = "Le canal"
        film.save()
    (row,) = Outgoing.objects.all()
    assert (row.thing, row.key, row.document["title"]) == ("films", str(film.pk), "Le canal")
    film.visibility = Visibility.PRIVATE
    film.save()
    (gone,) = Outgoing.objects.all()
    assert gone.document is None
    assert gone.pk > row.pk
    current_app.tasks["search.sweep"]()
    assert Outgoing.objects.count() == 1


def test_what_does_not_change_a_document_is_not_told(nobody):
    film = make_film(title="L’écluse")
    before = Outgoing.objects.get().pk
    film.save()
    assert Outgoing.objects.get().pk == before
    make_film(visibility=Visibility.PRIVATE)
    assert Outgoing.objects.count() == 1


def test_an_operator_is_told_who_answers(nobody, capsys):
    make_film(title="L’écluse")
    call_command("search", "écluse")
    told = capsys.readouterr()
    assert "1 found" in told.out
    assert "Elasticsearch is away" in told.err


@pytest.mark.xdist_group("elasticsearch")
def test_an_installation_without_indices_is_answered_by_the_database(elastic, settings):
    settings.ELASTIC_PREFIX = "nothing-yet"
    make_film(title="L’écluse")
    answer = engine().find(Query("écluse", things=("films",)))
    assert (answer.total, answer.reserve) == (1, True)


def test_a_circuit_says_once_that_it_opens_and_that_it_closes(caplog, monkeypatch):
    one, now = circuit.Circuit(), 100.0
    monkeypatch.setattr(circuit, "monotonic", lambda: now)
    assert one.lets_through()
    one.broke("no route")
    one.broke("no route")
    assert one.is_open
    assert not one.lets_through()
    now += circuit.REST
    assert one.lets_through()
    assert not one.lets_through()
    one.held()
    one.held()
    assert one.lets_through()
    assert [record.message.split(";")[0] for record in caplog.records] == [
        "Elasticsearch does not answer",
        "Elasticsearch answers again",
    ]
