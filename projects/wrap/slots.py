"""« Terminer et publier », on the page of a project."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest

from projects.space.models import Project
from projects.space.slots import PROJECT_SECTIONS
from projects.wrap import permissions


@PROJECT_SECTIONS.provide("projects/wrap/project_section.html", order=90)
def end_of_projects(
    projects: Sequence[Project], request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Offer to finish, to those in charge."""
    return {
        project.pk: {"project": project}
        for project in projects
        if permissions.can_wrap(request.user, project)
    }
