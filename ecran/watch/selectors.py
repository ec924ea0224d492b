"""Read where people stopped."""

from ecran.films.models import Film
from ecran.watch.models import Progress
from labfilms.accounts.models import Viewer


def resume_at(film: Film, viewer: Viewer) -> float:
    """Return the second at which this person left the film; 0 for strangers and beginners."""
    if not viewer.is_authenticated:
        return 0.0
    known = Progress.objects.filter(film=film, person=viewer.pk).values_list("seconds", flat=True)
    return known.first() or 0.0
