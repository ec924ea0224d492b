"""People, for other programs: what they show to everyone."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Field, Query, Router, Schema

from labfilms.core.api import Address, Listing, Paging, absolute, answers, found, listing
from labfilms.pictures.api import PictureOut, shown
from network.people import selectors
from network.people.enums import Department, Situation
from network.people.models import Profile
from regions.territory.api import RegionOut

router = Router(tags=["people"])


class PersonLine(Schema):
    """A person as the directory shows them."""

    id: int
    address: Address
    name: str
    trades: list[str] = Field(description="In their own form, the first one first.")
    region: RegionOut
    town: str | None
    photo: PictureOut | None

    @staticmethod
    def resolve_address(profile: Profile, context: Any) -> str:
        return absolute(context, profile.get_absolute_url())

    @staticmethod
    def resolve_name(profile: Profile) -> str:
        return profile.user.name

    @staticmethod
    def resolve_trades(profile: Profile) -> list[str]:
        return profile.trade_names

    @staticmethod
    def resolve_town(profile: Profile) -> str | None:
        return profile.town.name if profile.town else None

    @staticmethod
    def resolve_photo(profile: Profile, context: Any) -> PictureOut | None:
        return shown(profile.photo, context)


class PersonOut(PersonLine):
    """A person's page."""

    bio: str
    skills: list[str]
    situation: Situation | None = Field(description="Not a rank.")
    wants_to_learn: bool
    wants_to_pass_on: bool
    work_title: str = Field(description="A work that stands elsewhere.")
    work_url: str

    @staticmethod
    def resolve_skills(profile: Profile) -> list[str]:
        return sorted(skill.name for skill in profile.skills.all())

    @staticmethod
    def resolve_situation(profile: Profile) -> str | None:
        return profile.situation or None


class PeopleFilters(Schema):
    """What the directory is narrowed to; each narrows, none of them ranks."""

    trade: str = Field("", description=gettext_noop("A trade’s code."))
    crew: Department | None = Field(None, description=gettext_noop("A department of a crew."))
    region: str = Field("", description=gettext_noop("A region’s slug."))
    department: str = Field("", description=gettext_noop("The INSEE code of a department."))
    learns: bool = Field(False, description=gettext_noop("Those who want to learn."))
    passes_on: bool = Field(False, description=gettext_noop("Those who want to pass on."))


@router.get(
    "/people",
    response=answers(Listing[PersonLine]),
    summary=gettext_noop("People whose page is open to everyone, by name"),
)
def people(
    request: HttpRequest,
    asked: Annotated[Paging, Query()],
    filters: Annotated[PeopleFilters, Query()],
) -> Any:
    wanted = selectors.Filters(
        trade=filters.trade,
        crew=filters.crew or "",
        region=filters.region,
        department=filters.department,
        learns=filters.learns,
        passes_on=filters.passes_on,
    )
    return listing(request, selectors.directory(wanted), asked)


@router.get("/people/{person_id}", response=answers(PersonOut), summary=gettext_noop("One person"))
def person(request: HttpRequest, person_id: int) -> Any:
    return found(selectors.people(request.user).filter(pk=person_id).first())
