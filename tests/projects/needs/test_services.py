from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from network.calls.enums import CallState, Pay, Side
from network.calls.errors import CallRefused
from network.calls.models import CrewCall, Position, today
from network.calls.services import applications, calls, invitations
from projects.needs import selectors, services
from projects.needs.enums import NeedState
from projects.needs.models import Need
from projects.space import selectors as teams
from projects.space import services as space
from projects.space.enums import MemberState, Role, Visibility
from projects.space.errors import ProjectRefused
from tests.factories.accounts import make_user
from tests.factories.calls import make_application, make_invitation
from tests.factories.organisations import make_organisation
from tests.factories.people import make_profile, trade
from tests.factories.projects import make_member, make_need, make_project

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def refused(code, do, **arguments):
    with pytest.raises((ProjectRefused, CallRefused)) as error:
        do(**arguments)
    assert error.value.code == code


@pytest.fixture
def manager():
    return make_profile(make_user("Aya Traoré")).user


@pytest.fixture
def project(manager):
    return make_project(manager, title="Sel de nuit")


def opened(project, manager, **words):
    need = make_need(project, **words)
    services.open_position(need=need, actor=manager)
    return need


def test_a_post_needed_becomes_a_published_position_with_the_project_s_words(project, manager):
    need = opened(project, manager, count=2, days=3, words="Nuits en extérieur")
    call = need.position.call
    assert (call.state, call.title, call.film) == (CallState.OPEN, project.title, project.pitch)
    assert (call.pay, call.carrier, list(call.holders.all())) == (project.pay, manager, [manager])
    position = need.position
    assert (position.trade, position.count, position.days) == (need.trade, 2, 3)


def test_the_needs_of_a_project_share_its_call(project, manager):
    first, second = opened(project, manager), opened(project, manager, code="editor")
    assert first.position.call == second.position.call
    calls.close(call=first.position.call, actor=manager)
    third = opened(project, manager, code="gaffer")
    assert third.position.call != first.position.call


def test_a_need_that_is_sought_by_hand_waits_in_a_draft(project, manager):
    need = make_need(project)
    services.open_position(need=need, actor=manager, publish=False)
    call = need.position.call
    assert call.state == CallState.DRAFT
    services.open_position(need=need, actor=manager)
    call.refresh_from_db()
    assert call.state == CallState.OPEN
    assert Position.objects.count() == 1


def test_a_call_that_is_late_is_given_time_when_it_is_published_again(project, manager):
    need = opened(project, manager)
    CrewCall.objects.update(deadline=today() - timedelta(days=1))
    services.open_position(need=Need.objects.get(pk=need.pk), actor=manager)
    assert CrewCall.objects.get().is_open


def test_what_a_call_asks_is_asked_of_the_project_first(manager):
    def need_of(**words):
        return make_need(make_project(manager, **words))

    refused("pay", services.open_position, need=need_of(pay=""), actor=manager)
    refused("film", services.open_position, need=need_of(pitch=""), actor=manager)
    refused("contract", services.open_position, need=need_of(pay=Pay.PAID), actor=manager)
    gear = make_need(make_project(manager), kind="gear", code=None, words="Un Fresnel")
    refused("kind", services.open_position, need=gear, actor=manager)
    assert not CrewCall.objects.exists()


def test_someone_retained_joins_with_their_post_and_the_need_is_filled(project, manager):
    need = opened(project, manager)
    application = make_application(need.position)
    applications.retain(application=application, actor=manager)
    need.refresh_from_db()
    assert need.state == NeedState.FILLED
    place = teams.place_of(project, application.person)
    assert (place.state, [post.trade for post in place.posts.all()]) == (
        MemberState.ACTIVE,
        [trade("sound-recordist")],
    )
    applications.withdraw(application=application)
    need.refresh_from_db()
    assert need.state == NeedState.OPEN
    assert teams.place_of(project, application.person).state == MemberState.LEFT


