"""Who makes links to a film, and what must be true of it first."""

from ecran.films import permissions as films
from ecran.films.models import Film
from ecran.screeners.models import Screener
from labfilms.accounts.models import Viewer


def can_screen(user: Viewer, film: Film) -> bool:
    """Tell whether this person makes links to a film and reads who watched: its owner."""
    return films.can_edit(user, film)


def can_manage(user: Viewer, screener: Screener) -> bool:
    """Tell whether this person withdraws a link or changes its password: the film's owner."""
    return can_screen(user, screener.film)


def is_ready(film: Film) -> bool:
    """Tell whether a film may leave its team by a link, a draft too.

    It plays, moderation has not shut it, and its owner has said that they hold the rights.
    """
    return film.playable and film.rights_declared and not film.is_withheld
