import pytest
from django.contrib.auth.models import AnonymousUser

from projects.space import permissions
from projects.space.enums import MemberState, Visibility
from projects.space.models import Project
from tests.factories.accounts import make_user
from tests.factories.projects import make_member, make_project

pytestmark = pytest.mark.django_db


def test_a_project_is_written_by_those_in_charge_and_known_to_its_team():
    manager = make_user()
    project = make_project(manager)
    member = make_member(project).person
    invited = make_member(project, state=MemberState.INVITED).person
    for user, manages, in_team in (
        (manager, True, True),
        (member, False, True),
        (invited, False, False),
        (make_user(), False, False),
        (AnonymousUser(), False, False),
    ):
        assert permissions.can_manage(user, project) is manages
        assert permissions.is_in_team(user, project) is in_team


def test_a_place_is_answered_by_its_person_while_it_waits():
    place = make_member(make_project(), state=MemberState.INVITED)
    assert permissions.can_answer(place.person, place)
    assert not permissions.can_answer(make_user(), place)
    assert not permissions.can_answer(AnonymousUser(), place)
    place.state = MemberState.ACTIVE
    assert not permissions.can_answer(place.person, place)


def test_a_place_is_ended_once_by_its_person_or_by_those_in_charge():
    manager = make_user()
    place = make_member(make_project(manager))
    assert permissions.can_end(place.person, place)
    assert permissions.can_end(manager, place)
    assert not permissions.can_end(make_user(), place)
    assert not permissions.can_end(AnonymousUser(), place)
    place.state = MemberState.LEFT
    assert not permissions.can_end(place.person, place)


def test_a_project_of_its_team_is_seen_by_its_team_and_those_it_invites():
    manager = make_user()
    project = make_project(manager, visibility=Visibility.TEAM)
    places = {state: make_member(project, state=state).person for state in MemberState}
    for user, sees in (
        (manager, True),
        (places[MemberState.ACTIVE], True),
        (places[MemberState.INVITED], True),
        (places[MemberState.LEFT], False),
        (make_user(), False),
        (AnonymousUser(), False),
    ):
        assert Project.objects.visible_to(user).filter(pk=project.pk).exists() is sees
    project.visibility = Visibility.PUBLIC
    project.save()
    assert Project.objects.visible_to(AnonymousUser()).exists()
