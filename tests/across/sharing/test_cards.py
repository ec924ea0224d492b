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
from tests.factories.labels import make_label, make_selection
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


def has_amber(picture):
    colours = picture.getcolors(picture.width * picture.height)
    return any(red > 200 and 140 < green < 220 and blue < 110 for _, (red, green, blue) in colours)


def has_laurels(client, film):
    return has_amber(drawn(client.get(f"/partage/films/{film.slug}.jpg")))


def test_a_film_s_picture_says_who_honours_it(client):
    film = make_film(title="Écluse 14")
    assert not has_laurels(client, film)
    make_selection(make_label(verified=False), [film])
    assert not has_laurels(client, film)
    selection = make_selection(make_label(name="Festival " * 12, verified=True), [film])
    (before,) = files("films", film.pk)
    assert has_laurels(client, film)
    (after,) = files("films", film.pk)
    assert before != after
    selection.visibility = SelectionVisibility.PRIVATE
    selection.save()
    assert not has_laurels(client, film)


def test_a_label_is_drawn_once_however_often_it_chose_the_film(client):
    film = make_film(title="Écluse 14")
    label = make_label(verified=True)
    make_selection(label, [film])
    drawn(client.get(f"/partage/films/{film.slug}.jpg"))
    before = files("films", film.pk)
    make_selection(label, [film])
    drawn(client.get(f"/partage/films/{film.slug}.jpg"))
    assert files("films", film.pk) == before


@pytest.mark.parametrize("words", [1, 20])
def test_a_long_title_takes_the_place_of_the_first_of_two_laurels(words):
    path, _key = cards.card(
        "films",
        1,
        title="Anticonstitutionnellement " * words,
        line="une ligne " * words,
        shown=[],
        laurels=[cards.Laurel("Plein Court", 2026)] * 2,
    )
    with Image.open(path) as picture:
        high, low = (picture.crop((0, top, 600, top + 60)) for top in (364, 444))
        assert has_amber(high) == (words == 1)
        assert has_amber(low)


def test_a_line_ends_between_two_things_and_no_unit_is_parted_from_its_number():
    assert cards._wrap("Rue Myrha, 6\xa0h", 64, 300) == ["Rue", "Myrha,", "6\xa0h"]
    assert cards._wrap("Le parking : la nuit", 64, 10) == ["Le", "parking :", "la", "nuit"]
    whole = cards._whole("Jeanne Quéré · 2025 · Centre-Val de Loire", 448)
    lines = cards._wrap(whole, 30, 448, "line")
    assert lines == ["Jeanne\xa0Quéré · 2025 ·", "Centre-Val\xa0de\xa0Loire"]


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
    make_selection(make_label(verified=True), [film])
    assert drawn(client.get(f"/partage/films/{film.slug}.jpg")).size == cards.SIZE
    cards._font.cache_clear()
