"""Who may do what with a selection. Reading has one rule: `Selection.objects.visible_to`."""

from labels.identities import permissions as identities
from labels.selections.models import Selection
from labfilms.accounts.models import Viewer


def can_edit(user: Viewer, selection: Selection) -> bool:
    """Tell whether this person writes the selection: they sign for its label."""
    return identities.can_curate(user, selection.label)
