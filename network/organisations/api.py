"""Structures, for other programs."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Field, Query, Router, Schema

from labfilms.core.api import Address, Listing, Paging, absolute, answers, found, listing
from labfilms.pictures.api import PictureOut, shown
from network.organisations import selectors
from network.organisations.enums import OrganisationKind
from network.organisations.models import Organisation
from regions.territory.api import RegionOut

router = Router(tags=["structures"])


class StructureLine(Schema):
    """A structure as a list shows it."""

    id: int
    address: Address
    name: str
    kind: OrganisationKind
    region: RegionOut
    town: str
    logo: PictureOut | None
    verified: bool = Field(description="A region's team, or LabFilms, vouches for it.")

    @staticmethod
    def resolve_address(organisation: Organisation, context: Any) -> str:
        return absolute(context, organisation.get_absolute_url())

    @staticmethod
    def resolve_logo(organisation: Organisation, context: Any) -> PictureOut | None:
        return shown(organisation.logo, context)

    @staticmethod
    def resolve_verified(organisation: Organisation) -> bool:
        return organisation.verified_at is not None


class StructureOut(StructureLine):
    """A structure's page."""

    statement: str
    links: list[str]
    siren: str | None
    rna: str | None

    @staticmethod
    def resolve_links(organisation: Organisation) -> list[str]:
        return organisation.link_list

    @staticmethod
    def resolve_siren(organisation: Organisation) -> str | None:
        return organisation.siren or None

    @staticmethod
    def resolve_rna(organisation: Organisation) -> str | None:
        return organisation.rna or None


class StructureFilters(Schema):
    """What a list of structures is narrowed to; each narrows."""

    kind: OrganisationKind | None = None
    region: str = Field("", description=gettext_noop("A region’s slug."))


@router.get(
    "/structures",
    response=answers(Listing[StructureLine]),
    summary=gettext_noop("Structures, by name"),
)
def structures(
    request: HttpRequest,
    asked: Annotated[Paging, Query()],
    filters: Annotated[StructureFilters, Query()],
) -> Any:
    rows = selectors.organisations(request.user, kind=filters.kind or "", region=filters.region)
    return listing(request, rows, asked)


@router.get(
    "/structures/{structure_id}",
    response=answers(StructureOut),
    summary=gettext_noop("One structure"),
)
def structure(request: HttpRequest, structure_id: int) -> Any:
    return found(selectors.organisations(request.user).filter(pk=structure_id).first())
