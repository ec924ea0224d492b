import pytest
from django.urls import reverse

from ecran.films.enums import CreditState, Visibility
from ecran.films.models import Film
from streaming.intake.enums import AssetState
from streaming.intake.models import Asset
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film
from tests.factories.people import make_profile, region
from tests.factories.pictures import make_picture
from tests.factories.streaming import make_asset

pytestmark = pytest.mark.django_db
DRAFT = {"X-Draft": "1"}


@pytest.fixture
def owner(client):
    user = make_user("Lucie Hoarau")
    client.force_login(user)
    return user


def full_film(**fields):
    film = make_film(region=region(), poster=make_picture(public=True), **fields)
    credit(film, make_user())
    return film


@pytest.mark.parametrize("rows", [1, 3, 24])
def test_the_list_asks_as_many_queries_whatever_its_length(
    client, django_assert_max_num_queries, rows
):
    for _ in range(rows):
        full_film()
    with django_assert_max_num_queries(4):
        page = client.get(reverse("films:list"))
    assert len(page.context["cards"]) == rows


def test_the_list_shows_released_films_alone_the_latest_first(client):
    old, new = full_film(title="Ancien"), full_film(title="Nouveau")
    for visibility in (Visibility.DRAFT, Visibility.PRIVATE, Visibility.UNLISTED):
        make_film(visibility=visibility, title="Caché")
    page = client.get(reverse("films:list"))
    assert [card.film for card in page.context["cards"]] == [new, old]
    assert "Caché" not in page.content.decode()


def test_a_draft_saves_itself_and_gets_its_address(client, owner):
    answer = client.post(reverse("films:new"), {"title": "Sel de nuit"}, headers=DRAFT).json()
    film = Film.objects.get()
    assert answer["edit"] == reverse("films:edit", args=(film.pk,))
    assert (film.title, film.owner, film.visibility) == ("Sel de nuit", owner, Visibility.DRAFT)


def test_a_wrong_year_is_said_and_the_other_words_are_kept(client, owner):
    film = make_film(owner, visibility=Visibility.DRAFT, year=2024)
    answer = client.post(
        reverse("films:edit", args=(film.pk,)), {"title": "Autre", "year": "hier"}, headers=DRAFT
    ).json()
    film.refresh_from_db()
    assert "year" in answer["errors"]
    assert (film.title, film.year) == ("Autre", 2024)


def test_a_draft_cannot_take_someone_elses_file(client, owner):
    asset = Asset.objects.create(owner=make_user(), filename="a.mov", size=1)
    answer = client.post(reverse("films:new"), {"asset": str(asset.pk)}, headers=DRAFT)
    assert answer.status_code == 409
    assert "pas le vôtre" in answer.json()["message"]


def test_publishing_without_title_or_rights_is_refused_in_words(client, owner):
    page = client.post(reverse("films:new"), {"visibility": "public", "synopsis": "Gardé"})
    assert set(page.context["form"].errors) == {"title", "rights_declared"}
    assert "Gardé" in page.content.decode()
    page = client.post(
        reverse("films:new"), {"visibility": "public", "title": "A", "rights_declared": "on"}
    )
    assert "Choisissez d’abord" in page.content.decode()


def test_the_whole_form_is_saved(client, owner):
    client.post(reverse("films:new"), {"visibility": "private", "title": "A", "year": "2025"})
    film = Film.objects.get()
    assert (film.visibility, film.year) == (Visibility.PRIVATE, 2025)
    page = client.get(reverse("films:edit", args=(film.pk,)))
    assert page.context["form"]["visibility"].value() == Visibility.PRIVATE


@pytest.mark.parametrize("address", ["films:edit", "films:delete", "films:original"])
def test_someone_elses_film_answers_as_if_it_did_not_exist(client, owner, address):
    others = make_film()
    mentioned = make_film(visibility=Visibility.DRAFT)
    credit(mentioned, owner, state=CreditState.CONFIRMED)
    for film in (others, mentioned):
        assert client.get(reverse(address, args=(film.pk,))).status_code == 404
    assert client.post(reverse("films:retry", args=(others.pk,))).status_code == 404


def test_a_film_is_deleted_after_a_question(client, owner):
    film = make_film(owner)
    assert "Supprimer" in client.get(reverse("films:delete", args=(film.pk,))).content.decode()
    client.post(reverse("films:delete", args=(film.pk,)))
    assert not Film.objects.exists()


def test_the_original_is_given_to_its_owner_under_a_grant(client, owner):
    asset = Asset.objects.create(owner=owner, filename="a.mov", size=1)
    film = make_film(owner, asset=asset)
    answer = client.get(reverse("films:original", args=(film.pk,)))
    assert answer["Location"].startswith("/original/")
    without = make_film(owner)
    assert client.get(reverse("films:original", args=(without.pk,))).status_code == 404


def test_my_films_show_all_mine_and_no_other(client, owner):
    mine = make_film(owner, visibility=Visibility.DRAFT, title="")
    make_film(title="D’autrui")
    page = client.get(reverse("films:mine"))
    assert [card.film for card in page.context["cards"]] == [mine]
    assert "Sans titre" in page.content.decode()


def test_a_profile_shows_the_films_whose_credit_is_confirmed(client):
    profile = make_profile()
    confirmed, proposed = full_film(title="Confirmé"), full_film(title="Proposé")
    credit(confirmed, profile.user)
    credit(proposed, profile.user, state=CreditState.PROPOSED)
    credit(make_film(visibility=Visibility.DRAFT, title="Brouillon"), profile.user)
    page = client.get(profile.get_absolute_url()).content.decode()
    assert "Confirmé" in page
    assert "Proposé" not in page
    assert "Brouillon" not in page


def test_a_film_that_failed_is_tried_again_and_a_second_click_is_told_so(client, owner):
    film = make_film(owner, asset=make_asset(owner, state=AssetState.FAILED, reason="damaged"))
    address = reverse("films:retry", args=(film.pk,))
    client.post(address)
    film.asset.refresh_from_db()
    assert film.asset.state != AssetState.FAILED
    assert film.asset.jobs.count() == 1
    page = client.post(address, follow=True)
    assert page.redirect_chain[-1][0] == reverse("films:edit", args=(film.pk,))
    assert "rien à réessayer" in page.content.decode()


def test_a_film_without_a_file_has_nothing_to_try_again(client, owner):
    film = make_film(owner, playable=False)
    answer = client.post(reverse("films:retry", args=(film.pk,)))
    assert answer.url == reverse("films:edit", args=(film.pk,))
