"""Who may do what with a profile."""

from labfilms.accounts.models import Viewer
from network.people.models import Profile


def can_edit(user: Viewer, profile: Profile) -> bool:
    """Tell whether this is the person's own profile."""
    return user.is_authenticated and profile.user_id == user.pk
