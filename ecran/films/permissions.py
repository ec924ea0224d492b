"""Who may do what with a film. Reading has one rule: `Film.objects.visible_to`."""

from ecran.films.models import Film
from labfilms.accounts.models import Viewer


def can_edit(user: Viewer, film: Film) -> bool:
    """Tell whether this person writes the film's sheet, shows it and takes it away: its owner."""
    return user.is_authenticated and film.owner_id == user.pk


def can_download_original(user: Viewer, film: Film) -> bool:
    """Tell whether this person may have the file that was uploaded: its owner.

    And whoever may watch the film, where its owner offers it: the caller has asked `opening`.
    """
    return film.file_offered or can_edit(user, film)
