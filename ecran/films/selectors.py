"""Read films."""

from django.db.models import Model, Prefetch, Q, QuerySet

from ecran.films.enums import CreditState
from ecran.films.models import Credit, Film
from labfilms.accounts.models import User, Viewer
from network.people.models import Profile
from regions.territory.models import Region

DIRECTOR = "director"


def with_card(films: QuerySet[Film]) -> QuerySet[Film]:
    """Prefetch what a card shows: region, poster, directors."""
    directors = Credit.objects.filter(trade__code=DIRECTOR).exclude(state=CreditState.REFUSED)
    return films.select_related("region", "poster").prefetch_related(
        Prefetch("credits", directors, to_attr="directing")
    )


def films() -> QuerySet[Film]:
    """Return the films that everyone may see, the latest released first, ready for cards.

    A list says no more to one person than to another: their own films have their own list.
    """
    return with_card(Film.objects.released())


def films_of_region(region: Region) -> QuerySet[Film]:
    """Return the released films of a region, the latest first, ready for cards."""
    return with_card(Film.objects.released().filter(region=region))


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
