import pytest
from django.test import Client
from django.urls import reverse

from labfilms.accounts.models import Welcome
from labfilms.facts.models import Follow
from network.people.models import Profile
from regions.hubs import services as hubs
from tests.factories.accounts import make_user
from tests.factories.films import make_film
from tests.factories.labels import make_label, make_selection
from tests.factories.people import make_profile, region, trade

pytestmark = pytest.mark.django_db


@pytest.fixture
def me(client):
    user = make_user("Lucie Hoarau")
    client.force_login(user)
    return user


def at(name):
    return reverse("portal:step", args=[name])


def test_a_newcomer_walks_the_four_steps_without_javascript(client, me):
    hubs.open_hub(region=region())
    make_selection(make_label(region=region()))
    for _ in range(3):
        make_profile()
    assert client.get(reverse("portal:welcome"))["Location"] == at("region")
    assert client.post(at("region"), {"region": region().pk})["Location"] == at("metiers")
    profile = Profile.objects.get(user=me)
    assert (profile.region, profile.public) == (region(), False)
    words = {"trade_0": trade().pk, "grammar": "feminine", "public": "on"}
    assert client.post(at("metiers"), words)["Location"] == at("oeuvre")
    words = {"work_title": "Ti Kaf", "work_url": "https://exemple.fr/ti-kaf"}
    assert client.post(at("oeuvre"), words)["Location"] == at("suivre")
    choices = [
        value for value, _ in client.get(at("suivre")).context["form"]["follow"].field.choices
    ]
    assert choices[0] == f"region:{region().pk}"
    answer = client.post(at("suivre"), {"follow": choices[:3]})
    assert answer["Location"] == reverse("portal:front")
    assert Follow.objects.filter(person=me).count() == 3
    profile.refresh_from_db()
    assert profile.public
    page = client.get(profile.get_absolute_url()).content.decode()
    assert 'href="https://exemple.fr/ti-kaf"' in page
    assert 'id="first-steps"' not in client.get("/").content.decode()
    assert client.get(reverse("portal:welcome"))["Location"] == reverse("portal:front")


def test_each_step_can_be_passed_over_and_that_is_kept(client, me):
    for name, following in (
        ("region", at("metiers")),
        ("metiers", at("oeuvre")),
        ("oeuvre", at("suivre")),
        ("suivre", reverse("portal:front")),
    ):
        assert 'id="first-steps"' in client.get("/").content.decode()
        assert client.post(at(name), {"skip": "1"})["Location"] == following
    assert 'id="first-steps"' not in client.get("/").content.decode()
    other = Client()
    other.force_login(me)
    assert other.get(reverse("portal:welcome"))["Location"] == reverse("portal:front")
    assert not Profile.objects.exists()


def test_all_of_it_can_wait(client, me):
    client.post(reverse("portal:leave_welcome"))
    assert len(Welcome.objects.get(user=me).skipped) == 4
    words = client.get("/").content.decode()
    assert 'id="first-steps"' not in words
    assert 'href="/mon-profil/"' in words


def test_what_is_written_on_one_s_page_asks_for_the_page_first(client, me):
    for name in ("metiers", "oeuvre"):
        assert client.get(at(name))["Location"] == at("region")
    assert client.get(at("suivre")).status_code == 200


def test_what_is_wrong_is_said_and_nothing_is_written(client, me):
    profile = make_profile(me, trades=())
    for name, wrong in [
        ("region", {"region": ""}),
        ("metiers", {"trade_0": "", "grammar": "neutral"}),
        ("oeuvre", {"work_url": ""}),
        ("oeuvre", {"work_url": "http://exemple.fr/film"}),
        ("oeuvre", {"work_url": "javascript:alert(1)"}),
        ("suivre", {"follow": ["profil:1", "inconnu:2"]}),
    ]:
        page = client.post(at(name), wrong)
        assert page.status_code == 200
        assert page.context["form"].errors, name
    profile.refresh_from_db()
    assert profile.work_url == ""
    assert not profile.places.exists()


def test_steps_already_done_are_known_and_can_be_done_again(client, me):
    make_profile(me)
    make_film(me)
    assert client.get(reverse("portal:welcome"))["Location"] == at("suivre")
    page = client.get(at("metiers"))
    assert page.context["form"].initial["trade_0"] == trade().pk
    client.post(at("region"), {"region": region("occitanie").pk})
    assert Profile.objects.get(user=me).region == region("occitanie")


def test_a_name_already_taken_gets_another_address(client, me):
    make_profile(make_user(me.name))
    client.post(at("region"), {"region": region().pk})
    assert Profile.objects.get(user=me).handle == "lucie-hoarau-2"
