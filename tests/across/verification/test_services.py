import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from labels.laurels import selectors as laurels
from labfilms.facts.models import Fact
from labfilms.notify.models import Notification
from regions.verification import permissions, registry, selectors, services
from regions.verification.errors import VerificationRefused
from regions.verification.models import Verification
from tests.factories.accounts import make_user
from tests.factories.films import make_film
from tests.factories.labels import make_label, make_selection
from tests.factories.moderation import make_staff, make_team
from tests.factories.people import make_profile, region

pytestmark = [pytest.mark.django_db, pytest.mark.database]

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
REASON = "Présidente du Quadrille depuis 2019"


def enter(person):
    client = Client()
    client.force_login(person, BACKEND)
    return client


def test_a_team_verifies_in_its_region_and_the_site_everywhere():
    here, there, nowhere = make_profile(), make_profile(region_slug="occitanie"), make_label()
    team, staff = make_team(), make_staff()
    for thing, by_team in ((here, True), (there, False), (nowhere, False)):
        assert permissions.can_verify(team, thing) is by_team
        assert permissions.can_verify(staff, thing)
        for nobody in (make_user(), AnonymousUser(), make_team("corse")):
            assert not permissions.can_verify(nobody, thing)
    assert not permissions.can_verify(staff, make_film())


def test_nobody_verifies_what_is_their_own():
    team, staff = make_team(), make_staff()
    assert not permissions.can_verify(team, make_profile(team))
    assert not permissions.can_verify(staff, make_label(staff))


def test_a_verification_is_kept_logged_and_told():
    profile, team = make_profile(), make_team()
    made = services.verify(thing=profile, by=team, reason=REASON)
    profile.refresh_from_db()
    assert (profile.verified_at, profile.verified_reason) == (made.at, REASON)
    assert made.region == region()
    assert Fact.objects.filter(verb="verifications.given", actor=team).exists()
    assert REASON in Notification.objects.get(person=profile.user).sentence
    with pytest.raises(VerificationRefused) as error:
        services.verify(thing=profile, by=team, reason=REASON)
    assert error.value.code == "twice"
    services.end(thing=profile, by=make_staff(), reason="Elle a quitté ses fonctions")
    profile.refresh_from_db()
    assert (profile.verified_at, profile.verified_reason) == (None, "")
    made.refresh_from_db()
    assert made.end_reason == "Elle a quitté ses fonctions"
    services.verify(thing=profile, by=make_staff(), reason="Revenue")
    assert Verification.objects.count() == 2
    assert selectors.history_of(profile)[0].region is None


def test_another_s_region_is_refused():
    with pytest.raises(VerificationRefused):
        services.verify(thing=make_profile(), by=make_team("occitanie"), reason=REASON)
    with pytest.raises(VerificationRefused):
        services.end(thing=make_film(), by=make_staff(), reason=REASON)


def test_a_verified_label_gives_laurels_and_one_that_is_no_longer_does_not():
    label, film, staff = make_label(), make_film(), make_staff()
    make_selection(label, [film])
    for write, is_laurel in ((services.verify, True), (services.end, False)):
        write(thing=label, by=staff, reason=REASON)
        (given,) = laurels.given_to([film])[film.pk]
        assert given.is_laurel is is_laurel


def test_the_mark_stands_beside_the_name_with_its_reason(client):
    profile = make_profile()
    services.verify(thing=profile, by=make_team(), reason=REASON)
    for page in (profile.get_absolute_url(), "/profils/"):
        assert REASON in client.get(page).content.decode()


def test_a_team_verifies_and_ends_from_the_page():
    label = make_selection(make_label(region=region())).label
    client = enter(make_team())
    where = reverse("verification:verify", args=["label", label.pk])
    assert where in client.get(label.get_absolute_url()).content.decode()
    assert client.post(where, {"reason": ""}).context["form"].errors
    assert client.post(where, {"reason": REASON})["Location"] == label.get_absolute_url()
    assert client.post(where, {"reason": REASON}).context["form"].non_field_errors()
    assert REASON in client.get(where).content.decode()
    client.post(where, {"reason": "Dissous", "end": "1"})
    label.refresh_from_db()
    assert not label.is_verified
    assert "Dissous" in client.get(where).content.decode()
    member = enter(make_user())
    assert member.get(where).status_code == 404
    assert where not in member.get(label.get_absolute_url()).content.decode()


def test_what_does_not_exist_cannot_be_verified():
    client = enter(make_staff())
    for where in ("/verifier/film/1/", "/verifier/profil/x/", "/verifier/profil/999999/"):
        assert client.get(where).status_code == 404


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_history_asks_as_many_queries_whatever_its_length(django_assert_num_queries, rows):
    profile, staff = make_profile(), make_staff()
    for _ in range(rows):
        services.verify(thing=profile, by=staff, reason=REASON)
        services.end(thing=profile, by=staff, reason=REASON)
    client = enter(make_staff())
    where = reverse("verification:verify", args=["profil", profile.pk])
    client.get(where)
    with django_assert_num_queries(7):
        client.get(where)


def test_no_name_is_taken_twice():
    with pytest.raises(registry.NameTaken):
        registry.register(registry.find("label"))
