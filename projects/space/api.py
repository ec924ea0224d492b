"""Projects, for other programs."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Field, Query, Router, Schema

from labfilms.core.api import (
    Address,
    Listing,
    Moment,
    Paging,
    absolute,
    answers,
    found,
    listing,
    signed_in,
)
from projects.space import selectors
from projects.space.enums import Stage, Visibility
from projects.space.models import Project
from regions.territory.api import RegionOut

router = Router(tags=["projects"])


class ProjectOut(Schema):
    """A film in the making."""

    id: int
    address: Address
    title: str
    pitch: str
    stage: Stage
    region: RegionOut
    town: str
    carrier: str = Field(description="Who carries it: a structure or a person.")
    first_day: date | None = Field(description="Of the shoot.")
    last_day: date | None
    visibility: Visibility
    updated_at: Moment

    @staticmethod
    def resolve_address(project: Project, context: Any) -> str:
        return absolute(context, project.get_absolute_url())

    @staticmethod
    def resolve_carrier(project: Project) -> str:
        return str(project.organisation or (project.person.name if project.person else ""))


class ProjectFilters(Schema):
    """What a list of projects is narrowed to; each narrows."""

    stage: Stage | None = None
    region: str = Field("", description=gettext_noop("A region’s slug."))


@router.get(
    "/projects",
    response=answers(Listing[ProjectOut]),
    summary=gettext_noop("Public projects, the last touched first"),
)
def projects(
    request: HttpRequest,
    asked: Annotated[Paging, Query()],
    filters: Annotated[ProjectFilters, Query()],
) -> Any:
    rows = selectors.projects(stage=filters.stage or "", region=filters.region)
    return listing(request, rows, asked)


@router.get(
    "/projects/{project_id}", response=answers(ProjectOut), summary=gettext_noop("One project")
)
def project(request: HttpRequest, project_id: int) -> Any:
    rows = Project.objects.visible_to(request.user)
    rows = rows.select_related("region", "organisation", "person")
    return found(rows.filter(pk=project_id).first())


@router.get(
    "/mine/projects",
    response=answers(Listing[ProjectOut]),
    summary=gettext_noop("The projects whose team the holder of the key is of"),
)
def projects_mine(request: HttpRequest, asked: Annotated[Paging, Query()]) -> Any:
    return listing(request, selectors.projects_of(signed_in(request)), asked)
