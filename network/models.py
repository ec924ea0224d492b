"""The wing's models, gathered for Django; each lives in its room."""

from network.organisations.models import Adhesion, FormerSlug, Membership, Organisation
from network.people.models import Profile, ProfileTrade, Trade

__all__ = [
    "Adhesion",
    "FormerSlug",
    "Membership",
    "Organisation",
    "Profile",
    "ProfileTrade",
    "Trade",
]
