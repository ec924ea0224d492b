"""Who chose a film, for other programs."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Field, Router, Schema

from ecran.films import selectors as films
from labels.laurels import selectors
from labels.laurels.enums import Honour
from labels.laurels.selectors import Given
from labels.selections.api import SelectionLine
from labels.selections.models import Selection
from labfilms.core.api import Moment, absolute, answers, found

router = Router(tags=["films"])


class GivenOut(Schema):
    """What a public selection gives a film."""

    honour: Honour = Field(description="A laurel comes from a verified label alone.")
    selection: SelectionLine
    reason: str = Field(description="Why this film.")
    given_at: Moment
    verify: str | None = Field(description="Where anyone checks a laurel.")

    @staticmethod
    def resolve_selection(given: Given) -> Selection:
        return given.entry.selection

    @staticmethod
    def resolve_reason(given: Given) -> str:
        return given.entry.reason

    @staticmethod
    def resolve_verify(given: Given, context: Any) -> str | None:
        return absolute(context, given.address) if given.is_laurel else None


@router.get(
    "/films/{film_id}/mentions",
    response=answers(list[GivenOut]),
    summary=gettext_noop("Who chose a film, and why"),
)
def film_mentions(request: HttpRequest, film_id: int) -> Any:
    film = found(films.film_page(request.user, Q(pk=film_id)))
    return selectors.given_to([film]).get(film.pk, [])
