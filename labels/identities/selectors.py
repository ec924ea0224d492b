"""Read labels."""

from django.db.models import QuerySet

from labels.identities.models import Label
from labfilms.accounts.models import User, Viewer


def labels(viewer: Viewer) -> QuerySet[Label]:
    """Return the labels this person may read, by name, with logo and region."""
    return Label.objects.visible_to(viewer).select_related("logo", "region")


def labels_of(viewer: Viewer) -> QuerySet[Label]:
    """Return the labels this person signs for, their oldest first."""
    return Label.objects.of(viewer).order_by("created_at", "pk")


def people_of(label: Label) -> list[User]:
    """Return the people who sign for a label, the first one first."""
    return [place.user for place in label.curators.select_related("user").order_by("pk")]
