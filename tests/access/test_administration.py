"""Django's administration: each of its pages opens for LabFilms' team, and for nobody else."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from regions.territory.models import RegionTeam
from tests.access.world import World
from tests.factories.accounts import make_user
from tests.factories.people import region

pytestmark = pytest.mark.django_db
MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def world():
    """Make one of everything that the administration lists."""
    made = World()
    assert made.public_selection
    assert made.profile
    RegionTeam.objects.create(region=region(), user=made.author)
    return made


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_list_and_sheet_open_for_the_team(world, model):
    client = Client()
    client.force_login(make_user(is_staff=True, is_superuser=True))
    listed = client.get(address(model, "changelist"))
    assert listed.status_code == 200
    first = model._default_manager.first()
    if first is not None:
        assert client.get(address(model, "change", first.pk)).status_code == 200
        assert client.get(address(model, "delete", first.pk)).status_code in {200, 403}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
@pytest.mark.parametrize("who", ["stranger", "member", "staff without a right"])
def test_list_is_closed_to_all_others(world, model, who):
    client = Client()
    user = {"stranger": AnonymousUser(), "member": world.member}.get(who) or make_user(
        is_staff=True
    )
    if user.is_authenticated:
        client.force_login(user)
    assert client.get(address(model, "changelist")).status_code in {302, 403}


def test_password_is_asked_again_before_the_administration_and_its_page_then_opens(settings):
    settings.PASSWORD_AGAIN = True
    chief = make_user(is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(chief, "allauth.account.auth_backends.AuthenticationBackend")
    page = reverse("admin:accounts_user_change", args=(chief.pk,))
    asked = client.get(page)
    assert asked.url.startswith(reverse("account_reauthenticate"))
    answer = client.post(asked.url, {"password": "mot de passe long", "next": page})
    assert answer.url == page
    assert client.get(page).status_code == 200


def test_password_is_asked_again_before_wagtail_s_people_and_groups(settings):
    settings.PASSWORD_AGAIN = True
    client = Client()
    client.force_login(make_user(is_staff=True, is_superuser=True))
    for page in ("/redaction/users/", "/redaction/groups/"):
        assert client.get(page).url.startswith(reverse("account_reauthenticate"))
    assert client.get("/redaction/").status_code == 200
