"""Read verifications."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet

from labfilms.accounts.models import Viewer
from regions.verification import registry
from regions.verification.models import Verification


def find_thing(name: str, pk: str, viewer: Viewer) -> Any:
    """Return the thing of a sort that this person may read, or None."""
    sort = registry.find(name)
    if sort is None or not pk.isdigit():
        return None
    return sort.readable(viewer).filter(pk=pk).first()


def history_of(thing: Model) -> QuerySet[Verification]:
    """Return all the verifications of a thing, the latest first, with who made and ended them."""
    found = Verification.objects.filter(
        thing_type=ContentType.objects.get_for_model(thing), thing_id=str(thing.pk)
    )
    return found.select_related("made_by", "ended_by", "region")
