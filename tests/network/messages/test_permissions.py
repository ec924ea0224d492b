import pytest
from django.contrib.auth.models import AnonymousUser

from network.messages import permissions
from network.messages.models import Conversation
from tests.factories.accounts import make_user
from tests.factories.messages import make_conversation
from tests.factories.people import make_profile

pytestmark = pytest.mark.django_db


def test_everyone_writes_to_whoever_lets_everyone_write():
    receiver = make_profile().user
    assert permissions.may_contact(make_user(), receiver)
    assert permissions.may_contact(AnonymousUser(), receiver)
    assert not permissions.may_contact(receiver, receiver)


def test_people_of_the_region_write_to_whoever_keeps_to_their_region():
    receiver = make_profile(contact="region").user
    assert permissions.may_contact(make_profile().user, receiver)
    assert not permissions.may_contact(make_profile(region_slug="bretagne").user, receiver)
    assert not permissions.may_contact(make_user(), receiver)
    assert not permissions.may_contact(AnonymousUser(), receiver)


@pytest.mark.parametrize("closed", [{"contact": "nobody"}, {"public": False}])
def test_nobody_writes_first_to_a_closed_door_but_whoever_was_written_to_answers(closed):
    receiver = make_profile(**closed).user
    sender = make_profile().user
    assert not permissions.may_contact(sender, receiver)
    make_conversation(receiver, sender)
    assert permissions.may_contact(sender, receiver)


def test_nobody_writes_to_someone_without_a_page_or_suspended():
    assert not permissions.may_contact(make_user(), make_user())
    receiver = make_profile().user
    receiver.is_active = False
    receiver.save()
    assert not permissions.may_contact(make_user(), receiver)


def test_a_conversation_is_read_and_answered_by_those_who_take_part():
    sender, receiver = make_user(), make_profile().user
    conversation = make_conversation(sender, receiver)
    for user, reads in ((sender, True), (receiver, True), (make_user(), False)):
        assert Conversation.objects.visible_to(user).exists() is reads
        assert permissions.can_reply(user, conversation) is reads
    assert not permissions.can_reply(AnonymousUser(), conversation)
    receiver.is_active = False
    receiver.save()
    assert not permissions.can_reply(sender, conversation)
