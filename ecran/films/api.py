"""Films, for other programs."""

from typing import Annotated, Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Field, Query, Router, Schema

from ecran.films import selectors
from ecran.films.enums import Format, Genre, Language, Visibility
from ecran.films.models import Film
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
from labfilms.pictures.api import PictureOut, shown
from regions.territory.api import RegionOut

router = Router(tags=["films"])


class FilmLine(Schema):
    """A film as a list shows it."""

    id: int
    address: Address
    title: str
    directors: list[str] = Field(description="As they stand in the credits.")
    year: int | None
    duration: float | None = Field(description="In seconds.")
    format: Format | None
    genre: Genre | None
    language: Language | None = Field(description="What is spoken; `zxx`: nobody speaks.")
    region: RegionOut | None = Field(description="Where it was made.")
    poster: PictureOut | None
    made_here: bool = Field(description="Born of a project of the house.")
    released_at: Moment | None

    @staticmethod
    def resolve_address(film: Film, context: Any) -> str:
        return absolute(context, film.get_absolute_url())

    @staticmethod
    def resolve_title(film: Film) -> str:
        return str(film)

    @staticmethod
    def resolve_format(film: Film) -> str | None:
        return film.format or None

    @staticmethod
    def resolve_genre(film: Film) -> str | None:
        return film.genre or None

    @staticmethod
    def resolve_language(film: Film) -> str | None:
        return film.language or None

    @staticmethod
    def resolve_poster(film: Film, context: Any) -> PictureOut | None:
        return shown(film.poster, context)


class FilmOut(FilmLine):
    """A film with its sheet."""

    original_title: str
    synopsis: str
    director_note: str
    country: str
    production: str
    school: str
    festival_life: str = Field(description="Selections and prizes, one a line.")
    visibility: Visibility


class FilmFilters(Schema):
    """What a list of films is narrowed to; each narrows."""

    region: str = Field("", description=gettext_noop("A region’s slug."))
    format: Format | None = None
    genre: Genre | None = None
    language: Language | None = None
    year: int | None = Field(
        None, ge=1895, le=2100, description=gettext_noop("The year it was made.")
    )
    made_here: bool = Field(
        False, description=gettext_noop("Born of a project of the house alone.")
    )


@router.get(
    "/films",
    response=answers(Listing[FilmLine]),
    summary=gettext_noop("Films that everyone may watch, the latest first"),
)
def films(
    request: HttpRequest,
    asked: Annotated[Paging, Query()],
    filters: Annotated[FilmFilters, Query()],
) -> Any:
    wanted = filters.dict(exclude={"region", "made_here"}, exclude_none=True)
    rule = Q(**wanted) & (Q(region__slug=filters.region) if filters.region else Q())
    rows = selectors.films(made_here=filters.made_here).filter(rule)
    return listing(request, rows, asked, known_as="" if rule else f"films {filters.made_here}")


@router.get(
    "/films/{film_id}", response=answers(FilmOut), summary=gettext_noop("One film, with its sheet")
)
def film(request: HttpRequest, film_id: int) -> Any:
    return found(_readable(request).filter(pk=film_id).first())


@router.get(
    "/mine/films",
    response=answers(Listing[FilmOut]),
    summary=gettext_noop("The films of whoever holds the key, drafts included"),
)
def films_mine(request: HttpRequest, asked: Annotated[Paging, Query()]) -> Any:
    return listing(request, selectors.films_of_owner(signed_in(request)), asked)


def _readable(request: HttpRequest) -> QuerySet[Film]:
    return selectors.with_card(Film.objects.visible_to(request.user))
