"""The wing's models, gathered for Django; each lives in its room."""

from network.calls.models import Application, CrewCall, Holder, Invitation, Position
from network.messages.models import Conversation, Message, Participant
from network.organisations.models import Adhesion, FormerSlug, Membership, Organisation
from network.people.models import Profile, ProfileTrade, Trade

__all__ = [
    "Adhesion",
    "Application",
    "Conversation",
    "CrewCall",
    "FormerSlug",
    "Holder",
    "Invitation",
    "Membership",
    "Message",
    "Organisation",
    "Participant",
    "Position",
    "Profile",
    "ProfileTrade",
    "Trade",
]
