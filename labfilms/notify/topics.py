"""The bell, live: one’s own count of unread news."""

from typing import Any

from labfilms.accounts.models import User, Viewer
from labfilms.live import topics
from labfilms.notify import selectors


def may_listen(user: Viewer, key: str) -> bool:
    """Tell whether this bell is one's own."""
    return user.is_authenticated and str(user.pk) == key


def snapshot(key: str) -> dict[str, Any]:
    person = User.objects.filter(pk=int(key)).first() if key.isdigit() else None
    return {"unread": selectors.unread_count(person)} if person else {}


topics.register("bell", may_listen=may_listen, snapshot=snapshot)
