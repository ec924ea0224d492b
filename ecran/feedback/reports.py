"""How words on films are reported, and what a team sees of one."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ecran.feedback import services
from ecran.feedback.models import Regard
from labfilms.moderation.registry import Reportable, register
from labfilms.moderation.slots import EVIDENCE

register(
    Reportable(
        name="regard",
        model=Regard,
        label=_("word on a film"),
        readable=lambda viewer, _link: Regard.objects.visible_to(viewer),
        region=lambda regard: regard.film.region,
        owners=lambda regard: [regard.author],
        withhold=lambda regard, level: services.withhold(regard=regard, level=level),
        remove=lambda regard: services.withdraw(regard=regard),
    )
)


@EVIDENCE.provide("ecran/feedback/report_evidence.html")
def show_regards(
    things: Sequence[Any], _request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Let a team read a word that was reported, withheld or not."""
    return {thing.pk: {"regard": thing} for thing in things if isinstance(thing, Regard)}
