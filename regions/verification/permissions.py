"""Who may verify."""

from typing import Any

from labfilms.accounts.models import Viewer
from regions.territory.models import RegionTeam
from regions.verification import registry


def can_verify(user: Viewer, thing: Any) -> bool:
    """Tell whether this person may verify a thing: of its region's team or of the site's.

    Never of what is their own.
    """
    sort = registry.of(thing)
    if sort is None or not user.is_authenticated:
        return False
    return _is_in_reach(user, sort, thing) and user not in sort.people(thing)


def _is_in_reach(user: Viewer, sort: registry.Verifiable, thing: Any) -> bool:
    region = sort.region(thing)
    if user.is_staff or region is None:
        return user.is_staff
    return RegionTeam.objects.of(user).filter(region=region).exists()
