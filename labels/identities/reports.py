"""How labels are reported, and what a team sees of one."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from labels.identities import selectors, services
from labels.identities.models import Label
from labfilms.moderation.registry import Reportable, register
from labfilms.moderation.slots import EVIDENCE

register(
    Reportable(
        name="label",
        model=Label,
        label=_("label"),
        readable=lambda viewer, _link: Label.objects.visible_to(viewer),
        region=lambda label: label.region,
        owners=selectors.people_of,
        withhold=lambda label, level: services.withhold(label=label, level=level),
    )
)


@EVIDENCE.provide("labels/identities/report_evidence.html")
def show_labels(
    things: Sequence[Any], _request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Let a team read a label that was reported, withheld or not."""
    return {thing.pk: {"label": thing} for thing in things if isinstance(thing, Label)}
