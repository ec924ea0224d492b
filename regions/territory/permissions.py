"""Who may act for a region."""

from labfilms.accounts.models import Viewer
from regions.territory.models import Region, RegionTeam


def can_edit(user: Viewer, region: Region) -> bool:
    """Tell whether this person is of the region's team, or of LabFilms'."""
    if not user.is_authenticated:
        return False
    return user.is_superuser or RegionTeam.objects.of(user).filter(region=region).exists()
