"""Who is let into a film that is not everyone's, until when, and how it ends."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from ecran.access import notices, selectors, services
from ecran.access.errors import AccessRefused
from ecran.films.enums import Reason, Visibility
from ecran.films.models import Entitlement, Film
from labfilms.moderation.enums import Withheld
from labfilms.moderation.models import Block
from labfilms.notify.models import Notification
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film
from tests.factories.people import make_profile
from tests.factories.streaming import make_package

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def film():
    """A film that its owner and no one else sees, with something to play."""
    owner = make_user("Inès Ollier")
    package = make_package()
    return make_film(owner, visibility=Visibility.PRIVATE, asset=package.asset)


@pytest.fixture
def juror():
    return make_profile(make_user("Karim Bensaïd")).user


def give(film, person, **about):
    return services.give(film=film, person=person, by=film.owner, **{"reason": Reason.JURY} | about)


def sees(film, viewer):
    return Film.objects.visible_to(viewer).filter(pk=film.pk).exists()


def test_an_access_opens_a_film_to_one_person_and_tells_them(film, juror):
    assert not sees(film, juror)
    give(film, juror)
    assert sees(film, juror)
    assert not sees(film, make_user())
    assert not sees(film, AnonymousUser())
    assert Notification.objects.get(person=juror).kind == notices.GIVEN.name


def test_no_list_shows_it(film, juror):
    give(film, juror)
    assert film not in Film.objects.released()


@pytest.mark.parametrize(
    ("fields", "opens"),
    [
        ({}, True),
        ({"ends_at": HOUR}, True),
        ({"ends_at": -HOUR}, False),
        ({"begins_at": HOUR}, False),
        ({"revoked_at": -HOUR}, False),
    ],
    ids=["no end", "ends later", "over", "not begun", "taken back"],
)
def test_an_access_holds_for_its_time(film, juror, fields, opens):
    moments = {name: timezone.now() + delta for name, delta in fields.items()}
    access = Entitlement.objects.create(film=film, person=juror, reason=Reason.PRESS, **moments)
    assert sees(film, juror) is opens
    assert access.is_open is opens
    assert Entitlement.objects.open().filter(pk=access.pk).exists() is opens


def test_it_holds_at_its_first_moment_and_no_more_at_its_last(film, juror):
    now = timezone.now()
    row = Entitlement.objects.create(film=film, person=juror, begins_at=now, ends_at=now + HOUR)
    open_at = [
        Entitlement.objects.open(at).filter(pk=row.pk).exists()
        for at in (now, now + HOUR - timedelta.resolution, now + HOUR)
    ]
    assert open_at == [True, True, False]


def test_what_moderation_shut_no_access_opens(film, juror):
    give(film, juror)
    film.withheld = Withheld.HIDDEN
    film.save()
    assert not sees(film, juror)
    assert selectors.accesses_of(juror) == []


@pytest.mark.parametrize("path", ["master.m3u8", "v1/00000.m4s"])
def test_taken_back_what_plays_ends(film, juror, client, path):
    access = give(film, juror)
    client.force_login(juror)
    page = client.get(film.get_absolute_url())
    base = page.context["playback"].master.removesuffix("master.m3u8")
    assert client.get(f"{base}master.m3u8").status_code == 200
    services.take_back(access=access)
    assert client.get(base + path).status_code == 404
    assert client.get(film.get_absolute_url()).status_code == 404
    services.take_back(access=access)


def test_addresses_end_with_the_access(film, juror, client):
    soon = timezone.now() + timedelta(minutes=5)
    give(film, juror, until=soon)
    client.force_login(juror)
    playback = client.get(film.get_absolute_url()).context["playback"]
    assert soon - timedelta(seconds=2) <= playback.expires <= soon


def test_who_is_let_in_for_a_time_keeps_no_file(film, juror, client):
    film.asset.arrived_at = timezone.now()
    film.asset.save()
    film.file_offered = film.playable = True
    film.save()
    address = reverse("watch:file", args=(film.slug,))
    client.force_login(juror)
    access = give(film, juror, until=timezone.now() + HOUR)
    assert client.get(address).status_code == 404
    access.ends_at = None
    access.save()
    assert client.get(address).status_code == 302


def test_an_access_shortens_nobodys_own_right(film, juror, client):
    soon = timezone.now() + timedelta(minutes=5)
    give(film, juror, until=soon)
    assert selectors.opening(film, juror).until == soon
    give(film, juror, reason=Reason.PRESS, until=soon + HOUR)
    assert selectors.opening(film, juror).until == soon + HOUR
    give(film, juror, reason=Reason.GIFT)
    assert selectors.opening(film, juror).until is None
    member = make_user()
    give(film, member, until=soon)
    credit(film, member)
    assert selectors.opening(film, member).until is None
    assert selectors.opening(film, film.owner).until is None
    assert selectors.opening(film, AnonymousUser()).until is None


def test_given_again_it_holds_until_the_new_date(film, juror, client):
    give(film, juror)
    client.force_login(juror)
    master = client.get(film.get_absolute_url()).context["playback"].master
    soon = timezone.now() + HOUR
    give(film, juror, until=soon)
    assert Entitlement.objects.get().ends_at == soon
    # The addresses of before would have outlived it.
    assert client.get(master).status_code == 404


def test_one_open_access_a_reason(film, juror):
    give(film, juror)
    with pytest.raises(IntegrityError), transaction.atomic():
        Entitlement.objects.create(film=film, person=juror, reason=Reason.JURY)


def refused(film, person, **about):
    with pytest.raises(AccessRefused) as caught:
        give(film, person, **about)
    return caught.value.code


def test_what_cannot_be_given(film, juror, monkeypatch):
    assert refused(film, film.owner) == "own"
    assert refused(film, juror, until=timezone.now()) == "past"
    Block.objects.create(by=juror, of=film.owner)
    assert refused(film, juror) == "blocked"
    monkeypatch.setattr(services, "MOST_A_DAY", 0)
    assert refused(film, make_user()) == "often"
    assert not Entitlement.objects.exists()


def test_the_owner_gives_and_takes_back_on_a_page(film, juror, client):
    client.force_login(film.owner)
    address = reverse("access:list", args=(film.pk,))
    assert "Personne pour l’instant" in client.get(address).content.decode()
    day = timezone.localdate() + timedelta(days=3)
    said = {"person": "@" + juror.profile.handle, "reason": "jury", "until": day.isoformat()}
    assert client.post(address, said).status_code == 302
    access = film.entitlements.get()
    assert access.last_day == day
    assert "Karim Bensaïd" in client.get(address).content.decode()
    taken = client.post(reverse("access:take_back", args=(film.pk, access.pk)))
    assert taken.status_code == 302
    access.refresh_from_db()
    assert not access.is_open
    assert "terminé" in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("person", "Personne d’autre"),
        ("reason", "argent"),
        ("until", "2020-01-01"),
        ("until", "2099-01-01"),
        ("until", "demain"),
    ],
)
def test_what_is_said_wrongly_has_its_sentence_and_is_kept(film, juror, client, name, value):
    client.force_login(film.owner)
    said = {"person": juror.name, "reason": "press", "until": "", name: value}
    response = client.post(reverse("access:list", args=(film.pk,)), said)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [name]
    assert not film.entitlements.exists()


def test_a_refusal_stands_beside_what_it_is_about(film, client):
    make_profile(film.owner)
    client.force_login(film.owner)
    said = {"person": film.owner.name, "reason": "press"}
    response = client.post(reverse("access:list", args=(film.pk,)), said)
    assert list(response.context["form"].errors) == ["person"]


def test_films_lent_to_me_are_on_my_page_as_long_as_they_are(film, juror, client):
    client.force_login(juror)
    address = reverse("access:mine")
    assert "Aucun film ne vous est prêté" in client.get(address).content.decode()
    access = give(film, juror)
    words = client.get(address).content.decode()
    assert film.title in words
    assert "Inès Ollier" in words
    services.take_back(access=access)
    assert film.title not in client.get(address).content.decode()


def test_an_access_of_another_film_is_not_ended_here(film, juror, client):
    access = give(film, juror)
    other = make_film(make_user())
    client.force_login(other.owner)
    address = reverse("access:take_back", args=(other.pk, access.pk))
    assert client.post(address).status_code == 404
    access.refresh_from_db()
    assert access.is_open
