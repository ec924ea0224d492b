"""Read what is in front."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from labels.placements.models import Placement
from labels.selections import selectors as selections
from labels.selections.models import Selection, published
from regions.territory.models import Region


@dataclass(frozen=True, slots=True)
class InFront:
    """A selection in front: placed by hand, or the fallback, which has no placement."""

    card: selections.Card
    placement: Placement | None


def in_front(region: Region | None = None, *, at: datetime | None = None) -> InFront | None:
    """Return what stands in front of a region's page, or of the national front.

    The placement of the highest priority among those that hold; a selection that has left the
    public is passed over. Without any: the latest one of the verified labels, on a region's page
    of that region's. None when there is nothing public at all. Three queries.
    """
    chosen = chosen_for(region, at=at)
    if chosen is None:
        return None
    selection, placement = chosen
    return InFront(selections.cards([selection])[0], placement)


def chosen_for(
    region: Region | None = None,
    *,
    newest: Iterable[Selection] = (),
    at: datetime | None = None,
) -> tuple[Selection, Placement | None] | None:
    """Return what `in_front` draws, for whoever draws several selections at once; two queries.

    `newest`: the latest public selections there, if they are read already: the fallback is most
    often one of them, which spares its query.
    """
    placement = (
        Placement.objects.on(region)
        .at(at or timezone.now())
        .filter(published("selection__"))
        .select_related("selection__label")
        .first()
    )
    chosen = placement.selection if placement else _fallback(region, newest)
    return (chosen, placement) if chosen else None


def _fallback(region: Region | None, newest: Iterable[Selection]) -> Selection | None:
    known = next((selection for selection in newest if selection.label.is_verified), None)
    if known is not None:
        return known
    found = selections.selections().exclude(label__verified_at=None)
    if region is not None:
        found = found.filter(label__region=region)
    return found.first()


def schedule(region: Region | None) -> dict[str, QuerySet[Placement]]:
    """Return the placements of a front: `now`, `next` (soonest first) and `past` (latest first)."""
    now = timezone.now()
    rows = Placement.objects.on(region).select_related("selection__label", "placed_by")
    current = rows.at(now)
    coming = rows.filter(starts_at__gt=now, withdrawn_at=None)
    past = rows.exclude(pk__in=current.values("pk")).exclude(pk__in=coming.values("pk"))
    return {
        "now": current,
        "next": coming.order_by("starts_at", "pk"),
        "past": past.order_by("-starts_at", "-pk")[:50],
    }
