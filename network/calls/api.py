"""Crew calls, for other programs."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Field, Query, Router, Schema

from labfilms.core.api import Address, Listing, Moment, Paging, absolute, answers, found, listing
from network.calls import selectors
from network.calls.enums import Pay
from network.calls.models import CrewCall, Position
from network.people.enums import Department
from regions.territory.api import RegionOut

router = Router(tags=["calls"])


class PositionOut(Schema):
    """A post that a call offers."""

    trade: str = Field(description="In the language asked for.")
    count: int = Field(description="How many are sought; of each side when it is paired.")
    days: int | None = Field(description="Days of work.")
    paired: bool = Field(description="One who knows, and one who learns.")
    words: str

    @staticmethod
    def resolve_trade(position: Position) -> str:
        return str(position.trade)


class CallLine(Schema):
    """A call as a list shows it."""

    id: int
    address: Address
    title: str
    carrier: str = Field(description="Who carries it: a structure or a person.")
    region: RegionOut
    town: str
    pay: Pay
    first_day: date | None
    last_day: date | None
    deadline: date | None = Field(description="The last day to apply, in Paris.")
    is_open: bool = Field(description="One may apply today.")
    positions: list[PositionOut]
    published_at: Moment | None

    @staticmethod
    def resolve_address(call: CrewCall, context: Any) -> str:
        return absolute(context, call.get_absolute_url())

    @staticmethod
    def resolve_carrier(call: CrewCall) -> str:
        return str(call.organisation or (call.person.name if call.person else ""))

    @staticmethod
    def resolve_positions(call: CrewCall) -> list[Position]:
        return list(call.positions.all())


class CallOut(CallLine):
    """A call with what the film is."""

    film: str
    contract: str
    questions: list[str]


class CallFilters(Schema):
    """What a list of calls is narrowed to; each narrows."""

    region: str = Field("", description=gettext_noop("A region’s slug."))
    department: Department | None = Field(None, description=gettext_noop("A department of a crew."))
    pay: Pay | None = None


@router.get(
    "/calls",
    response=answers(Listing[CallLine]),
    summary=gettext_noop("Calls that one may answer today, the latest first"),
)
def calls(
    request: HttpRequest,
    asked: Annotated[Paging, Query()],
    filters: Annotated[CallFilters, Query()],
) -> Any:
    wanted = selectors.Filters(filters.region, filters.department or "", filters.pay or "")
    return listing(request, selectors.calls(wanted), asked)


@router.get("/calls/{call_id}", response=answers(CallOut), summary=gettext_noop("One call"))
def call(request: HttpRequest, call_id: int) -> Any:
    rows = selectors.with_card(CrewCall.objects.visible_to(request.user))
    return found(rows.filter(pk=call_id).first())
