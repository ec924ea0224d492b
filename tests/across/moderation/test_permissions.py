import pytest
from django.contrib.auth.models import AnonymousUser

from labfilms.moderation import permissions, selectors, services
from labfilms.moderation.models import Notice
from regions.territory.models import RegionTeam
from tests.factories.accounts import make_user
from tests.factories.films import make_film
from tests.factories.moderation import make_decision, make_notice, make_staff, make_team
from tests.factories.people import region

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def people():
    return {
        "stranger": AnonymousUser(),
        "member": make_user(),
        "team": make_team(),
        "other team": make_team("occitanie"),
        "staff": make_staff(),
    }


def allowed(rule, *args):
    return {name for name, person in people().items() if rule(person, *args)}


def test_teams_moderate_and_the_site_s_alone_suspends():
    assert allowed(permissions.can_moderate) == {"team", "other team", "staff"}
    assert allowed(permissions.can_suspend) == {"staff"}


def test_a_report_is_decided_within_its_region_or_by_the_site():
    notice = make_notice(make_film(region=region()))
    assert allowed(permissions.can_decide, notice) == {"team", "staff"}
    elsewhere = make_notice(make_film())
    assert allowed(permissions.can_decide, elsewhere) == {"staff"}


def test_reports_are_read_by_the_same_people():
    notice = make_notice(make_film(region=region()))

    def reads(person):
        return Notice.objects.visible_to(person).filter(pk=notice.pk).exists()

    assert allowed(reads) == {"team", "staff"}


def test_a_party_never_decides():
    owner = make_team()
    reporter = make_team()
    film = make_film(owner, region=region())
    notice = make_notice(film, reporter)
    assert not permissions.can_decide(owner, notice)
    assert not permissions.can_decide(reporter, notice)
    assert permissions.can_decide(make_team(), notice)


def test_what_is_gone_has_no_owner():
    owner = make_staff()
    film = make_film(owner)
    notice = make_notice(film)
    assert permissions.is_owner(owner, notice)
    film.delete()
    notice.refresh_from_db()
    assert not permissions.is_owner(owner, notice)


def test_an_appeal_is_answered_by_another_person_than_who_decided():
    film = make_film(make_user(), region=region())
    first, reporter = make_team(), make_staff()
    decision = make_decision(film, by=first, reporter=reporter)
    appeal = services.appeal(decision=decision, text="C’est une erreur, voici pourquoi.")
    assert allowed(permissions.can_answer, appeal) == {"team", "staff"}
    assert not permissions.can_answer(first, appeal)
    assert not permissions.can_answer(reporter, appeal)
    RegionTeam.objects.create(region=region(), user=film.owner)
    assert not permissions.can_answer(film.owner, appeal)
    assert appeal not in selectors.appeals_for(first)
    assert appeal in selectors.appeals_for(make_team())


def test_a_block_holds_both_ways():
    one, other = make_user(), make_user()
    assert not permissions.blocks_between(one, other)
    services.block(by=one, of=other)
    services.block(by=one, of=other)
    services.block(by=one, of=one)
    assert permissions.blocks_between(one, other)
    assert permissions.blocks_between(other, one)
    assert selectors.blocked_ids(one) == {other.pk}
    assert selectors.blocked_ids(other) == {one.pk}
    assert selectors.blocked_ids(AnonymousUser()) == frozenset()
    services.unblock(by=other, of=one)
    assert permissions.blocks_between(one, other)
    services.unblock(by=one, of=other)
    assert not permissions.blocks_between(one, other)
