"""Read what professionals said of films."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from ecran.feedback.enums import RegardState
from ecran.feedback.models import Regard
from ecran.films.models import Film
from labfilms.accounts.models import User, Viewer
from network.people.models import Profile


def of_films(films: Iterable[Film], viewer: Viewer) -> dict[int, list[Regard]]:
    """Return the words on films that this person may read, by film id, the oldest first.

    Two queries, whatever the number of films: the words, and the pages of who wrote them.
    """
    found = Regard.objects.visible_to(viewer).filter(film__in=[film.pk for film in films])
    profiles = Prefetch("author__profile", Profile.objects.visible_to(viewer))
    said: defaultdict[int, list[Regard]] = defaultdict(list)
    ready = found.select_related("film", "author", "trade").prefetch_related(profiles)
    for regard in ready:
        said[regard.film_id].append(regard)
    return said


def own_on(film: Film, person: User) -> Regard | None:
    """Return what this person has said of a film, as far as they may still read it, or None."""
    return Regard.objects.visible_to(person).filter(film=film, author=person).first()


def waiting_for(owner: User) -> QuerySet[Regard]:
    """Return the words that wait for the owner of the films they are on."""
    waiting = Regard.objects.visible_to(owner).filter(film__owner=owner, state=RegardState.WAITING)
    return waiting.select_related("film", "author")
