import pytest
from django.contrib.auth.models import AnonymousUser

from network.organisations import permissions, services
from network.organisations.enums import MembershipState, Role
from tests.factories.accounts import make_user
from tests.factories.organisations import make_member, make_organisation

pytestmark = pytest.mark.django_db


def test_whoever_is_in_charge_writes_and_no_one_else():
    admin = make_user()
    organisation = make_organisation(admin)
    member = make_member(organisation).person
    invited = make_member(organisation, role=Role.ADMIN, state=MembershipState.INVITED).person
    assert permissions.can_edit(admin, organisation)
    for other in (member, invited, make_user(), AnonymousUser()):
        assert not permissions.can_edit(other, organisation)


def test_an_invitation_is_answered_by_its_person_while_it_waits():
    place = make_member(make_organisation(), state=MembershipState.INVITED)
    assert permissions.can_answer(place.person, place)
    assert not permissions.can_answer(make_user(), place)
    assert not permissions.can_answer(AnonymousUser(), place)
    place.state = MembershipState.CONFIRMED
    assert not permissions.can_answer(place.person, place)


def test_a_place_is_ended_by_its_person_or_by_whoever_is_in_charge():
    admin = make_user()
    place = make_member(make_organisation(admin))
    assert permissions.can_end(place.person, place)
    assert permissions.can_end(admin, place)
    assert not permissions.can_end(make_user(), place)
    assert not permissions.can_end(AnonymousUser(), place)


def test_an_adhesion_is_welcomed_by_the_network_and_ended_by_either_side():
    asker, welcomer = make_user(), make_user()
    adhesion = services.ask_adhesion(
        member=make_organisation(asker), network=make_organisation(welcomer), actor=asker
    )
    assert permissions.can_welcome(welcomer, adhesion)
    assert not permissions.can_welcome(asker, adhesion)
    assert permissions.can_end_adhesion(welcomer, adhesion)
    assert permissions.can_end_adhesion(asker, adhesion)
    assert not permissions.can_end_adhesion(make_user(), adhesion)
