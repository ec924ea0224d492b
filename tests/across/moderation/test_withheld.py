"""What moderation shuts leaves every door at once, whatever state it was in."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ecran.films import services as films
from ecran.films.enums import CreditState, Visibility
from ecran.films.models import Film
from labels.identities import services as identities
from labels.identities.models import Label
from labels.selections import services as selections
from labels.selections.enums import Visibility as SelectionVisibility
from labels.selections.models import Selection
from labfilms.moderation.enums import Withheld
from network.people import services as people
from network.people.models import Profile
from regions.hubs import services as hubs
from regions.hubs.models import HubPage
from tests.access.world import World
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film
from tests.factories.labels import make_label, make_selection
from tests.factories.people import make_profile, region

pytestmark = [pytest.mark.django_db, pytest.mark.database]

property_test = settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
SHUT = [Withheld.HIDDEN, Withheld.REMOVED]


def seen(queryset, thing, *viewers):
    return [queryset.visible_to(viewer).filter(pk=thing.pk).exists() for viewer in viewers]


@property_test
@given(
    visibility=st.sampled_from(Visibility),
    playable=st.booleans(),
    levels=st.lists(st.sampled_from(Withheld), min_size=1, max_size=4),
)
def test_a_shut_film_is_nobody_s_but_its_owner_s(db, visibility, playable, levels):
    film = make_film(visibility=visibility, playable=playable)
    editor, member, stranger = make_user(), make_user(), AnonymousUser()
    credit(film, editor, code="editor", state=CreditState.PROPOSED)
    before = seen(Film.objects, film, film.owner, editor, member, stranger)
    for level in levels:
        films.withhold(film=film, level=level)
    film.refresh_from_db()
    after = seen(Film.objects, film, film.owner, editor, member, stranger)
    by_link = Film.objects.visible_to(stranger, link=film.link).filter(pk=film.pk).exists()
    if film.withheld == Withheld.NO:
        assert after == before
        assert film.is_released is (visibility == Visibility.PUBLIC and playable)
    else:
        assert after == [film.withheld == Withheld.HIDDEN, False, False, False]
        assert not by_link
        assert not film.is_released
        assert not Film.objects.released().filter(pk=film.pk).exists()
    assert Film.objects.of_owner(film.owner).exists() is (film.withheld != Withheld.REMOVED)


@property_test
@given(public=st.booleans(), level=st.sampled_from(Withheld))
def test_a_shut_profile_is_its_person_s_alone(db, public, level):
    profile = make_profile(public=public)
    people.withhold(profile=profile, level=level)
    open_to_all = public and level == Withheld.NO
    assert seen(Profile.objects, profile, profile.user, make_user(), AnonymousUser()) == [
        True,
        open_to_all,
        open_to_all,
    ]
    assert profile.is_shown is open_to_all


@property_test
@given(
    visibility=st.sampled_from(SelectionVisibility),
    level=st.sampled_from(Withheld),
    of_label=st.sampled_from(Withheld),
)
def test_a_shut_selection_or_label_takes_its_selections_along(db, visibility, level, of_label):
    owner = make_user()
    label = make_label(owner)
    selection = make_selection(label, [make_film()], visibility=visibility)
    selections.withhold(selection=selection, level=level)
    identities.withhold(label=label, level=of_label)
    shown = visibility == SelectionVisibility.PUBLIC and not level and not of_label
    assert seen(Selection.objects, selection, owner, make_user(), AnonymousUser()) == [
        level != Withheld.REMOVED,
        shown,
        shown,
    ]
    assert Selection.objects.published().filter(pk=selection.pk).exists() is shown
    by_link = Selection.objects.visible_to(AnonymousUser(), link=selection.link)
    unlisted = visibility == SelectionVisibility.UNLISTED and not level and not of_label
    assert by_link.filter(pk=selection.pk).exists() is (shown or unlisted)
    label.refresh_from_db()
    assert seen(Label.objects, label, make_user()) == [shown]


@pytest.mark.parametrize("level", SHUT)
def test_the_grants_of_a_shut_film_are_dead(client, level):
    world = World()
    film = world.with_package(world.public_film)
    grant, name = world.grant(film, public=True)
    address = f"/flux/{grant}/{name}/master.m3u8"
    assert client.get(address).status_code == 200
    films.withhold(film=film, level=level)
    assert client.get(address).status_code == 404


def test_the_poster_and_the_photo_of_what_is_shut_are_not_public():
    world = World()
    film = make_film(poster=world.public_picture)
    films.withhold(film=film, level=Withheld.HIDDEN)
    world.public_picture.refresh_from_db()
    assert not world.public_picture.public
    films.withhold(film=film, level=Withheld.NO)
    world.public_picture.refresh_from_db()
    assert world.public_picture.public


def test_a_shut_film_leaves_lists_selections_laurels_and_pages():
    film = make_film(title="Sel de nuit", region=region())
    profile = make_profile(film.owner)
    credit(film, film.owner)
    selection = make_selection(make_label(verified=True), [film], title="Premières fois")
    hub = hubs.open_hub(region=region())
    places = ["/", "/films/", profile.get_absolute_url(), selection.get_absolute_url(), hub.url]
    client = Client()
    assert all("Sel de nuit" in client.get(place).content.decode() for place in places)
    films.withhold(film=film, level=Withheld.HIDDEN)
    assert not any("Sel de nuit" in client.get(place).content.decode() for place in places)
    selections.withhold(selection=selection, level=Withheld.HIDDEN)
    films.withhold(film=film, level=Withheld.NO)
    assert "Premières fois" not in client.get(film.get_absolute_url()).content.decode()
    assert client.get(selection.label.get_absolute_url()).status_code == 404


def test_a_hub_is_taken_off_the_site_and_put_back(client):
    page = hubs.open_hub(region=region())
    hubs.withhold(page=page, level=Withheld.HIDDEN)
    assert client.get("/poles/la-reunion/").status_code == 404
    hubs.withhold(page=HubPage.objects.get(pk=page.pk), level=Withheld.NO)
    assert client.get("/poles/la-reunion/").status_code == 200
