"""How calls are reported, and what a team sees of one."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from labfilms.moderation.registry import Reportable, register
from labfilms.moderation.slots import EVIDENCE
from network.calls import selectors
from network.calls.models import CrewCall
from network.calls.services import calls

register(
    Reportable(
        name="annonce",
        model=CrewCall,
        label=_("crew call"),
        readable=lambda viewer, _link: CrewCall.objects.visible_to(viewer),
        region=lambda call: call.region,
        owners=lambda call: list(selectors.holders_of(call)),
        withhold=lambda call, level: calls.withhold(call=call, level=level),
    )
)


@EVIDENCE.provide("network/calls/report_evidence.html")
def show_calls(
    things: Sequence[Any], _request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Let a team read a call that was reported, withheld or not."""
    return {thing.pk: {"call": thing} for thing in things if isinstance(thing, CrewCall)}
