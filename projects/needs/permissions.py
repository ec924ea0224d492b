"""Who may act on a project's needs. Reading has one rule: `Need.objects.visible_to`."""

from labfilms.accounts.models import Viewer
from projects.needs.models import Need
from projects.space import permissions as space


def can_edit(user: Viewer, need: Need) -> bool:
    """Tell whether this person writes the need and seeks for it: whoever is in charge."""
    return space.can_manage(user, need.project)


def can_offer(user: Viewer, need: Need) -> bool:
    """Tell whether to show this person how to answer a need: to all but those in charge."""
    return not can_edit(user, need)
