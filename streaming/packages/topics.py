"""What an owner may listen to: how their source is coming along."""

from typing import Any
from uuid import UUID

from labfilms.accounts.models import Viewer
from labfilms.live import topics
from streaming.intake.models import Asset
from streaming.packages import selectors


def may_listen(user: Viewer, key: str) -> bool:
    """Tell whether this person may follow a source: the rule is the one of its rows."""
    pk = _uuid(key)
    return pk is not None and Asset.objects.visible_to(user).filter(pk=pk).exists()


def snapshot(key: str) -> dict[str, Any]:
    """Return the live frame as it is now, or nothing for a source that is gone."""
    pk = _uuid(key)
    asset = Asset.objects.filter(pk=pk).first() if pk else None
    return selectors.progress(asset) if asset else {}


def _uuid(key: str) -> UUID | None:
    try:
        return UUID(key)
    except ValueError:
        return None


topics.register("asset", may_listen=may_listen, snapshot=snapshot)
