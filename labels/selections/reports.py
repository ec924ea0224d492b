"""How selections are reported, and what a team sees of one."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from labels.identities import selectors as identities
from labels.selections import services
from labels.selections.models import Selection
from labfilms.moderation.registry import Reportable, register
from labfilms.moderation.slots import EVIDENCE

register(
    Reportable(
        name="selection",
        model=Selection,
        label=_("selection"),
        readable=lambda viewer, link: Selection.objects.visible_to(viewer, link=link),
        region=lambda selection: selection.label.region,
        owners=lambda selection: identities.people_of(selection.label),
        withhold=lambda selection, level: services.withhold(selection=selection, level=level),
        remove=lambda selection: services.delete(selection=selection, curator=None),
    )
)


@EVIDENCE.provide("labels/selections/report_evidence.html")
def show_selections(
    things: Sequence[Any], _request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Let a team read a selection that was reported, withheld or not, with its reasons."""
    return {
        thing.pk: {"selection": thing, "entries": thing.entries.select_related("film")}
        for thing in things
        if isinstance(thing, Selection)
    }
