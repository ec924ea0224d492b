"""Selections, for other programs."""

from typing import Annotated, Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Field, Query, Router, Schema

from ecran.films.api import FilmLine
from labels.identities import selectors as identities
from labels.identities.api import LabelLine
from labels.selections import selectors
from labels.selections.enums import Visibility
from labels.selections.models import Selection
from labels.selections.selectors import Line
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
from labfilms.moderation.models import OWN

router = Router(tags=["selections"])


class SelectionLine(Schema):
    """A selection as a list shows it."""

    id: int
    address: Address
    title: str
    intro: str
    label: LabelLine
    visibility: Visibility
    published_at: Moment | None

    @staticmethod
    def resolve_address(selection: Selection, context: Any) -> str:
        return absolute(context, selection.get_absolute_url())


class LineOut(Schema):
    """A line of a programme."""

    number: int = Field(description="Its place in the order; the first one is 1.")
    available: bool = Field(description="False: the film is out of reach, and says nothing more.")
    film: FilmLine | None
    reason: str = Field(description="Why this film; empty for a film out of reach.")

    @staticmethod
    def resolve_available(line: Line) -> bool:
        return line.film is not None

    @staticmethod
    def resolve_reason(line: Line) -> str:
        return line.entry.reason if line.film else ""


class SelectionOut(SelectionLine):
    """A selection with its programme."""

    duration: float = Field(description="In seconds, of the films within reach.")
    programme: list[LineOut]


class SelectionFilters(Schema):
    """What a list of selections is narrowed to; each narrows."""

    label: int | None = Field(
        None, description=gettext_noop("The id of the label that signs them.")
    )
    region: str = Field("", description=gettext_noop("The slug of the label’s region."))


@router.get(
    "/selections",
    response=answers(Listing[SelectionLine]),
    summary=gettext_noop("Public selections, the latest first"),
)
def selections(
    request: HttpRequest,
    asked: Annotated[Paging, Query()],
    filters: Annotated[SelectionFilters, Query()],
) -> Any:
    rule = Q(label=filters.label) if filters.label is not None else Q()
    rule &= Q(label__region__slug=filters.region) if filters.region else Q()
    rows = selectors.selections().filter(rule)
    return listing(request, rows, asked, known_as="" if rule else "selections")


@router.get(
    "/selections/{selection_id}",
    response=answers(SelectionOut),
    summary=gettext_noop("One selection, with its programme and its reasons"),
)
def selection(request: HttpRequest, selection_id: int) -> Any:
    row = found(selectors.selection_page(request.user, Q(pk=selection_id)))
    lines = selectors.programme(row, request.user)
    # The schema reads them from the row.
    row.programme = lines  # type: ignore[attr-defined]
    row.duration = sum(line.film.duration or 0 for line in lines if line.film)  # type: ignore[attr-defined]
    return row


@router.get(
    "/mine/selections",
    response=answers(Listing[SelectionLine]),
    summary=gettext_noop("The selections of whoever holds the key, whatever their state"),
)
def selections_mine(request: HttpRequest, asked: Annotated[Paging, Query()]) -> Any:
    mine = Selection.objects.filter(OWN, label__in=identities.labels_of(signed_in(request)))
    rows = mine.select_related("label").order_by("-updated_at", "-pk")
    return listing(request, rows, asked)
