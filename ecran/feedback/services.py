"""Say a word on a film, show it or not, take it back."""

from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecran.feedback import notices
from ecran.feedback.enums import RegardState
from ecran.feedback.errors import RegardRefused
from ecran.feedback.models import Regard
from ecran.films.models import Film
from labfilms.accounts.models import User
from labfilms.core import limits
from labfilms.facts import services as facts
from labfilms.notify import services as news
from network.people.models import Profile, Trade

DAY: Final = 24 * 3600
# One looks at a film before one speaks of it.
MOST_A_DAY: Final = 20


@transaction.atomic
def write(*, film: Film, author: User, trade: Trade, text: str) -> Regard:
    """Keep what a professional says of a film; its owner is told, and decides whether it shows.

    Written again, it waits again. The caller has asked `can_write`. Raises RegardRefused above 20
    a day.
    """
    if not limits.take("regards", str(author.pk), most=MOST_A_DAY, seconds=DAY):
        raise RegardRefused(_("That is a lot for one day. Come back tomorrow."), "often")
    regard, _made = Regard.objects.update_or_create(
        film=film,
        author=author,
        defaults={
            "trade": trade,
            "text": text,
            "state": RegardState.WAITING,
            "answered_at": None,
        },
    )
    news.notify(
        person=film.owner,
        kind=notices.RECEIVED,
        actor=author,
        address=regard.get_absolute_url(),
        words={"film": film},
        key=f"regard-{regard.pk}",
    )
    return regard


@transaction.atomic
def answer(*, regard: Regard, shown: bool) -> None:
    """Show a word on its film's page, or keep it between the two; its author is told of a yes."""
    regard.state = RegardState.SHOWN if shown else RegardState.DECLINED
    regard.answered_at = timezone.now()
    regard.save(update_fields=["state", "answered_at"])
    if not shown:
        return
    news.notify(
        person=regard.author,
        kind=notices.SHOWN,
        actor=regard.film.owner,
        address=regard.get_absolute_url(),
        words={"film": regard.film},
    )
    facts.record(
        actor=regard.author,
        verb="feedback.shown",
        thing=regard.film,
        about=Profile.objects.filter(user=regard.author),
    )


def withdraw(*, regard: Regard) -> None:
    """Take a word back; nothing of it stays."""
    regard.delete()


def withhold(*, regard: Regard, level: str) -> None:
    """Shut a word to everyone as moderation decides (a `Withheld` value), or open it again."""
    regard.withheld = level
    regard.save(update_fields=["withheld"])
