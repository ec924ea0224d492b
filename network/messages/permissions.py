"""Who may write to whom. Reading has one rule: `Conversation.objects.visible_to`."""

from collections.abc import Collection

from labfilms.accounts.models import User, Viewer
from labfilms.moderation import selectors as moderation
from network.messages.models import Conversation, Participant
from network.people.enums import Contact
from network.people.models import Profile
from network.people.selectors import Person


def contactable(sender: Viewer, profiles: Collection[Person]) -> set[int]:
    """Return which of these people (user ids) this person may write to; four queries at most.

    Those whose page is public and who let everyone write, or people of their region when it is
    the sender's; and those who already talk with the sender, whatever they said since. Neither
    of two people one of whom has blocked the other. Profiles come with their user.
    """
    blocked = moderation.blocked_ids(sender)
    others = [
        one
        for one in profiles
        if one.is_active and one.user_id not in blocked and one.user_id != sender.pk
    ]
    shown = [one for one in others if one.is_shown]
    found = {one.user_id for one in shown if one.contact == Contact.EVERYONE}
    near = [one for one in shown if one.contact == Contact.REGION]
    if near and sender.is_authenticated:
        home = Profile.objects.filter(user=sender.pk).values_list("region", flat=True).first()
        found |= {one.user_id for one in near if one.region_id == home}
    return found | _known_to(sender, {one.user_id for one in others} - found)


def may_contact(sender: Viewer, receiver: User) -> bool:
    """Tell whether this person may write to that one; strangers are asked to sign in first."""
    profiles = Profile.objects.filter(user=receiver).select_related("user")
    return receiver.pk in contactable(sender, profiles)


def can_reply(user: Viewer, conversation: Conversation) -> bool:
    """Tell whether this person takes part, and someone still reads them.

    Someone else, whose account is open, and with whom no block stands.
    """
    if not Conversation.objects.visible_to(user).filter(pk=conversation.pk).exists():
        return False
    nobody = {user.pk, *moderation.blocked_ids(user)}
    others = conversation.participants.exclude(person__in=nobody)
    return others.filter(person__is_active=True).exists()


def _known_to(sender: Viewer, others: set[int]) -> set[int]:
    if not others:
        return set()
    mine = Conversation.objects.visible_to(sender).filter(organisation=None)
    known = Participant.objects.filter(conversation__in=mine, person__in=others)
    return set(known.values_list("person", flat=True))
