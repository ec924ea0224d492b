"""The grants that are dead before their time, known to every process within half a minute."""

import time
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Max, Q
from django.utils import timezone

from streaming.delivery.addresses import LIFETIME, ROUNDING
from streaming.delivery.models import Revocation

# Half of the promised 60 seconds; shared caches keep a segment for the other half.
FRESH = 30.0
# No grant lives longer than that: older revocations have nothing left to refuse.
HORIZON = timedelta(seconds=LIFETIME + ROUNDING + 60)

Key = tuple[UUID, str]


@dataclass(frozen=True, slots=True)
class _Known:
    read_at: float
    latest: dict[Key, int]


_known: _Known | None = None


def is_dead(*, asset: UUID, viewer: str, generation: int) -> bool:
    """Say whether a grant was revoked, for everyone or for its viewer. One query in 30 seconds."""
    latest = _latest()
    return max(latest.get((asset, ""), 0), latest.get((asset, viewer), 0)) > generation


def generation(*, asset: UUID, viewer: str) -> int:
    """Return the generation of a grant made now. One query, never the cache's answer."""
    found = Revocation.objects.filter(Q(viewer="") | Q(viewer=viewer), asset=asset)
    return found.aggregate(last=Max("pk"))["last"] or 0


def forget() -> None:
    """Read again at the next request: this process has just revoked something."""
    global _known  # noqa: PLW0603 - one snapshot a process, replaced whole
    _known = None


def _latest() -> dict[Key, int]:
    global _known  # noqa: PLW0603 - one snapshot a process, replaced whole
    known = _known
    if known is None or time.monotonic() - known.read_at > FRESH:
        known = _known = _Known(time.monotonic(), _read())
    return known.latest


def _read() -> dict[Key, int]:
    rows = (
        Revocation.objects.filter(at__gt=timezone.now() - HORIZON)
        .order_by()
        .values_list("asset_id", "viewer")
        .annotate(last=Max("pk"))
    )
    return {(asset, viewer): last for asset, viewer, last in rows}
