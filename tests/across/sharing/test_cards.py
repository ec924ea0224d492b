"""Pictures for other sites: drawn once, kept, gone with what they show."""

from io import BytesIO

import pytest
from PIL import Image

from ecran.films import services as films
from ecran.films.enums import Visibility
from labels.selections.enums import Visibility as SelectionVisibility
from labfilms.pictures import cards
from tests.factories.accounts import make_user
from tests.factories.films import make_film
from tests.factories.labels import make_selection
from tests.factories.pictures import make_picture

pytestmark = pytest.mark.django_db


def drawn(response) -> Image.Image:
    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    body = response.getvalue() if hasattr(response, "getvalue") else response.content
    return Image.open(BytesIO(body))


def files(name, pk):
    return list(cards.folder(name, pk).glob("*"))


def test_a_film_s_picture_is_as_large_as_its_readers_ask(client):
    user = make_user()
    film = make_film(user, title="Écluse 14 " * 8, poster=make_picture(user, public=True))
    picture = drawn(client.get(f"/partage/films/{film.slug}.jpg"))
    assert picture.size == cards.SIZE
    bare = make_film(title="Anticonstitutionnellementissime" * 3)
    assert drawn(client.get(f"/partage/films/{bare.slug}.jpg")).size == cards.SIZE


def test_it_is_drawn_once_and_anew_when_the_film_says_something_else(client):
    film = make_film(title="Un")
    for _ in range(2):
        client.get(f"/partage/films/{film.slug}.jpg")
    (first,) = files("films", film.pk)
    film.title = "Deux"
    film.save()
    client.get(f"/partage/films/{film.slug}.jpg")
    (second,) = files("films", film.pk)
    assert first != second


def test_it_is_gone_when_the_film_leaves_the_public(client):
    film = make_film(title="Un", rights_declared=True)
    client.get(f"/partage/films/{film.slug}.jpg")
    assert files("films", film.pk)
    films.set_visibility(film=film, visibility=Visibility.PRIVATE)
    assert not files("films", film.pk)
    assert client.get(f"/partage/films/{film.slug}.jpg").status_code == 404


def test_a_selection_s_picture_holds_its_first_four_posters(client):
    user = make_user()
    shown = [make_film(user, poster=make_picture(user, public=True)) for _ in range(5)]
    selection = make_selection(films=shown)
    assert drawn(client.get(f"/partage/selections/{selection.slug}.jpg")).size == cards.SIZE


def test_a_selection_that_is_not_public_has_none(client):
    selection = make_selection(visibility=SelectionVisibility.UNLISTED)
    assert client.get(f"/partage/selections/{selection.slug}.jpg").status_code == 404


def test_without_our_typefaces_it_is_drawn_all_the_same(client, settings, tmp_path):
    settings.NODE_MODULES = tmp_path
    cards._font.cache_clear()
    film = make_film(title="Nuit")
    assert drawn(client.get(f"/partage/films/{film.slug}.jpg")).size == cards.SIZE
    cards._font.cache_clear()
