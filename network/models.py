"""The wing's models, gathered for Django; each lives in its room."""

from network.people.models import Profile, ProfileTrade, Trade

__all__ = ["Profile", "ProfileTrade", "Trade"]
