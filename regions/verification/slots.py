"""« Vérifier » on the pages of people, structures and labels, for the teams that may."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest

from labfilms.ui.things import THING_ACTIONS
from regions.verification import permissions, registry


@THING_ACTIONS.provide("regions/verification/thing_action.html", order=60)
def verify_things(
    things: Sequence[Any], request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Lead the teams that may verify a thing to where they do; one query for a page's one thing."""
    return {
        thing.pk: {"thing": thing, "sort": sort, "mark": sort.mark(thing)}
        for thing in things
        if (sort := registry.of(thing)) is not None and permissions.can_verify(request.user, thing)
    }
