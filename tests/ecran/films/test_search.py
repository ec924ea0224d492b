import pytest
from django.urls import reverse

from ecran.films import services
from ecran.films.enums import CreditState, Visibility
from ecran.offers import services as offering
from labfilms.search.engines import engine
from labfilms.search.port import Query
from labfilms.search.registry import rebuild
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film
from tests.factories.people import region
from tests.factories.shops import make_sold_film

pytestmark = pytest.mark.django_db


def found(words, **rest):
    return [hit.key for hit in engine().find(Query(words, things=("films",), **rest)).hits]


def test_a_film_is_found_by_its_words_its_people_and_its_place():
    film = make_film(
        title="La nuit des péniches",
        synopsis="Un éclusier attend.",
        production="Collectif Pellicule",
        region=region(),
    )
    credit(film, make_user("Inès Ollier"))
    for words in ("péniche", "l’éclusier", "ollier", "pellicule", "la réunion"):
        assert found(words) == [str(film.pk)]


def test_facets_divide_films_and_the_page_names_them(client):
    make_film(
        genre="drama", format="short", year=2024, language="fr", duration=125, region=region()
    )
    make_film(genre="comedy", year=2025, duration=700)
    make_film(duration=None, year=None)
    page = client.get(reverse("search:page"), {"dans": "films", "annee": ["2024", "2025"]})
    assert page.context["found"].total == 2
    shown = {facet.facet.name: facet for facet in page.context["facets"]}
    assert [value.value for value in shown["year"].first] == ["2025", "2024"]
    assert [value.value for value in shown["duration"].first] == ["3", "20"]
    assert {value.value for value in shown["genre"].first} == {"drama", "comedy"}


@pytest.mark.parametrize("visibility", [Visibility.DRAFT, Visibility.PRIVATE, Visibility.UNLISTED])
def test_a_film_that_is_not_released_is_in_no_index(visibility):
    film = make_film(title="L’écluse", visibility=visibility)
    assert engine().keys("films") == set()
    film.visibility = Visibility.PUBLIC
    film.save()
    assert found("écluse") == [str(film.pk)]


def test_a_film_that_leaves_the_public_is_gone_at_once():
    film = make_film(title="L’écluse")
    services.set_visibility(film=film, visibility=Visibility.PRIVATE)
    assert found("écluse") == []
    assert engine().keys("films") == set()


def test_a_deleted_film_is_gone_at_once():
    film = make_film(title="L’écluse")
    credit(film, make_user("Inès Ollier"))
    services.delete(film=film)
    assert found("écluse") == found("ollier") == []


def test_who_refuses_a_credit_is_not_found_by_it():
    film = make_film()
    line = credit(film, make_user("Inès Ollier"), state=CreditState.PROPOSED)
    assert found("ollier") == [str(film.pk)]
    line.state = CreditState.REFUSED
    line.save()
    assert found("ollier") == []
    line.state = CreditState.CONFIRMED
    line.save()
    line.delete()
    assert found("ollier") == []


def test_the_owner_finds_no_draft_either(client):
    film = make_film(title="L’écluse", visibility=Visibility.DRAFT)
    client.force_login(film.owner)
    assert client.get(reverse("search:page"), {"q": "écluse"}).context["found"].total == 0


def test_a_rebuild_finds_what_no_signal_told():
    film = make_film(title="L’écluse")
    type(film).objects.filter(pk=film.pk).update(title="Le canal")
    gone = make_film(title="La vanne")
    type(film).objects.filter(pk=gone.pk).update(visibility=Visibility.PRIVATE)
    told = []
    assert rebuild("films", lambda done, of: told.append((done, of))) == 1
    assert told == [(2, 2)]
    assert found("canal") == [str(film.pk)]
    assert found("vanne") == []


def test_films_are_found_by_what_they_cost(client):
    free = make_film(title="Sel de nuit", year=2024)
    rented = make_sold_film(title="Écluse 14", purchase=900)
    page = client.get(reverse("search:page"), {"dans": "films", "prix": "gratuit"}).content.decode()
    assert free.title in page
    assert rented.title not in page
    for way in ("location", "achat"):
        page = client.get(reverse("search:page"), {"dans": "films", "prix": way}).content.decode()
        assert rented.title in page
        assert free.title not in page
    offering.free(film=rented)
    page = client.get(reverse("search:page"), {"dans": "films", "prix": "gratuit"}).content.decode()
    assert rented.title in page
