"""Write to people."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from labfilms.moderation import selectors as moderation
from labfilms.notify import services as news
from network.messages import notices, permissions, selectors
from network.messages.errors import MessageRefused
from network.messages.models import MOST_TEXT, Conversation, Message, Participant
from network.organisations import selectors as organisations
from network.organisations.models import Organisation


@transaction.atomic
def write_to(*, sender: User, receiver: User, text: str, about: str = "") -> Message:
    """Write to a person, in the conversation that both have or in a new one.

    Raises MessageRefused when the receiver does not let this person write, and when too many
    conversations were begun within 24 hours.
    """
    known = selectors.between(sender, receiver)
    if known is None or moderation.blocked_ids(sender) & {receiver.pk}:
        if not permissions.may_contact(sender, receiver):
            raise MessageRefused(_("This person does not receive messages from you."), "closed")
        known = _begin(sender, [receiver], about=about)
    return _add(known, sender, text)


@transaction.atomic
def write_to_organisation(
    *, sender: User, organisation: Organisation, text: str, about: str = ""
) -> Message:
    """Write to a structure: whoever is in charge of it reads and answers.

    Those whom a block keeps from the sender do not take part. Raises MessageRefused when nobody is
    left, and as `write_to` does.
    """
    mine = Conversation.objects.visible_to(sender).filter(
        organisation=organisation, started_by=sender
    )
    known = mine.first()
    if known is None:
        blocked = moderation.blocked_ids(sender)
        admins = [
            admin
            for admin in organisations.people_in_charge(organisation)
            if admin.pk not in blocked
        ]
        if not admins:
            raise MessageRefused(_("This structure does not receive messages from you."), "closed")
        if not any(admin != sender for admin in admins):
            raise MessageRefused(_("Nobody but you reads the messages of this structure."), "own")
        known = _begin(sender, admins, about=about, organisation=organisation)
    return _add(known, sender, text)


@transaction.atomic
def reply(*, conversation: Conversation, sender: User, text: str) -> Message:
    """Answer in a conversation. Raises MessageRefused when nobody is there to read."""
    if not permissions.can_reply(sender, conversation):
        raise MessageRefused(_("Nobody reads this conversation any more."), "closed")
    return _add(conversation, sender, text)


def read(*, conversation: Conversation, person: User) -> None:
    """Keep up to when a person has read a conversation."""
    Participant.objects.filter(conversation=conversation, person=person).update(
        read_at=timezone.now()
    )


def withhold(*, message: Message, level: str) -> None:
    """Write what moderation withholds of a message (a `Withheld` value)."""
    message.withheld = level
    message.save(update_fields=["withheld"])


def _begin(
    sender: User,
    receivers: Iterable[User],
    *,
    about: str,
    organisation: Organisation | None = None,
) -> Conversation:
    allowance = selectors.allowance(sender)
    if allowance.left <= 0:
        message = gettext(
            "%(most)s first messages a day: this one was not sent. It can be tomorrow."
        ) % {"most": allowance.most}
        raise MessageRefused(message, "too-many")
    begun = Conversation.objects.create(
        about=" ".join(about.split())[:150], organisation=organisation, started_by=sender
    )
    everyone = {one.pk: one for one in (sender, *receivers)}
    Participant.objects.bulk_create(
        Participant(conversation=begun, person=one) for one in everyone.values()
    )
    return begun


def _add(conversation: Conversation, sender: User, text: str) -> Message:
    words = text.strip()[:MOST_TEXT]
    if not words:
        raise MessageRefused(_("Write something first."), "empty")
    message = Message.objects.create(conversation=conversation, sender=sender, text=words)
    Conversation.objects.filter(pk=conversation.pk).update(last_at=message.at)
    read(conversation=conversation, person=sender)
    nobody = {sender.pk, *moderation.blocked_ids(sender)}
    for part in conversation.participants.exclude(person__in=nobody).select_related("person"):
        _tell(conversation, part, sender)
    return message


def _tell(conversation: Conversation, part: Participant, sender: User) -> None:
    organisation = conversation.organisation if conversation.started_by == sender else None
    # Told once until it is read: ten messages in a row are one piece of news.
    since = part.read_at.isoformat() if part.read_at else ""
    news.notify(
        person=part.person,
        kind=notices.RECEIVED_FOR if organisation else notices.RECEIVED,
        actor=sender,
        address=conversation.get_absolute_url(),
        words={"organisation": organisation} if organisation else None,
        key=f"messages:{conversation.pk}:{since}",
    )
