"""Remember where people stop."""

from ecran.films.models import Film
from ecran.watch.models import Progress
from labfilms.accounts.models import User

# Nobody wants to come back to the last breath of a film: past this share it starts again.
NEARLY_OVER = 0.97


def remember(*, person: User, film: Film, seconds: float) -> None:
    """Keep the second at which a person is; at the end of the film, forget it."""
    if film.duration and seconds >= film.duration * NEARLY_OVER:
        Progress.objects.filter(person=person, film=film).delete()
        return
    Progress.objects.update_or_create(
        person=person, film=film, defaults={"seconds": max(0.0, seconds)}
    )
