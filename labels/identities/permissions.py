"""Who may act for a label."""

from labels.identities.models import Curator, Label
from labfilms.accounts.models import Viewer


def can_curate(user: Viewer, label: Label) -> bool:
    """Tell whether this person signs for the label: they write its page and its selections."""
    return user.is_authenticated and Curator.objects.filter(label=label, user=user.pk).exists()
