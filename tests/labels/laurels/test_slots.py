"""What labels say on other people's pages: on a film's own, and on the lists of films."""

import pytest
from django.urls import reverse

from tests.factories.films import credit, make_film, make_playable_film
from tests.factories.labels import make_label, make_selection
from tests.factories.people import make_profile, region
from tests.factories.pictures import make_picture

pytestmark = pytest.mark.django_db


def test_the_page_of_a_film_says_who_chose_it_and_why(client):
    film = make_playable_film()
    make_selection(make_label(name="Plein Court"), [film], reason="Le plan tient.")
    page = client.get(film.get_absolute_url()).content.decode()
    assert "Le plan tient." in page
    assert "Plein Court" in page


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_page_of_a_film_asks_as_many_queries_whoever_chose_it(
    client, django_assert_num_queries, rows
):
    film = make_playable_film(region=region())
    for _ in range(rows):
        credit(film, make_profile().user)
        make_selection(films=[film])
    client.get(film.get_absolute_url())
    with django_assert_num_queries(9):
        client.get(film.get_absolute_url())


@pytest.mark.parametrize("rows", [1, 3, 24])
def test_the_list_of_films_asks_as_many_queries_with_its_laurels(
    client, django_assert_num_queries, rows
):
    films = [make_film(region=region(), poster=make_picture(public=True)) for _ in range(rows)]
    make_selection(make_label(verified=True), films)
    with django_assert_num_queries(4):
        page = client.get(reverse("films:list"))
    assert len(page.context["cards"]) == rows


def test_a_film_reached_from_a_selection_leads_to_the_next_one_with_its_reason(client):
    first, hidden = make_playable_film(), make_film(visibility="private", title="Caché")
    last = make_film(title="Écluse 14")
    selection = make_selection(films=[first, hidden, last], reason="Parce que.")
    programme = client.get(selection.get_absolute_url()).content.decode()
    assert f"{first.get_absolute_url()}?dans={selection.slug}" in programme
    page = client.get(f"{first.get_absolute_url()}?dans={selection.slug}").content.decode()
    assert f"{last.get_absolute_url()}?dans={selection.slug}" in page
    assert "Caché" not in page
    end = client.get(f"{last.get_absolute_url()}?dans={selection.slug}").content.decode()
    assert "<lf-after" in end
    for nothing in ("inconnue", make_selection().slug):
        alone = client.get(f"{first.get_absolute_url()}?dans={nothing}").content.decode()
        assert "<lf-after" not in alone
