"""Labels, for other programs."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Field, Query, Router, Schema

from labels.identities import selectors
from labels.identities.enums import LabelKind
from labels.identities.models import Label
from labfilms.core.api import Address, Listing, Paging, absolute, answers, found, listing
from labfilms.pictures.api import PictureOut, shown
from regions.territory.api import RegionOut

router = Router(tags=["labels"])


class LabelLine(Schema):
    """A label in a few words."""

    id: int
    address: Address
    name: str
    kind: LabelKind
    verified: bool = Field(description="What it chooses is then a laurel.")

    @staticmethod
    def resolve_address(label: Label, context: Any) -> str:
        return absolute(context, label.get_absolute_url())

    @staticmethod
    def resolve_verified(label: Label) -> bool:
        return label.is_verified


class LabelOut(LabelLine):
    """A label: who chooses, and why."""

    statement: str
    region: RegionOut | None
    logo: PictureOut | None

    @staticmethod
    def resolve_logo(label: Label, context: Any) -> PictureOut | None:
        return shown(label.logo, context)


@router.get(
    "/labels",
    response=answers(Listing[LabelOut]),
    summary=gettext_noop("Labels that have published, by name"),
)
def labels(request: HttpRequest, asked: Annotated[Paging, Query()]) -> Any:
    return listing(request, selectors.labels(request.user), asked)


@router.get("/labels/{label_id}", response=answers(LabelOut), summary=gettext_noop("One label"))
def label(request: HttpRequest, label_id: int) -> Any:
    return found(selectors.labels(request.user).filter(pk=label_id).first())
