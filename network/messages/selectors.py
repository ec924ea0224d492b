"""Read conversations."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from labfilms.accounts.models import User, Viewer
from labfilms.moderation.models import OPEN
from network.messages.models import Conversation, Message, Participant

# N11: what a new account may begin in a day. Enough to find a crew, not to write to a town.
NEW_ACCOUNT = timedelta(days=30)
MOST_FIRST_NEW = 5
# Nobody knows fifty new people a day: past that it is a mailing.
MOST_FIRST = 50
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many conversations a person may still begin today."""

    most: int
    left: int
    is_new: bool


def conversations_of(user: Viewer) -> QuerySet[Conversation]:
    """Return a person's conversations, the last touched first, with people and structure.

    Each has `unread`: whether someone else wrote since the person read.
    """
    read = Participant.objects.filter(conversation=OuterRef("conversation"), person=user.pk)
    theirs = Message.objects.filter(OPEN, conversation=OuterRef("pk")).exclude(sender=user.pk)
    unread = theirs.annotate(read_at=Subquery(read.values("read_at"))).filter(
        Q(read_at=None) | Q(at__gt=F("read_at"))
    )
    return (
        Conversation.objects.visible_to(user)
        .annotate(unread=Exists(unread))
        .select_related("organisation")
        .prefetch_related("participants__person")
    )


def others_in(conversation: Conversation, user: Viewer) -> list[User]:
    """Return who else takes part (read from what is prefetched)."""
    parts = conversation.participants.all()
    return [part.person for part in parts if part.person_id != user.pk]


def messages_of(conversation: Conversation, viewer: Viewer) -> QuerySet[Message]:
    """Return a conversation's messages that this person may read, the oldest first, with sender."""
    readable = Message.objects.visible_to(viewer).filter(conversation=conversation)
    return readable.select_related("sender", "conversation")


def between(one: User, other: User) -> Conversation | None:
    """Return the conversation that two people have, or None."""
    shared = Conversation.objects.visible_to(one).filter(organisation=None)
    theirs = Participant.objects.filter(person=other).values("conversation")
    return shared.filter(pk__in=theirs).first()


def allowance(sender: User) -> Allowance:
    """Return how many conversations a person may still begin within 24 hours."""
    now = timezone.now()
    is_new = sender.joined_at > now - NEW_ACCOUNT
    most = MOST_FIRST_NEW if is_new else MOST_FIRST
    begun = Conversation.objects.filter(started_by=sender, started_at__gt=now - DAY).count()
    return Allowance(most=most, left=max(0, most - begun), is_new=is_new)
