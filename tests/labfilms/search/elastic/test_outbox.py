"""What is written reaches the server: once, in order, whatever refuses meanwhile."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from ecran.films.enums import Visibility
from labfilms.search import registry, selectors, services
from labfilms.search.elastic import documents, outbox, server
from labfilms.search.elastic.parcels import packed, unpacked
from labfilms.search.engines import engine
from labfilms.search.models import Outgoing
from labfilms.search.port import Audience, Document, Query
from labfilms.search.words import tokens
from tests.factories.films import make_film
from tests.labfilms.search.nodes import PATIENCE

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("elasticsearch")]

STRANGER = AnonymousUser()
FILMS = Query("écluse", things=("films",), count_things=("films",), facets=("region",))


@pytest.fixture
def made(elastic, django_capture_on_commit_callbacks):
    """Return a function that runs something as a transaction that commits does."""

    def make(what, *args, **rest):
        with django_capture_on_commit_callbacks(execute=True):
            return what(*args, **rest)

    return make


@pytest.fixture
def frozen(elastic, made):
    """Freeze the index of films, and thaw it at the end."""

    def block(is_blocked):
        with server.asked(PATIENCE) as client:
            client.indices.put_settings(
                index="labfilms.films", settings={"index.blocks.write": is_blocked}
            )

    block(True)
    yield lambda: block(False)
    block(False)


def test_what_is_committed_is_found_and_waits_no_more(made):
    made(make_film, title="L’écluse")
    assert not Outgoing.objects.exists()
    found = engine().find(FILMS)
    assert (found.total, found.reserve) == (1, False)


def test_a_film_that_leaves_the_public_is_counted_by_nobody_though_the_index_is_frozen(
    made, request
):
    film, other = made(make_film, title="L’écluse"), made(make_film, title="L’écluse verte")
    thaw = request.getfixturevalue("frozen")
    film.visibility = Visibility.PRIVATE
    made(film.save)
    assert Outgoing.objects.count() == 1
    found = engine().find(FILMS)
    assert ([hit.key for hit in found.hits], found.total) == ([str(other.pk)], 1)
    assert (found.things, found.reserve) == ({"films": 1}, False)
    made(other.delete)
    assert engine().find(FILMS).total == 0
    assert selectors.suggest("écl", STRANGER) == []
    thaw()
    services.send()
    assert not Outgoing.objects.exists()
    assert engine().find(FILMS).total == 0


def test_words_that_have_just_changed_are_not_quoted_as_they_were(made, request):
    film = made(make_film, title="L’écluse")
    request.getfixturevalue("frozen")
    film.title = "Le canal"
    made(film.save)
    (hit,) = engine().find(FILMS).hits
    assert hit.highlights == {}


def test_an_index_that_is_frozen_for_a_minute_is_asked_no_more(made, request):
    film = made(make_film, title="L’écluse")
    request.getfixturevalue("frozen")
    film.title = "Le canal"
    made(film.save)
    Outgoing.objects.update(at=timezone.now() - outbox.LATE * 2)
    answer = engine().find(Query("canal", things=("films",)))
    assert (answer.total, answer.reserve) == (1, True)


def test_an_index_that_has_too_much_to_hear_is_asked_no_more(made, request, monkeypatch):
    monkeypatch.setattr(outbox, "MOST_WAITING", 1)
    request.getfixturevalue("frozen")
    made(make_film, title="L’écluse")
    assert not engine().find(FILMS).reserve
    made(make_film, title="L’écluse")
    assert engine().find(FILMS).reserve


def test_a_frozen_kind_does_not_keep_the_others(elastic, made, request, monkeypatch):
    monkeypatch.setattr(outbox, "BATCH", 2)
    request.getfixturevalue("frozen")
    for _ in range(5):
        made(make_film, title="L’écluse")
    person = Document("people", "1", Audience.PUBLIC, "Inès Ollier")
    made(elastic.index, [person])
    assert set(Outgoing.objects.values_list("thing", flat=True)) == {"films"}
    assert Outgoing.objects.count() == 5


def test_a_kind_that_has_no_index_yet_waits_for_one(elastic, made):
    made(elastic.index, [Document("trains", "1", Audience.PUBLIC, "Express")])
    assert Outgoing.objects.get().thing == "trains"
    assert not outbox.send()


def test_what_the_server_finds_unfit_waits_told_as_a_fault_and_keeps_nothing_back(
    elastic, made, monkeypatch, caplog
):
    def odd(document):
        held = documents.sheet(document)
        return held | {"point": {"lat": 200, "lon": 0}} if document.key == "odd" else held

    monkeypatch.setattr(outbox, "sheet", odd)
    films = [Document("films", key, Audience.PUBLIC, "Écluse") for key in ("odd", "even")]
    made(elastic.index, films)
    (row,) = Outgoing.objects.all()
    assert (row.key, row.refused) == ("odd", 1)
    assert "refuses films odd" in caplog.text
    Outgoing.objects.update(at=timezone.now() - timedelta(days=1))
    assert not engine().find(FILMS).reserve


def test_a_former_version_that_comes_late_changes_nothing(made):
    film = made(make_film, title="L’écluse")
    late = Outgoing(thing="films", key=str(film.pk), document=None, pk=1)
    late.save()
    assert outbox.send()
    assert engine().find(FILMS).total == 1


def test_a_document_is_the_same_after_it_has_waited(made):
    film = make_film(title="L’écluse")
    (held,) = services.refresh(registry.thing("films"), [film.pk], {})
    assert unpacked("films", held.key, packed(held)) == held


def test_a_question_that_is_refused_opens_nothing(elastic, monkeypatch):
    monkeypatch.setattr("labfilms.search.elastic.matching.FORMS", ["forms.title^0.1"])
    made = engine().find(Query("écluse", things=("films",)))
    assert made.reserve
    assert not server.circuit.is_open


def test_no_word_is_no_term():
    held = documents.sheet(Document("films", "1", Audience.PUBLIC, "…"))
    assert not list(tokens("…"))
    assert "forms" not in held
