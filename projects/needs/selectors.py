"""Read what projects need."""

from collections.abc import Iterable

from django.db.models import QuerySet

from labfilms.accounts.models import Viewer
from network.calls.enums import CallState
from network.calls.models import CrewCall
from projects.needs.enums import NeedState
from projects.needs.models import Need
from projects.space.models import Project


def needs_of(projects: Iterable[Project]) -> QuerySet[Need]:
    """Return the needs of some projects, what is sought first, with trade, position and call."""
    found = Need.objects.filter(project__in=projects)
    return found.select_related("trade", "position__call").order_by(
        "project", "-state", "created_at", "pk"
    )


def open_needs_of(projects: Iterable[Project]) -> QuerySet[Need]:
    """Return what some projects still seek."""
    return needs_of(projects).filter(state=NeedState.OPEN)


def calls_of(project: Project) -> QuerySet[CrewCall]:
    """Return the calls of a project that are not closed, the latest first."""
    own = CrewCall.objects.filter(positions__need__project=project).exclude(state=CallState.CLOSED)
    return own.distinct().order_by("-pk")


def project_of_calls(calls: Iterable[CrewCall], viewer: Viewer) -> dict[int, Project]:
    """Return the projects that some calls come from, by call id, as far as one may see them."""
    needs = Need.objects.visible_to(viewer).filter(position__call__in=list(calls))
    pairs = needs.select_related("project", "position")
    return {need.position.call_id: need.project for need in pairs if need.position}
