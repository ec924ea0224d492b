"""The wing's models, gathered for Django; each lives in its room."""

from network.calls.models import Application, CrewCall, Holder, Invitation, Position
from network.organisations.models import Adhesion, FormerSlug, Membership, Organisation
from network.people.models import Profile, ProfileTrade, Trade

__all__ = [
    "Adhesion",
    "Application",
    "CrewCall",
    "FormerSlug",
    "Holder",
    "Invitation",
    "Membership",
    "Organisation",
    "Position",
    "Profile",
    "ProfileTrade",
    "Trade",
]
