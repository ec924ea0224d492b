"""Credits, for other programs."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Field, Router, Schema

from ecran.credits import selectors
from ecran.credits.selectors import Name
from ecran.films import selectors as films
from labfilms.core.api import absolute, answers, found

router = Router(tags=["films"])


class NameOut(Schema):
    """Somebody in the credits."""

    name: str
    note: str = Field(description="In a paired position: who passed the trade on, who learnt it.")
    person: str | None = Field(description="The address of their page, once they have confirmed.")

    @staticmethod
    def resolve_person(name: Name, context: Any) -> str | None:
        return absolute(context, name.href) or None


class RowOut(Schema):
    """A line of the credits."""

    trade: str = Field(description="In the language asked for.")
    people: list[NameOut]


@router.get(
    "/films/{film_id}/credits",
    response=answers(list[RowOut]),
    summary=gettext_noop("Who made a film, trade by trade"),
)
def film_credits(request: HttpRequest, film_id: int) -> Any:
    film = found(films.film_page(request.user, Q(pk=film_id)))
    return selectors.roll(film, request.user)