def test_a_paired_need_waits_for_both_who_knows_and_who_learns(project, manager):
    need = opened(project, manager, paired=True)
    for side, filled in ((Side.KNOWS, NeedState.OPEN), (Side.LEARNS, NeedState.FILLED)):
        invitation = make_invitation(need.position, side=side)
        invitations.reply(invitation=invitation, accepted=True)
        need.refresh_from_db()
        assert need.state == filled
        assert teams.place_of(project, invitation.person).posts.get().side == side


def test_someone_who_leaves_the_team_frees_their_place(project, manager):
    need = opened(project, manager)
    application = make_application(need.position)
    applications.retain(application=application, actor=manager)
    space.end(member=teams.place_of(project, application.person), actor=manager)
    need.refresh_from_db()
    assert need.state == NeedState.OPEN
    applications.retain(application=make_application(need.position), actor=manager)


def test_a_need_and_its_position_change_together(project, manager):
    need = opened(project, manager)
    services.change(need=need, words={"count": 3, "days": 2, "trade": trade("boom-operator")})
    position = Position.objects.get()
    assert (position.count, position.days, position.trade) == (3, 2, trade("boom-operator"))
    services.change(need=need, words={"kind": "gear", "words": "Une perche"})
    need.refresh_from_db()
    assert (need.trade, Position.objects.count()) == (None, 0)


def test_a_need_that_was_answered_is_not_erased(project, manager):
    need = opened(project, manager)
    make_application(need.position)
    refused("answered", services.remove, need=Need.objects.get(pk=need.pk))
    assert Need.objects.filter(pk=need.pk).exists()


def test_a_need_goes_with_its_position_and_an_empty_call_closes(project, manager):
    services.remove(need=opened(project, manager))
    assert CrewCall.objects.get().state == CallState.CLOSED
    draft = make_need(make_project(manager))
    services.open_position(need=draft, actor=manager, publish=False)
    services.remove(need=draft)
    assert CrewCall.objects.count() == 1
    services.remove(need=make_need(project))


def test_calls_follow_who_is_in_charge_and_who_carries(project, manager):
    need = opened(project, manager)
    other = make_member(project, role=Role.MANAGER).person
    assert set(need.position.call.holders.all()) == {manager, other}
    association = make_organisation(manager)
    space.write(
        project=project,
        actor=manager,
        words={"town": "Saint-Leu", "pay": Pay.REFUNDED, "contract": "Train"},
        carrier=association,
    )
    call = CrewCall.objects.get()
    assert (call.carrier, call.town, call.pay) == (association, "Saint-Leu", Pay.REFUNDED)


def test_a_company_cannot_take_over_what_volunteers_answered(project, manager):
    opened(project, manager)
    company = make_organisation(manager, kind="production")
    refused(
        "volunteers",
        space.write,
        project=project,
        actor=manager,
        words={"pay": ""},
        carrier=company,
    )
    project.refresh_from_db()
    assert project.carrier == manager


def test_other_people_s_calls_concern_no_project():
    application = make_application()
    applications.retain(application=application, actor=application.position.call.person)
    applications.withdraw(application=application)
    assert not Need.objects.exists()


def test_gear_places_and_music_are_said_and_found(project):
    with pytest.raises(ProjectRefused):
        make_need(project, kind="music", code=None, words=" ")
    need = make_need(project, kind="music", code=None, words="Un accordéon")
    services.set_state(need=need, state=NeedState.FILLED)
    assert list(selectors.needs_of([project])) == [need]
    assert not selectors.open_needs_of([project])


def test_the_project_of_a_call_is_named_to_those_who_may_see_it(manager):
    project = make_project(manager, visibility=Visibility.TEAM)
    call = opened(project, manager).position.call
    assert selectors.project_of_calls([call], manager) == {call.pk: project}
    assert selectors.project_of_calls([call], AnonymousUser()) == {}
