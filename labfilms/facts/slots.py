"""« Suivre » on the page of everything that one follows, and the feed's place in the menu."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from labfilms.facts import registry, selectors
from labfilms.ui.navigation import Entry, register
from labfilms.ui.things import THING_ACTIONS

register(Entry(_("What I follow"), "facts:follows", place="member", order=40))


@THING_ACTIONS.provide("facts/follow.html", order=10)
def follow_things(
    things: Sequence[Any], request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Offer « Suivre » or « Ne plus suivre », with how many people follow; two queries."""
    sort = registry.of(things[0])
    if sort is None:
        return {}
    counts = selectors.follower_counts(things)
    mine = selectors.followed_among(things, request.user)
    return {
        thing.pk: {
            "sort": sort,
            "thing": thing,
            "address": sort.address(thing),
            "count": counts.get(str(thing.pk), 0),
            "followed": str(thing.pk) in mine,
        }
        for thing in things
    }
