import pytest
from django.urls import reverse

from network.people.models import Profile
from tests.factories.accounts import make_user
from tests.factories.people import make_profile, region, trade
from tests.factories.pictures import picture_file
from tests.factories.territory import make_towns

pytestmark = pytest.mark.django_db


def posted(**changes):
    return {
        "handle": "ines-ollier",
        "region": region().pk,
        "trade_0": trade("first-assistant-director").pk,
        "grammar": "feminine",
        "public": "on",
        "skills_text": "plan de travail, sang-froid",
        "wants_to_learn": "on",
        **changes,
    }


def test_a_person_makes_their_page_and_strangers_read_it(client):
    user = make_user("Inès Ollier")
    client.force_login(user)
    answer = client.post(reverse("people:mine"), posted(photo_file=picture_file()), follow=True)
    assert "1re assistante à la mise en scène" in answer.content.decode()
    client.logout()
    page = client.get(user.profile.get_absolute_url()).content.decode()
    for words in ("Inès Ollier", "La Réunion", "sang-froid", "Veut apprendre"):
        assert words in page


def test_a_town_stands_on_the_page_and_says_the_region(client):
    make_towns()
    user = make_user("Inès Ollier")
    client.force_login(user)
    answer = client.post(reverse("people:mine"), posted(region="", town="poitiers"), follow=True)
    assert "Poitiers, Nouvelle-Aquitaine" in answer.content.decode()
    assert 'value="Poitiers (Vienne)"' in client.get(reverse("people:mine")).content.decode()
    client.post(reverse("people:mine"), posted(region=region("bretagne").pk, town=""))
    user.profile.refresh_from_db()
    assert (user.profile.town, user.profile.region.slug) == (None, "bretagne")


def test_a_town_of_another_region_is_said(client):
    make_towns()
    client.force_login(make_user())
    page = client.post(reverse("people:mine"), posted(town="Poitiers", bio="Mots gardés"))
    assert "Poitiers se trouve dans une autre région" in page.content.decode()
    assert "Mots gardés" in page.content.decode()
    assert not Profile.objects.exists()


def test_namesakes_are_to_be_chosen(client):
    make_towns()
    client.force_login(make_user())
    page = client.post(reverse("people:mine"), posted(region="", town="Saint-Denis"))
    assert "Plusieurs villes s’appellent Saint-Denis" in page.content.decode()
    assert "region" not in page.context["form"].errors
    client.post(reverse("people:mine"), posted(town="Saint-Denis", town_code="97411", region=""))
    assert Profile.objects.get().region == region()


def test_a_page_without_a_place_is_asked_for_one(client):
    client.force_login(make_user())
    page = client.post(reverse("people:mine"), posted(region=""))
    assert "au moins dans quelle région" in page.content.decode()


def test_a_wrong_handle_is_said_and_the_other_words_are_kept(client):
    client.force_login(make_user())
    page = client.post(reverse("people:mine"), posted(handle="Inès !", bio="Mots gardés"))
    assert "Mots gardés" in page.content.decode()
    assert "handle" in page.context["form"].errors
    assert not Profile.objects.exists()


def test_a_photo_that_is_none_is_refused_in_words(client):
    client.force_login(make_user())
    page = client.post(reverse("people:mine"), posted(photo_file=picture_file((20, 20))))
    assert "trop petite" in page.content.decode()


def test_a_photo_is_removed(client):
    user = make_user()
    client.force_login(user)
    client.post(reverse("people:mine"), posted(photo_file=picture_file()))
    client.post(reverse("people:remove_photo"))
    assert Profile.objects.get(user=user).photo is None


def test_a_closed_page_answers_strangers_as_if_it_did_not_exist(client):
    profile = make_profile(public=False)
    assert client.get(profile.get_absolute_url()).status_code == 404
    assert client.get("/profils/personne-ici/").status_code == 404
    client.force_login(profile.user)
    assert "Vous seul" in client.get(profile.get_absolute_url()).content.decode()


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_list_asks_as_many_queries_whatever_its_length(client, django_assert_num_queries, rows):
    for _ in range(rows):
        make_profile(trades=("director", "editor"))
    # Trades, regions, departments, the count, the page, its trades.
    with django_assert_num_queries(6):
        page = client.get(reverse("people:list"))
    assert page.context["page"].paginator.count == rows


def test_the_empty_list_says_what_to_do(client):
    assert "Créer ma page" in client.get(reverse("people:list")).content.decode()


def test_first_page_of_a_person_is_proposed_as_one_to_be_found_and_a_closed_one_stays_so(client):
    user = make_user()
    client.force_login(user)
    first = client.get(reverse("people:mine")).context["form"]
    assert first["public"].value() is True
    make_profile(user, public=False)
    later = client.get(reverse("people:mine")).context["form"]
    assert later["public"].value() is False
