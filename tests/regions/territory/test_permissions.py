import pytest
from django.contrib.auth.models import AnonymousUser

from regions.territory import permissions
from regions.territory.models import Region, RegionTeam
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine():
    return Region.objects.get(slug="la-reunion")


@pytest.fixture
def other():
    return Region.objects.get(slug="occitanie")


def test_stranger_and_member_edit_no_region(mine):
    assert not permissions.can_edit(AnonymousUser(), mine)
    assert not permissions.can_edit(make_user(), mine)


def test_member_of_a_team_edits_that_region_and_no_other(mine, other):
    user = make_user()
    place = RegionTeam.objects.create(region=mine, user=user)
    assert permissions.can_edit(user, mine)
    assert not permissions.can_edit(user, other)
    assert str(place) == f"{user} ({mine})"
    place.delete()
    assert not permissions.can_edit(user, mine)


def test_staff_alone_gives_no_region_and_an_administrator_edits_all(mine, other):
    assert not permissions.can_edit(make_user(is_staff=True), mine)
    chief = make_user(is_superuser=True)
    assert permissions.can_edit(chief, mine)
    assert permissions.can_edit(chief, other)


def test_places_are_listed_for_whoever_holds_them(mine):
    user = make_user()
    place = RegionTeam.objects.create(region=mine, user=user)
    assert list(RegionTeam.objects.of(user)) == [place]
    assert not RegionTeam.objects.of(make_user()).exists()
    assert not RegionTeam.objects.of(AnonymousUser()).exists()
