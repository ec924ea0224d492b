"""What a film costs stands wherever it is shown, before any click."""

import pytest
from django.urls import reverse

from tests.factories.labels import make_label, make_selection
from tests.factories.shops import make_sold_film

pytestmark = pytest.mark.django_db


def test_a_film_in_a_selection_says_its_price(client):
    film = make_sold_film(rental=300, purchase=850)
    selection = make_selection(make_label(), [film])
    page = client.get(selection.get_absolute_url()).content.decode()
    assert "Location 3\xa0€ · achat 8,50\xa0€" in page


@pytest.mark.parametrize("name", ["films:list", "search:page"])
def test_a_film_in_a_list_says_its_price(client, name):
    film = make_sold_film(rental=300)
    page = client.get(reverse(name), {"q": film.title} if name == "search:page" else {})
    assert "Location 3\xa0€" in page.content.decode()


def test_other_sites_show_no_player_of_it_and_engines_are_told(client):
    film = make_sold_film()
    assert client.get(reverse("embed:film", args=(film.slug,))).status_code == 404
    page = client.get(film.get_absolute_url()).content.decode()
    assert '"isAccessibleForFree": false' in page or '"isAccessibleForFree":false' in page
    assert "embedUrl" not in page
    assert client.get(reverse("embed:picture", args=(film.slug,))).status_code == 200
