from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from labfilms.accounts.models import User
from labfilms.notify.models import Notification
from network.messages import selectors, services
from network.messages.errors import MessageRefused
from network.messages.models import Conversation, Message
from tests.factories.accounts import make_user
from tests.factories.messages import make_conversation
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_profile

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def refused(code, do, **arguments):
    with pytest.raises(MessageRefused) as error:
        do(**arguments)
    assert error.value.code == code


def test_two_people_have_one_conversation():
    one, other = make_profile().user, make_profile().user
    first = make_conversation(one, other)
    again = services.write_to(sender=other, receiver=one, text="Et alors ?")
    assert again.conversation == first
    assert Message.objects.count() == 2


def test_the_mail_tells_who_writes_and_never_what(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make_conversation(make_user("Aya Traoré"), text="Gagnez mille euros")
    (sent,) = mail.outbox
    assert "Aya Traoré" in sent.subject
    assert "mille euros" not in sent.body + sent.subject


def test_ten_messages_in_a_row_are_one_piece_of_news_until_they_are_read():
    sender, receiver = make_user(), make_profile().user
    conversation = make_conversation(sender, receiver)
    for _ in range(3):
        services.reply(conversation=conversation, sender=sender, text="Et encore.")
    assert Notification.objects.filter(person=receiver).count() == 1
    services.read(conversation=conversation, person=receiver)
    services.reply(conversation=conversation, sender=sender, text="Un dernier.")
    assert Notification.objects.filter(person=receiver).count() == 2


def test_a_new_account_begins_five_conversations_a_day():
    sender = make_user()
    for _ in range(5):
        make_conversation(sender)
    refused("too-many", make_conversation, sender=sender)
    known = Conversation.objects.first()
    services.reply(conversation=known, sender=sender, text="Répondre reste permis.")
    Conversation.objects.update(started_at=timezone.now() - timedelta(hours=25))
    make_conversation(sender)


def test_an_account_of_a_month_begins_more():
    sender = make_user()
    User.objects.filter(pk=sender.pk).update(joined_at=timezone.now() - timedelta(days=31))
    sender.refresh_from_db()
    assert selectors.allowance(sender) == selectors.Allowance(most=50, left=50, is_new=False)


def test_a_closed_door_is_said_and_nothing_is_kept():
    closed = make_profile(contact="nobody").user
    refused("closed", make_conversation, receiver=closed)
    assert not Conversation.objects.exists()


def test_an_empty_message_is_not_sent():
    refused("empty", make_conversation, text="   ")
    conversation = make_conversation()
    refused("closed", services.reply, conversation=conversation, sender=make_user(), text="Oui")


def test_whoever_is_in_charge_of_a_structure_reads_what_it_is_written():
    admin, sender = make_user(), make_user()
    organisation = make_organisation(admin)
    other = make_member(organisation, role="admin").person
    words = {"sender": sender, "organisation": organisation}
    first = services.write_to_organisation(text="Bonjour", about="Une salle", **words)
    again = services.write_to_organisation(text="Encore moi", **words)
    assert first.conversation == again.conversation
    kinds = Notification.objects.filter(person__in=[admin, other]).values_list("kind", flat=True)
    assert set(kinds) == {"messages.received_for"}
    services.reply(conversation=first.conversation, sender=admin, text="Venez voir.")
    assert Notification.objects.get(person=sender).kind == "messages.received"


def test_nobody_writes_to_a_structure_that_they_alone_read():
    admin = make_user()
    organisation = make_organisation(admin)
    refused(
        "own", services.write_to_organisation, sender=admin, organisation=organisation, text="Moi"
    )


def test_what_another_wrote_since_one_read_is_new():
    sender, receiver = make_user(), make_profile().user
    conversation = make_conversation(sender, receiver)

    def unread(user):
        return selectors.conversations_of(user).get().unread

    assert unread(receiver)
    assert not unread(sender)
    services.read(conversation=conversation, person=receiver)
    assert not unread(receiver)
    services.reply(conversation=conversation, sender=receiver, text="Oui !")
    assert unread(sender)
    assert str(conversation) == f"#{conversation.pk}"
    assert [str(message) for message in selectors.messages_of(conversation, receiver)][1] == "Oui !"
    assert str(conversation.participants.first()) == str(sender)
