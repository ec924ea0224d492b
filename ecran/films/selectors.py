"""Read films."""

from collections.abc import Iterable

from django.db.models import Model, Prefetch, Q, QuerySet, prefetch_related_objects

from ecran.films.enums import CreditState
from ecran.films.models import Credit, Film
from labfilms.accounts.models import User, Viewer
from network.organisations.enums import OrganisationKind
from network.organisations.models import Organisation
from network.people.models import Profile
from projects.space.models import Project
from regions.territory.models import Region

DIRECTOR = "director"


def with_card(films: QuerySet[Film]) -> QuerySet[Film]:
    """Prefetch what a card shows: region, poster, directors."""
    return films.select_related("region", "poster").prefetch_related(_directors())


def ready(films: list[Film]) -> list[Film]:
    """Return films, read with their region and poster, ready for cards; one query for them all.

    None where `know_directors` has told them.
    """
    prefetch_related_objects(
        [film for film in films if not hasattr(film, "directing")], _directors()
    )
    return films


def know_directors(film: Film, credits_: Iterable[Credit]) -> None:
    """Tell a film its directors, from its credits that were read with their trade."""
    film.directing = [  # type: ignore[attr-defined]  # as a prefetch sets it
        credit
        for credit in credits_
        if credit.trade.code == DIRECTOR and credit.state != CreditState.REFUSED
    ]


def _directors() -> Prefetch[str]:
    rows = Credit.objects.filter(trade__code=DIRECTOR).exclude(state=CreditState.REFUSED)
    return Prefetch("credits", rows, to_attr="directing")


def films(*, made_here: bool = False) -> QuerySet[Film]:
    """Return the films that everyone may see, the latest released first, ready for cards.

    A list says no more to one person than to another: their own films have their own list.
    `made_here` keeps those born of a project of the house.
    """
    found = with_card(Film.objects.released())
    return found.filter(project__isnull=False) if made_here else found


def latest_films(number: int) -> list[Film]:
    """Return the latest released films, with their region and poster: `ready` makes them cards."""
    return list(Film.objects.released().select_related("region", "poster")[:number])


def films_of_region(region: Region) -> QuerySet[Film]:
    """Return the released films of a region, the latest first, ready for cards."""
    return with_card(Film.objects.released().filter(region=region))


def films_of_producers(region: Region) -> QuerySet[Film]:
    """Return the released films that the production companies of a region carried, ready for cards.

    They are the works born of a project that such a company carries, that are free to watch. Their
    projects are asked for at once: SQLite would else look at every film for those of a few.
    """
    carried = Project.objects.filter(
        organisation__kind=OrganisationKind.PRODUCTION,
        organisation__region=region,
        organisation__in=Organisation.objects.shown().values("pk"),
    )
    return with_card(
        Film.objects.released().filter(
            sold=False, project__in=list(carried.values_list("pk", flat=True))
        )
    )


def films_of_owner(owner: User) -> QuerySet[Film]:
    """Return a person's own films, whatever their state, the last touched first."""
    return (
        with_card(Film.objects.of_owner(owner))
        .select_related("asset")
        .order_by("-updated_at", "-pk")
    )


def confirmed_pairs(people: list[int]) -> list[tuple[int, int]]:
    """Return (film id, user id) of the credits these people confirmed, latest film first."""
    confirmed = Credit.objects.filter(person__in=people, state=CreditState.CONFIRMED)
    pairs = confirmed.order_by("-film__released_at", "-film").values_list("film", "person")
    return list(dict.fromkeys(pairs))


def film_page(viewer: Viewer, rule: Q, *, link: str = "") -> Film | None:
    """Return one film this person may see, with what its page shows, or None."""
    return (
        Film.objects.visible_to(viewer, link=link)
        .filter(rule)
        .select_related("region", "poster", "asset", "owner")
        .first()
    )


def concerned(film: Film) -> list[Model]:
    """Return whose followers hear of a film: its people, owner and confirmed, and its region."""
    people = Credit.objects.filter(film=film, state=CreditState.CONFIRMED, person__isnull=False)
    users = {film.owner_id, *people.values_list("person", flat=True)}
    profiles: list[Model] = list(Profile.objects.filter(user__in=users))
    return [*profiles, film.region] if film.region else profiles
