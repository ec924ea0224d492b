"""Regions, for other programs."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Field, Router, Schema

from labfilms.core.api import answers, found
from regions.territory import selectors

router = Router(tags=["regions"])


class RegionOut(Schema):
    """A region of France, or « Ailleurs »."""

    code: str = Field(description="INSEE code: what identifies it.")
    slug: str = Field(description="Its word in filters.")
    name: str


@router.get(
    "/regions", response=answers(list[RegionOut]), summary=gettext_noop("The regions, by name")
)
def regions(request: HttpRequest) -> Any:  # noqa: ARG001 - ninja knows it by name
    return selectors.all_regions()


@router.get("/regions/{code}", response=answers(RegionOut), summary=gettext_noop("One region"))
def region(request: HttpRequest, code: str) -> Any:  # noqa: ARG001 - ninja knows it by name
    return found(next((one for one in selectors.all_regions() if one.code == code), None))
