import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from regions.hubs import selectors, services
from regions.hubs.outlines import Drawing, Outline
from regions.territory.models import Region
from tests.factories.accounts import make_user
from tests.factories.films import make_film
from tests.factories.people import make_profile, region

pytestmark = pytest.mark.django_db

SQUARE = Outline("M0,0l9,0 0,9z", 0, 0, 900, 120, (450, 60))


@pytest.fixture
def drawn(monkeypatch):
    drawing = Drawing(2000, 2000, {"53": SQUARE, "93": SQUARE})
    monkeypatch.setattr(selectors, "drawing", lambda _source: drawing)


def test_every_region_has_a_door_open_or_not(django_assert_num_queries):
    page = services.open_hub(region=region())
    selectors.doors()
    with django_assert_num_queries(2):
        doors = selectors.doors()
    assert len(doors) == 19
    assert [door.href for door in doors if door.is_open] == [page.url]
    names = [door.region.name for door in doors]
    assert names.index("Île-de-France") == names.index("Hauts-de-France") + 1
    assert names[-1] == "Ailleurs"


def test_the_map_says_each_state_and_the_list_says_the_same(client, drawn):
    services.open_hub(region=region("bretagne"))
    page = client.get(reverse("hubs:index")).content.decode()
    assert "<title>Bretagne, pôle ouvert</title>" in page
    assert "<title>Provence-Alpes-Côte d’Azur, ouvrez le pôle</title>" in page
    assert 'href="/poles/bretagne/"' in page
    assert page.count("ouvrez le pôle") == 1 + 6 + 18
    assert "1 pôle est ouvert" in page
    assert "CC BY 4.0" in page
    assert "style=" not in page


def test_a_small_region_is_given_a_reach_and_a_long_name_its_lines(drawn):
    bretagne, paca = selectors.places(selectors.doors(), selectors.region_map())
    assert bretagne.reach == (0, -130, 900, 380)
    assert bretagne.lines == [(0, "Bretagne")]
    assert paca.lines == [(-2, "Provence-"), (0, "Alpes-Côte"), (2, "d’Azur")]
    assert paca.middle != SQUARE.middle


def test_without_the_drawing_the_list_and_the_tiles_remain(monkeypatch):
    monkeypatch.setattr(selectors, "drawing", lambda _source: None)
    page = render_to_string("regions/hubs/doors.html", {"doors": selectors.doors()})
    assert "<svg" not in page
    assert "MapSVG" not in page
    assert page.count("<li>") == 6 + 19


def test_an_overseas_region_is_known_by_its_code():
    overseas = {row.slug for row in Region.objects.all() if row.is_overseas}
    assert overseas == {"guadeloupe", "martinique", "guyane", "la-reunion", "mayotte"}


def test_a_region_without_a_hub_says_how_one_opens_and_who_is_there(client):
    address = reverse("hubs:region", args=("la-reunion",))
    empty = client.get(address).content.decode()
    assert "Ce pôle attend son équipe" in empty
    assert reverse("people:mine") in empty
    make_profile(make_user("Lucie Hoarau"))
    make_profile(make_user("Cachée"), public=False)
    make_film(title="Sel de nuit", region=region())
    make_film(title="Brouillon", region=region(), visibility="draft")
    page = client.get(address).content.decode()
    for shown in ("Lucie Hoarau", "Sel de nuit", "/profils/?ou=la-reunion"):
        assert shown in page
    for hidden in ("Cachée", "Brouillon"):
        assert hidden not in page


def test_a_region_with_a_hub_leads_to_it(client):
    page = services.open_hub(region=region())
    address = reverse("hubs:region", args=("la-reunion",))
    assert client.get(address)["Location"] == page.url
    page.unpublish()
    assert client.get(address).status_code == 200
    assert client.get(reverse("hubs:region", args=("atlantide",))).status_code == 404


@pytest.mark.parametrize("rows", [1, 3, 6])
def test_an_unopened_region_asks_as_many_queries_whatever_lives_there(
    client, django_assert_max_num_queries, rows
):
    for _ in range(rows):
        make_film(region=region())
        make_profile()
    with django_assert_max_num_queries(11):
        client.get(reverse("hubs:region", args=("la-reunion",)))
