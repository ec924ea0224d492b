"""Put selections in front."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from labels.placements.models import Placement
from labels.selections.models import Selection
from labfilms.accounts.models import User
from labfilms.facts import services as facts
from regions.territory.models import Region


@transaction.atomic
def place(*, selection: Selection, region: Region | None, by: User, **fields: Any) -> Placement:
    """Put a public selection in front of a region's page, or of the national front for None."""
    placement = Placement(selection=selection, region=region, placed_by=by, **fields)
    placement.full_clean()
    placement.save()
    facts.record(
        actor=by,
        verb="placements.placed",
        thing=selection,
        payload={"region": region.name if region else "", "from": placement.starts_at.isoformat()},
    )
    return placement


@transaction.atomic
def withdraw(*, placement: Placement, by: User) -> None:
    """Take a placement back now; its row stays in the history."""
    if placement.withdrawn_at is None:
        placement.withdrawn_at = timezone.now()
        placement.save(update_fields=["withdrawn_at"])
        facts.record(actor=by, verb="placements.withdrawn", thing=placement.selection)
