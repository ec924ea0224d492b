import pytest
from django.urls import reverse

from network.people.models import Profile
from tests.factories.accounts import make_user
from tests.factories.people import make_profile, region, trade
from tests.factories.pictures import picture_file

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
    with django_assert_num_queries(4):
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
