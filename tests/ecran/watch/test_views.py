import re

import pytest
from django.urls import reverse
from django.utils import timezone

from ecran.films.enums import Visibility
from ecran.watch.models import Progress
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film, make_playable_film
from tests.factories.people import make_profile
from tests.factories.pictures import make_picture

pytestmark = pytest.mark.django_db


def test_the_page_plays_the_film_under_a_grant(client):
    film = make_playable_film(poster=make_picture(public=True))
    page = client.get(film.get_absolute_url()).content.decode()
    assert "/flux/" in page
    assert film.title in page


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_page_asks_as_many_queries_whatever_stands_on_it(
    client, django_assert_max_num_queries, rows
):
    film = make_playable_film()
    for _ in range(rows):
        credit(film, make_profile().user)
    client.get(film.get_absolute_url())
    with django_assert_max_num_queries(9):
        client.get(film.get_absolute_url())


def test_a_film_out_of_reach_answers_as_if_it_did_not_exist(client):
    film = make_playable_film(visibility=Visibility.PRIVATE)
    assert client.get(f"/films/{film.slug}/").status_code == 404
    assert client.get(f"/l/{film.link}/").status_code == 404


def test_an_unlisted_film_opens_by_its_link_alone(client):
    film = make_playable_film(visibility=Visibility.UNLISTED)
    assert client.get(f"/films/{film.slug}/").status_code == 404
    assert "/flux/" in client.get(f"/l/{film.link}/").content.decode()


def test_a_film_without_a_file_says_so_to_its_owner(client):
    film = make_film(visibility=Visibility.DRAFT, playable=False)
    client.force_login(film.owner)
    assert "n’a pas encore été choisi" in client.get(film.get_absolute_url()).content.decode()


def test_where_one_left_the_film_is_kept_and_forgotten_at_its_end(client):
    film, viewer = make_playable_film(), make_user()
    client.force_login(viewer)
    address = reverse("watch:progress", args=(film.pk,))
    assert client.post(address, {"seconds": "12.5"}).status_code == 204
    assert client.get(film.get_absolute_url()).context["resume_at"] == 12.5
    client.post(address, {"seconds": "62.9"})
    assert not Progress.objects.exists()


def test_a_position_that_is_none_is_refused(client):
    film = make_playable_film()
    client.force_login(make_user())
    address = reverse("watch:progress", args=(film.pk,))
    for seconds in ("", "-1", "nan", "inf", "hier"):
        assert client.post(address, {"seconds": seconds}).status_code == 400


def test_nobody_writes_a_position_in_a_film_they_cannot_see(client):
    film = make_playable_film(visibility=Visibility.UNLISTED)
    client.force_login(make_user())
    address = reverse("watch:progress", args=(film.pk,))
    assert client.post(address, {"seconds": "3"}).status_code == 404
    assert client.post(f"{address}?lien={film.link}", {"seconds": "3"}).status_code == 204


def test_the_file_is_given_to_whoever_may_watch_when_its_author_offers_it(client):
    film = make_playable_film(visibility=Visibility.UNLISTED, file_offered=True)
    film.asset.arrived_at = timezone.now()
    film.asset.save()
    words = client.get(film.get_absolute_url()).content.decode()
    address = re.search(r'href="([^"]*/fichier/[^"]*)"', words)[1]
    assert client.get(address).url.startswith("/original/")
    assert client.get(address.partition("?")[0]).status_code == 404
    film.file_offered = False
    film.save()
    assert client.get(address).status_code == 404
    assert "/fichier/" not in client.get(film.get_absolute_url()).content.decode()


def test_a_film_that_has_not_arrived_offers_nothing(client):
    film = make_film(file_offered=True)
    assert client.get(f"/films/{film.slug}/fichier/").status_code == 404
    assert "/fichier/" not in client.get(film.get_absolute_url()).content.decode()


def test_a_place_in_an_unlisted_film_is_kept_for_who_has_its_link(client):
    film = make_playable_film(visibility=Visibility.UNLISTED)
    client.force_login(make_user())
    address = client.get(film.get_absolute_url()).context["progress_address"]
    assert client.post(address, {"seconds": "3"}).status_code == 204
    assert client.post(address.partition("?")[0], {"seconds": "3"}).status_code == 404
