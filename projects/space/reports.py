"""How projects are reported, and what a team sees of one."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from labfilms.moderation.registry import Reportable, register
from labfilms.moderation.slots import EVIDENCE
from projects.space import selectors, services
from projects.space.models import Project

register(
    Reportable(
        name="projet",
        model=Project,
        label=_("project"),
        readable=lambda viewer, _link: Project.objects.visible_to(viewer),
        region=lambda project: project.region,
        owners=selectors.managers_of,
        withhold=lambda project, level: services.withhold(project=project, level=level),
    )
)


@EVIDENCE.provide("projects/space/report_evidence.html")
def show_projects(
    things: Sequence[Any], _request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Let a team read a project that was reported, withheld or not."""
    return {thing.pk: {"project": thing} for thing in things if isinstance(thing, Project)}
