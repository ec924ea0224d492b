import pytest

from ecran.films.enums import CreditState
from labels.identities.enums import LabelKind
from labels.placements import services as placements
from labfilms.facts import services as facts
from regions.hubs import services as hubs
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film
from tests.factories.labels import make_label, make_selection
from tests.factories.moderation import make_notice, make_staff
from tests.factories.notify import make_news
from tests.factories.people import make_profile, region
from tests.factories.streaming import make_upload

pytestmark = pytest.mark.django_db

# Session and person, bell, first steps, what waits, my films, my selections, the feed, the front.
HOME_QUERIES = 29


def test_a_stranger_reads_the_sentence_and_three_doors(client):
    words = client.get("/").content.decode()
    assert "Des films courts, choisis par des gens. Des équipes, près de chez vous." in words
    for door in ("Je cherche une équipe", "Je propose mes compétences", "Je montre mon film"):
        assert door in words
    assert "L’écran est encore noir" in words


def test_the_front_shows_films_selections_and_regions(client):
    hubs.open_hub(region=region())
    make_selection(films=[make_film(title="Écluse 14")], title="Premières fois")
    words = client.get("/").content.decode()
    for shown in ("Écluse 14", "Premières fois", "/poles/la-reunion/"):
        assert shown in words


def test_a_member_is_asked_for_their_page_until_it_is_made(client):
    user = make_user("Lucie Hoarau")
    client.force_login(user)
    assert "Créer ma page" in client.get("/").content.decode()
    make_profile(user)
    words = client.get("/").content.decode()
    assert "Bonjour, Lucie Hoarau" in words
    assert "Créer ma page" not in words


@pytest.mark.parametrize("rows", [1, 3, 6])
def test_the_front_asks_as_many_queries_whatever_it_shows(
    client, django_assert_max_num_queries, rows
):
    for _ in range(rows):
        make_selection(films=[make_film()])
    client.get("/")
    with django_assert_max_num_queries(12):
        client.get("/")


def test_the_home_says_what_waits(client):
    user = make_user("Lucie Hoarau")
    client.force_login(user)
    assert 'class="waits"' not in client.get("/").content.decode()
    film = make_film(title="Sel de nuit", visibility="private")
    credit(film, user, state=CreditState.PROPOSED)
    draft = make_film(user, title="Écluse 14", visibility="draft")
    make_news(user)
    cut = make_upload(user)
    waiting = make_film(user, title="Radio Garonne", visibility="private", asset=cut.asset)
    words = client.get("/").content.decode()
    waits = words[words.index('class="waits"') : words.index('id="home-films"')]
    for shown in (
        film.get_absolute_url(),
        f"/mes-films/{draft.pk}/",
        f"/mes-films/{waiting.pk}/",
        "/nouvelles/",
    ):
        assert f'href="{shown}"' in waits
    team = make_staff()
    make_notice(make_film())
    client.force_login(team)
    assert 'href="/moderation/"' in client.get("/").content.decode()


def test_the_home_shows_what_is_mine_and_the_feed(client):
    user = make_user()
    client.force_login(user)
    assert client.get("/").content.decode().count('class="empty"') >= 3
    make_film(user, title="Brouillon à moi", visibility="draft")
    make_selection(make_label(user), title="À voir un jour", visibility="private")
    facts.follow(person=user, thing=region())
    joined = make_profile()
    words = client.get("/").content.decode()
    for shown in ("Brouillon à moi", "À voir un jour", joined.get_absolute_url()):
        assert shown in words


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_home_asks_as_many_queries_whatever_it_shows(client, django_assert_num_queries, rows):
    user = make_user()
    make_profile(user)
    facts.follow(person=user, thing=region())
    for _ in range(rows):
        film = make_film(user, visibility="draft")
        make_selection(make_label(user), films=[make_film()], visibility="private")
        make_selection(films=[make_film()])
        credit(film, user, state=CreditState.PROPOSED)
        make_news(user)
        make_profile()
    client.force_login(user)
    client.get("/")
    with django_assert_num_queries(HOME_QUERIES):
        client.get("/")


def test_the_front_page_prints_the_rule_of_the_regions_front(client):
    label = make_label(kind=LabelKind.REGION, region=region("bretagne"))
    make_selection(label, [make_film(title="Écluse 14")])
    page = client.get("/").content.decode()
    assert "Comment ces films sont choisis" in page
    assert "Écluse 14" in page


def test_the_front_page_shows_what_is_put_in_front(client):
    selection = make_selection(films=[make_film()], title="Premières fois")
    placements.place(selection=selection, region=None, by=make_user(), reason="Pour la rentrée.")
    assert "Pour la rentrée." in client.get("/").content.decode()
