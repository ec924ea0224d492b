"""The reading rule of films, example by example and over all their states."""

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ecran.films.enums import CreditState, Visibility
from ecran.films.models import Film
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film

pytestmark = [pytest.mark.django_db, pytest.mark.database]
STRANGER = AnonymousUser()


def sees(user, film, *, link=""):
    return Film.objects.visible_to(user, link=link).filter(pk=film.pk).exists()


@pytest.mark.parametrize("visibility", [Visibility.DRAFT, Visibility.PRIVATE])
def test_a_film_of_the_team_is_seen_by_its_owner_and_the_credited_alone(visibility):
    film, editor = make_film(visibility=visibility), make_user()
    credit(film, editor, state=CreditState.PROPOSED)
    assert sees(film.owner, film)
    assert sees(editor, film)
    assert not sees(make_user(), film)
    assert not sees(STRANGER, film)
    assert not sees(STRANGER, film, link=film.link)


def test_whoever_refused_the_credit_sees_the_film_no_more():
    film, person = make_film(visibility=Visibility.DRAFT), make_user()
    credit(film, person, state=CreditState.REFUSED)
    assert not sees(person, film)


def test_an_unlisted_film_is_seen_with_its_link_and_in_no_list():
    film = make_film(visibility=Visibility.UNLISTED)
    assert not sees(STRANGER, film)
    assert not sees(STRANGER, film, link="autre")
    assert sees(STRANGER, film, link=film.link)
    assert not Film.objects.released().exists()


def test_a_public_film_with_nothing_to_play_yet_is_its_teams_alone():
    film = make_film(playable=False)
    assert not sees(STRANGER, film)
    assert sees(film.owner, film)


def test_an_empty_link_opens_nothing():
    film = make_film(visibility=Visibility.UNLISTED)
    Film.objects.filter(pk=film.pk).update(link="")
    assert not sees(STRANGER, film, link="")


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    visibility=st.sampled_from(Visibility),
    playable=st.booleans(),
    role=st.sampled_from(["stranger", "member", "owner", "credited", "refused"]),
    link=st.booleans(),
)
def test_the_rule_agrees_with_its_sentence_over_all_states(db, visibility, playable, role, link):
    film = make_film(visibility=visibility, playable=playable)
    people = {"stranger": STRANGER, "member": make_user(), "owner": film.owner}
    if role in ("credited", "refused"):
        people[role] = make_user()
        state = CreditState.REFUSED if role == "refused" else CreditState.CONFIRMED
        credit(film, people[role], state=state)
    expected = (
        role in ("owner", "credited")
        or (visibility == Visibility.PUBLIC and playable)
        or (visibility == Visibility.UNLISTED and link)
    )
    assert sees(people[role], film, link=film.link if link else "") is expected
    # A list never says more than a page does to a stranger.
    assert film in Film.objects.released() or not sees(STRANGER, film)


def test_an_untitled_film_has_a_name_and_an_address():
    film = make_film(title="", slug="film-abc")
    assert str(film) == "Sans titre"
    assert film.get_absolute_url() == "/films/film-abc/"
    film.visibility = Visibility.UNLISTED
    assert film.get_absolute_url() == f"/l/{film.link}/"
