"""How structures are reported, and what a team sees of one."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from labfilms.moderation.registry import Reportable, register
from labfilms.moderation.slots import EVIDENCE
from network.organisations import selectors, services
from network.organisations.models import Organisation

register(
    Reportable(
        name="structure",
        model=Organisation,
        label=_("structure"),
        readable=lambda viewer, _link: Organisation.objects.visible_to(viewer),
        region=lambda organisation: organisation.region,
        owners=selectors.people_in_charge,
        withhold=lambda organisation, level: services.withhold(
            organisation=organisation, level=level
        ),
    )
)


@EVIDENCE.provide("network/organisations/report_evidence.html")
def show_organisations(
    things: Sequence[Any], _request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Let a team read a structure that was reported, withheld or not."""
    found = [thing for thing in things if isinstance(thing, Organisation)]
    return {organisation.pk: {"organisation": organisation} for organisation in found}
