"""A selection in other sites' pages."""

import pytest
from django.urls import reverse

from ecran.films.enums import Embedding
from ecran.films.enums import Visibility as FilmVisibility
from labels.selections.enums import Visibility
from tests.factories.films import make_film
from tests.factories.labels import make_selection

pytestmark = pytest.mark.django_db


def framed(client, selection):
    return client.get(reverse("selections:embed", args=(selection.slug,)))


def test_any_site_may_show_a_public_selection(client):
    selection = make_selection(films=[make_film(title="Un")], reason="Pour la lumière.")
    response = framed(client, selection)
    words = response.content.decode()
    assert "frame-ancestors *" in response["Content-Security-Policy"]
    assert "X-Frame-Options" not in response
    assert "Pour la lumière." in words
    assert f'href="http://testserver{selection.get_absolute_url()}"' in words


def test_a_film_plays_there_when_its_owner_lets_any_site_show_it(client):
    open_film, kept = make_film(), make_film(embedding=Embedding.NOWHERE)
    listed = make_film(embedding=Embedding.LISTED, embed_domains="exemple.fr")
    words = framed(client, make_selection(films=[open_film, kept, listed])).content.decode()
    assert f'href="/integrer/films/{open_film.slug}/"' in words
    for film in (kept, listed):
        assert f'href="/films/{film.slug}/" target="_blank"' in words
        assert f"/integrer/films/{film.slug}/" not in words


def test_a_film_out_of_reach_is_a_line_without_a_title(client):
    selection = make_selection()
    secret = make_film(title="Secret", visibility=FilmVisibility.DRAFT)
    selection.entries.create(film=secret, reason="La raison secrète")
    assert "ecr" not in framed(client, selection).content.decode().partition("<ol>")[2]


@pytest.mark.parametrize("visibility", [Visibility.UNLISTED, Visibility.PRIVATE])
def test_a_selection_that_is_not_public_is_framed_nowhere(client, visibility):
    selection = make_selection(visibility=visibility)
    response = framed(client, selection)
    assert response.status_code == 404
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]


def test_its_page_gives_the_code(client):
    selection = make_selection()
    assert "&lt;iframe" in client.get(selection.get_absolute_url()).content.decode()


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_it_asks_as_many_queries_whatever_its_length(client, django_assert_num_queries, rows):
    selection = make_selection(films=[make_film() for _ in range(rows)])
    with django_assert_num_queries(4):
        framed(client, selection)
