"""What every room's `api.py` is written with: pages of rows, addresses in full, problems in words.

The roof (`labfilms.api`) composes the routers, says who asks and answers problems; a room says what
it shows, through the same selectors as its pages.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Final, Generic, TypeVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Field, Schema
from pydantic import AwareDatetime

from labfilms.core.paging import Pages

Item = TypeVar("Item")
# Rows of a page: what one asks when one says nothing, and the most.
USUAL: Final = 24
MOST: Final = 100
# No list is so long; beyond it a database would be asked for a figure that it cannot hold.
LAST_PAGE: Final = 100_000

Moment = Annotated[AwareDatetime, Field(description="RFC 3339, with its time zone.")]
Address = Annotated[str, Field(description="Absolute, and stable as long as the thing is there.")]


class Problem(Schema):
    """Why nothing was answered (RFC 9457)."""

    type: str = Field("about:blank", description="What kind of problem it is.")
    title: str = Field(description="The problem in a few words, in the language asked for.")
    status: int = Field(description="The status of the answer.")
    detail: str = Field("", description="What one can do about it.")
    errors: list[dict[str, str]] = Field(
        default_factory=list, description="For each parameter read wrongly: `name` and `reason`."
    )


class Listing(Schema, Generic[Item]):
    """A page of a list."""

    count: int = Field(description="How many there are in all; beyond 1,000, as of a minute ago.")
    next: str | None = Field(description="The address of the next page.")
    previous: str | None = Field(description="The address of the page before.")
    items: list[Item]


class Paging(Schema):
    """Which page of a list."""

    page: int = Field(1, ge=1, le=LAST_PAGE, description=gettext_noop("The first one is 1."))
    size: int = Field(USUAL, ge=1, le=MOST, description=gettext_noop("How many on a page."))


class NotSignedIn(Exception):
    """What is asked is somebody's own: a key whose scope says so opens it."""


PROBLEMS: Final[dict[int, type[Schema]]] = dict.fromkeys((401, 404, 422, 429), Problem)


def answers(shape: Any) -> dict[int, Any]:
    """Return what an operation answers: its shape, or a problem."""
    return {200: shape, **PROBLEMS}


def absolute(context: Mapping[str, Any], address: str) -> str:
    """Return an address in full, for a resolver of a schema; empty stays empty."""
    request: HttpRequest = context["request"]
    return request.build_absolute_uri(address) if address else ""


def listing(
    request: HttpRequest, rows: QuerySet[Any], asked: Paging, *, known_as: str = ""
) -> dict[str, Any]:
    """Return a page of rows as `Listing` shows it; raises Http404 for a page past the last one."""
    pages = Pages(rows, asked.size, known_as=known_as)
    if asked.page > pages.num_pages:
        raise Http404(_("This list has fewer pages."))
    page = pages.page(asked.page)
    return {
        "count": pages.count,
        "next": _address(request, asked.page + 1) if page.has_next() else None,
        "previous": _address(request, asked.page - 1) if page.has_previous() else None,
        "items": list(page.object_list),
    }


def found(row: Item | None) -> Item:
    """Return the row, or raise Http404 in words: what one may not see does not exist."""
    if row is None:
        raise Http404(_("There is nothing here that you may see."))
    return row


def signed_in(request: HttpRequest) -> Any:
    """Return who asks; raises NotSignedIn for a stranger and for a key that reads what all see."""
    if not request.user.is_authenticated:
        raise NotSignedIn
    return request.user


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return request.build_absolute_uri(f"{request.path}?{urlencode(list(query.lists()), True)}")
