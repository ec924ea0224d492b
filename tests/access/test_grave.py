"""Grave acts of rooms: the table says which ask the password again; after it they are done."""

import pytest
from django.test import Client
from django.urls import reverse

from ecran.films.models import Film
from labels.identities.selectors import answers_for_others
from network.organisations.models import Membership
from tests.access.world import World
from tests.factories.labels import make_label
from tests.factories.organisations import make_organisation
from tests.factories.second_factor import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _again(settings):
    settings.PASSWORD_AGAIN = True


@pytest.fixture
def world():
    return World()


def enter(user):
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def confirm(client, asked, page):
    return client.post(asked.url, {"password": PASSWORD, "next": page}, follow=True)


def test_film_is_deleted_once_the_password_is_given_and_not_before(world):
    client = enter(world.author)
    page = reverse("films:delete", args=(world.public_film.pk,))
    asked = client.post(page)
    assert Film.objects.count() == 1
    client.post(asked.url, {"password": "au hasard", "next": page})
    assert Film.objects.count() == 1
    confirm(client, asked, page)
    assert Film.objects.count() == 0


def test_role_is_given_once_the_password_is(world):
    client = enter(world.author)
    page = reverse("organisations:set_role", args=(world.place_held.pk,))
    asked = client.post(page, {"role": "admin"})
    confirm(client, asked, page)
    assert Membership.objects.get(pk=world.place_held.pk).role == "admin"


def test_second_factor_is_asked_of_each_kind_of_role(world, settings):
    settings.SECOND_FACTOR = "required"
    admin, chief = world.author, world.team
    make_organisation(admin)
    make_label(chief, verified=True)
    for person in (world.staff, world.region_team, admin, chief):
        page = enter(person).get(reverse("mfa_index"))
        assert page.context["request"].second_factor is not None
    for person in (world.member, world.curator):
        page = enter(person).get(reverse("mfa_index"))
        assert not hasattr(page.context["request"], "second_factor")


def test_label_of_one_s_own_asks_nothing_and_one_shared_does(world):
    label = make_label(world.author)
    assert not answers_for_others(world.author)
    invited = label.curators.create(user=world.member, role="editor", accepted_at=None)
    assert not answers_for_others(world.author)
    invited.accepted_at = label.created_at
    invited.save()
    assert answers_for_others(world.author)
    assert not answers_for_others(world.member)
