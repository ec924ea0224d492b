"""Who puts a selection in front."""

from labfilms.accounts.models import Viewer
from regions.territory import permissions as territory
from regions.territory.models import Region


def can_place(user: Viewer, region: Region | None) -> bool:
    """Tell whether this person fills this front: LabFilms' team, or the region's on its own."""
    if not user.is_authenticated:
        return False
    if region is None:
        return user.is_staff
    return territory.can_edit(user, region)
