import pytest
from django.contrib.auth.models import AnonymousUser

from network.calls import permissions
from network.calls.enums import ApplicationState, InvitationState
from tests.factories.accounts import make_user
from tests.factories.calls import make_application, make_call, make_invitation, make_position

pytestmark = pytest.mark.django_db


def test_a_call_is_written_by_its_holders():
    holder = make_user()
    call = make_call(holder)
    assert permissions.can_edit(holder, call)
    assert not permissions.can_edit(make_user(), call)
    assert not permissions.can_edit(AnonymousUser(), call)


def test_an_application_is_answered_by_a_holder_and_never_by_its_own_person():
    holder = make_user()
    application = make_application(make_position(holder))
    assert permissions.can_answer(holder, application)
    assert not permissions.can_answer(application.person, application)
    assert not permissions.can_answer(make_user(), application)
    assert not permissions.can_answer(AnonymousUser(), application)
    application.position.call.holders.add(application.person)
    assert not permissions.can_answer(application.person, application)


@pytest.mark.parametrize(
    ("state", "may"),
    [(state, state not in {"declined", "withdrawn"}) for state in ApplicationState],
)
def test_an_application_is_withdrawn_by_its_person_while_it_lives(state, may):
    application = make_application()
    application.state = state
    assert permissions.can_withdraw(application.person, application) is may
    assert not permissions.can_withdraw(make_user(), application)
    assert not permissions.can_withdraw(AnonymousUser(), application)


@pytest.mark.parametrize(("state", "may"), [(state, state == "sent") for state in InvitationState])
def test_an_invitation_is_answered_once_by_its_person(state, may):
    invitation = make_invitation()
    invitation.state = state
    assert permissions.can_reply(invitation.person, invitation) is may
    assert not permissions.can_reply(invitation.invited_by, invitation)
    assert not permissions.can_reply(AnonymousUser(), invitation)
