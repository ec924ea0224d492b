"""Read what professionals said of films."""

from django.db.models import Prefetch, QuerySet

from ecran.feedback.models import Regard
from ecran.films.models import Film
from labfilms.accounts.models import User, Viewer
from network.people.models import Profile


def of_film(film: Film, viewer: Viewer) -> QuerySet[Regard]:
    """Return the words on a film that this person may read, the oldest first, ready to show."""
    found = Regard.objects.visible_to(viewer).filter(film=film).select_related("author", "trade")
    profiles = Prefetch("author__profile", Profile.objects.visible_to(viewer))
    return found.prefetch_related(profiles)


def own_on(film: Film, person: User) -> Regard | None:
    """Return what this person has said of a film, or None; the film comes with it."""
    return Regard.objects.filter(film=film, author=person).first()


def waiting_for(owner: User) -> QuerySet[Regard]:
    """Return the words that wait for the owner of the films they are on."""
    waiting = Regard.objects.visible_to(owner).filter(film__owner=owner, state="waiting")
    return waiting.select_related("film", "author")
