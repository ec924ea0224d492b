"""Who may say a word on a film, who shows it, who takes it back."""

from ecran.feedback.models import Regard
from ecran.films import permissions as films
from ecran.films.enums import CreditState
from ecran.films.models import Credit, Film
from labfilms.accounts.models import User, Viewer
from labfilms.moderation import permissions as moderation
from labfilms.moderation.models import OPEN
from network.people.enums import Situation
from network.people.models import Profile


def can_write(user: Viewer, film: Film) -> bool:
    """Tell whether this person may say a word on a film that everyone may see.

    Someone who says they are a professional, or whom a region's team has verified; with a page
    that shows who they are; not on a film of theirs or one that credits them; not where either
    has blocked the other; and not again once moderation has shut what they said. Five queries at
    most.
    """
    if not isinstance(user, User) or not film.is_released or films.can_edit(user, film):
        return False
    profile = Profile.objects.filter(user=user).first()
    if profile is None or not profile.is_shown or not is_professional(profile):
        return False
    credited = Credit.objects.filter(film=film, person=user).exclude(state=CreditState.REFUSED)
    shut = Regard.objects.filter(film=film, author=user).exclude(OPEN)
    if credited.exists() or shut.exists():
        return False
    return not moderation.blocks_between(user, film.owner)


def is_professional(profile: Profile) -> bool:
    """Tell whether a person stands in the trade, by their own word or a team's."""
    return profile.situation == Situation.PROFESSIONAL or profile.verified_at is not None


def can_answer(user: Viewer, regard: Regard) -> bool:
    """Tell whether this person decides if a word stands on its film's page: the film's owner."""
    return films.can_edit(user, regard.film)


def can_withdraw(user: Viewer, regard: Regard) -> bool:
    """Tell whether this person takes a word back: who wrote it."""
    return user.is_authenticated and regard.author_id == user.pk
