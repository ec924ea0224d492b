"""Messages under moderation, and between people one of whom has blocked the other."""

import pytest
from django.urls import reverse

from labfilms.moderation import services as moderation
from labfilms.moderation.enums import Withheld
from network.messages import permissions, selectors, services
from network.messages.errors import MessageRefused
from network.messages.models import Message
from tests.factories.accounts import make_user
from tests.factories.messages import make_conversation
from tests.factories.moderation import make_notice, make_staff, make_team
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_profile

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread():
    """Whoever wrote, whoever received, their conversation."""
    sender, receiver = make_profile().user, make_profile().user
    return sender, receiver, make_conversation(sender, receiver, text="Un mot de trop.")


def test_a_hidden_message_is_its_sender_s_and_a_removed_one_nobody_s(thread, client):
    sender, receiver, conversation = thread
    message = conversation.messages.get()

    def read_by(*people):
        return [selectors.messages_of(conversation, one).exists() for one in people]

    assert read_by(sender, receiver, make_user()) == [True, True, False]
    services.withhold(message=message, level=Withheld.HIDDEN)
    assert read_by(sender, receiver) == [True, False]
    assert not selectors.conversations_of(receiver).get().unread
    client.force_login(sender)
    assert "modération" in client.get(conversation.get_absolute_url()).content.decode()
    services.withhold(message=message, level=Withheld.REMOVED)
    assert read_by(sender, receiver) == [False, False]


def test_one_reports_what_another_wrote_and_the_site_s_team_alone_reads_it(thread, client):
    sender, receiver, conversation = thread
    message = conversation.messages.get()
    report = reverse("moderation:report", args=("message", message.pk))
    client.force_login(receiver)
    assert report in client.get(conversation.get_absolute_url()).content.decode()
    assert message.get_absolute_url().endswith(f"#message-{message.pk}")
    client.force_login(sender)
    assert report not in client.get(conversation.get_absolute_url()).content.decode()
    client.force_login(make_user())
    assert client.get(report).status_code == 404
    case = reverse("moderation:case", args=(make_notice(message).pk,))
    client.force_login(make_team())
    assert client.get(case).status_code == 404
    client.force_login(make_staff())
    assert "Un mot de trop." in client.get(case).content.decode()


def test_after_a_block_nobody_writes_and_what_was_written_stays(thread, client):
    sender, receiver, conversation = thread
    moderation.block(by=receiver, of=sender)
    for one, other in ((sender, receiver), (receiver, sender)):
        assert not permissions.may_contact(one, other)
        assert not permissions.can_reply(one, conversation)
        with pytest.raises(MessageRefused):
            services.write_to(sender=one, receiver=other, text="Bonjour ?")
        with pytest.raises(MessageRefused):
            services.reply(conversation=conversation, sender=one, text="Bonjour ?")
        client.force_login(one)
        write = reverse("messages:write", args=(other.profile.handle,))
        assert client.get(write).status_code == 404
        assert client.get(conversation.get_absolute_url()).status_code == 200
    moderation.unblock(by=receiver, of=sender)
    services.reply(conversation=conversation, sender=receiver, text="Bonjour.")
    assert Message.objects.count() == 2


def test_a_structure_s_message_reaches_those_whom_no_block_keeps_from_it():
    sender, first, second = make_user(), make_user(), make_user()
    organisation = make_organisation(first)
    make_member(organisation, second, role="admin")
    moderation.block(by=first, of=sender)
    sent = services.write_to_organisation(
        sender=sender, organisation=organisation, text="Bonjour !"
    )
    assert set(sent.conversation.people.all()) == {sender, second}
    moderation.block(by=sender, of=second)
    with pytest.raises(MessageRefused):
        services.reply(conversation=sent.conversation, sender=second, text="Bonjour.")


def test_a_structure_that_a_block_closes_receives_nothing():
    sender, admin = make_user(), make_user()
    organisation = make_organisation(admin)
    moderation.block(by=admin, of=sender)
    with pytest.raises(MessageRefused) as refused:
        services.write_to_organisation(sender=sender, organisation=organisation, text="Bonjour !")
    assert refused.value.code == "closed"


def test_a_person_whom_moderation_hid_is_written_to_by_nobody_new():
    receiver = make_profile()
    receiver.withheld = Withheld.HIDDEN
    receiver.save()
    assert not permissions.may_contact(make_user(), receiver.user)
