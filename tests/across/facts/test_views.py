import pytest
from django.test import Client
from django.urls import reverse

from labfilms.facts import services
from labfilms.facts.models import Follow
from regions.hubs import services as hubs
from tests.factories.accounts import make_user
from tests.factories.labels import make_selection
from tests.factories.people import make_profile, region

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user, BACKEND)
    return user


def follow(sort, thing):
    return reverse("facts:follow", args=[sort, thing.pk])


def test_one_click_follows_and_another_unfollows_without_javascript(client, me):
    profile = make_profile()
    assert follow("profil", profile) in client.get(profile.get_absolute_url()).content.decode()
    answer = client.post(follow("profil", profile), {"follow": "1"})
    assert answer["Location"] == profile.get_absolute_url()
    assert 'aria-pressed="true"' in client.get(answer["Location"]).content.decode()
    assert Follow.objects.get().person == me
    client.post(follow("profil", profile), {"follow": "0"})
    assert not Follow.objects.exists()


def test_htmx_is_answered_with_the_button_alone(client, me):
    profile = make_profile()
    answer = client.post(
        follow("profil", profile), {"follow": "1"}, headers={"HX-Request": "true"}
    ).content.decode()
    assert answer.startswith('<div class="follow">')
    assert 'aria-pressed="true"' in answer
    assert 'class="follow-count"' in answer


def test_labels_selections_and_regions_are_followed_from_their_pages(client, me):
    selection, page = make_selection(), hubs.open_hub(region=region())
    for sort, thing, where in [
        ("label", selection.label, selection.label.get_absolute_url()),
        ("selection", selection, selection.get_absolute_url()),
        ("region", page.region, page.url),
    ]:
        assert follow(sort, thing) in client.get(where).content.decode()
        assert client.post(follow(sort, thing), {"follow": "1"})["Location"] == where
    listed = client.get(reverse("facts:follows")).content.decode()
    assert all(str(thing) in listed for thing in (selection, selection.label, page.region))
    answer = client.post(follow("region", page.region), {"follow": "0", "back": "follows"})
    assert answer["Location"] == reverse("facts:follows")


def test_what_one_may_not_read_cannot_be_followed(client, me):
    hidden = make_profile(public=False)
    assert client.post(follow("profil", hidden)).status_code == 404
    assert client.post("/suivre/inconnu/1/").status_code == 404
    assert client.post("/suivre/profil/abc/").status_code == 404
    services.follow(person=me, thing=hidden)
    assert str(hidden) not in client.get(reverse("facts:follows")).content.decode()


def test_a_stranger_is_shown_the_door_and_brought_back():
    profile = make_profile()
    page = Client().get(profile.get_absolute_url()).content.decode()
    assert f"?next={profile.get_absolute_url()}" in page


def test_how_many_follow_is_said_and_never_who(client, me):
    profile = make_profile()
    for name in ("Ada", "Zoé"):
        services.follow(person=make_user(name), thing=profile)
    page = client.get(profile.get_absolute_url()).content.decode()
    assert 'class="follow-count"' in page
    assert "Zoé" not in page


def test_the_feed_is_turned_page_after_page(client, me, monkeypatch):
    monkeypatch.setattr("labfilms.facts.views.PER_PAGE", 2)
    services.follow(person=me, thing=region())
    made = [make_profile() for _ in range(3)]
    first = client.get(reverse("facts:feed"))
    older = first.context["feed"].older
    assert [line.href for line in first.context["feed"].lines] == [
        made[2].get_absolute_url(),
        made[1].get_absolute_url(),
    ]
    second = client.get(reverse("facts:feed"), {"avant": older})
    assert [line.href for line in second.context["feed"].lines] == [made[0].get_absolute_url()]
    assert client.get(reverse("facts:feed"), {"avant": "x"}).status_code == 200


def test_an_empty_feed_and_list_say_what_to_do(client, me):
    assert 'class="empty' in client.get(reverse("facts:feed")).content.decode()
    assert 'class="empty' in client.get(reverse("facts:follows")).content.decode()
