"""Who may act for a label."""

from labels.identities.enums import CuratorRole
from labels.identities.models import Curator, CuratorQuerySet, Label
from labfilms.accounts.models import Viewer


def can_curate(user: Viewer, label: Label) -> bool:
    """Tell whether this person signs for the label: they write its page and its selections."""
    return user.is_authenticated and _places(user, label).exists()


def can_manage(user: Viewer, label: Label) -> bool:
    """Tell whether this person is in charge of the label: they say who signs for it."""
    if not user.is_authenticated:
        return False
    return _places(user, label).filter(role=CuratorRole.OWNER).exists()


def _places(user: Viewer, label: Label) -> CuratorQuerySet:
    return Curator.objects.signing().filter(label=label, user=user.pk)
