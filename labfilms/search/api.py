"""The search, for other programs: the same words as in the addresses of its page."""

from collections.abc import Mapping
from html import unescape
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.html import strip_tags
from django.utils.translation import gettext_noop
from ninja import Field, Query, Router, Schema

from labfilms.core.api import Address, absolute, answers
from labfilms.search import forms, selectors, showing
from labfilms.search.selectors import Result

router = Router(tags=["search"])


class Asked(Schema):
    """What is looked for. What is said wrongly is as if it were not said, as on the page."""

    q: str = Field("", description=gettext_noop("Words; each must be found."))
    dans: str = Field("", description="films, selections, personnes, projets, annonces, structures")
    lieu: str = Field("", description=gettext_noop("A town: its name or its INSEE code."))
    km: str = Field("", description=gettext_noop("How far around the town, in kilometres."))
    ordre: str = Field("", description="pertinence, recents, proches")
    depuis: str = Field("", description=gettext_noop("How many results to pass over."))


class ResultOut(Schema):
    """Something that was found."""

    kind: str = Field(description="In the words of `dans`.")
    id: int
    address: Address
    title: str
    excerpt: str = Field(description="Where the words stand, as plain text.")
    kilometres: float | None

    @staticmethod
    def resolve_kind(result: Result) -> str:
        return result.thing.parameter

    @staticmethod
    def resolve_id(result: Result) -> int:
        return int(result.row.pk)

    @staticmethod
    def resolve_address(result: Result, context: Any) -> str:
        return absolute(context, result.row.get_absolute_url())

    @staticmethod
    def resolve_title(result: Result) -> str:
        return str(result.thing.title(result.row))

    @staticmethod
    def resolve_excerpt(result: Result) -> str:
        return unescape(strip_tags(showing.excerpt(result)))

    @staticmethod
    def resolve_kilometres(result: Result) -> float | None:
        return result.hit.kilometres


class FoundOut(Schema):
    """A page of what was found."""

    count: int
    next: str | None = Field(description="The address of the next page.")
    previous: str | None = Field(description="The address of the page before.")
    corrected: str = Field(description="The words that were searched instead, if any.")
    facets: dict[str, dict[str, int]] = Field(
        description="By the parameter of each facet: its values, and how many each would give."
    )
    items: list[ResultOut]


@router.get(
    "/search",
    response=answers(FoundOut),
    summary=gettext_noop("Search, with the words and facets of the search page"),
)
# Read from the address itself, as the page does: facets are whatever rooms registered.
def search(request: HttpRequest, words: Annotated[Asked, Query()]) -> Any:  # noqa: ARG001
    asked = forms.read(request.GET)
    found = selectors.search(asked.query(), request.user)
    here = request.path
    pages = {"next": showing.following(asked, found), "previous": showing.previous(asked)}
    named = {facet.name: facet.parameter for facet in asked.facets}
    return {
        "count": found.total,
        **{name: _here(request, page, here) for name, page in pages.items()},
        "corrected": found.corrected,
        "facets": {named[name]: _plain(values) for name, values in found.facets.items()},
        "items": found.results,
    }


def _here(request: HttpRequest, page: str, here: str) -> str | None:
    if not page:
        return None
    _path, _mark, query = page.partition("?")
    return request.build_absolute_uri(f"{here}?{query}")


def _plain(values: Mapping[str, int]) -> dict[str, int]:
    return dict(values)
