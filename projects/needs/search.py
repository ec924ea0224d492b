"""What projects seek, as a facet of their search: « qui cherche un monteur ? »."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from labfilms.search.declarations import Follow
from labfilms.search.registry import extend
from projects.needs import selectors
from projects.needs.models import Need
from projects.space.models import Project


def trades_of(projects: Sequence[Project]) -> Mapping[Any, Iterable[str]]:
    """Return the trades that each project still seeks, by project id."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for need in selectors.open_needs_of(projects):
        if need.trade is not None:
            found[need.project_id].add(need.trade.code)
    return found


extend("projects", "trade", trades_of, follows=(Follow(Need, lambda need: [need.project_id]),))
