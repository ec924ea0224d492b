"""Make links to a film, withdraw them, count what is watched, carry a reply."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecran.films.models import Film
from ecran.screeners import notices, permissions, selectors
from ecran.screeners.errors import ScreenerRefused
from ecran.screeners.models import SAME_VIEWING, Reply, Screener, Viewing
from labfilms.core import limits
from labfilms.notify import services as news
from streaming.delivery import addresses
from streaming.delivery import services as delivery

# Its name in the keys of passes; `addresses` allows letters alone.
ROOM: Final = "screener"
MOST_OF_A_FILM: Final = 5_000
DAY: Final = 24 * 3600
# Wrong passwords an hour: from one place, and for one link from anywhere.
TRIES_OF_ONE, TRIES_OF_ALL = 10, 60
# What one recipient may have to say in an hour.
MOST_REPLIES: Final = 5
# What is known of a recipient is kept as long as a festival's year, then erased.
KEPT: Final = timedelta(days=365)
# A page that was opened and never played has nothing left to tell once its grant is over.
UNPLAYED_KEPT: Final = 2 * SAME_VIEWING


@dataclass(frozen=True, slots=True)
class Terms:
    """What links made together have in common; `password` as it was typed, empty for none."""

    expires_at: datetime
    zone: ZoneInfo
    most_viewings: int | None = None
    password: str = ""
    territory: str = ""


Recipient = tuple[str, str]


@transaction.atomic
def make(*, film: Film, recipients: Sequence[Recipient], terms: Terms) -> list[Screener]:
    """Make one link for each recipient (name, e-mail), in their order; all of them or none.

    Raises ScreenerRefused when the film may not leave its team yet, or has 5,000 links.
    """
    if not permissions.is_ready(film):
        raise ScreenerRefused(
            _("A link is made for a film that plays, and whose rights you have declared."), "film"
        )
    if Screener.objects.filter(film=film).count() + len(recipients) > MOST_OF_A_FILM:
        raise ScreenerRefused(_("A film has 5,000 links at most."), "many")
    hashed = make_password(terms.password) if terms.password else ""
    return [_make(film, name, email, terms, hashed) for name, email in recipients]


def _make(film: Film, name: str, email: str, terms: Terms, hashed: str) -> Screener:
    return Screener.objects.create(
        film=film,
        name=name,
        email=email,
        expires_at=terms.expires_at,
        time_zone=terms.zone.key,
        most_viewings=terms.most_viewings,
        password=hashed,
        territory=terms.territory,
    )


@transaction.atomic
def revoke(*, screener: Screener) -> None:
    """Withdraw a link for good; whoever watches is stopped within a minute."""
    if screener.revoked_at is None:
        screener.revoked_at = timezone.now()
        screener.save(update_fields=["revoked_at"])
    if screener.film.asset is None:
        return
    # Every grant that may still live: those of the pages opened since the oldest one.
    for number in _held(screener):
        delivery.revoke(asset=screener.film.asset, viewer=key(number))


def _held(screener: Screener) -> Iterable[int]:
    horizon = timezone.now() - 2 * SAME_VIEWING
    return screener.viewings.filter(opened_at__gt=horizon).values_list("pk", flat=True)


def set_password(*, screener: Screener, password: str) -> None:
    """Change a link's password, or take it off with an empty one; the link lives on.

    Whoever watches goes on; the next page that is opened asks for the new one.
    """
    screener.password = make_password(password) if password else ""
    screener.save(update_fields=["password"])


def try_password(*, screener: Screener, password: str, source: str) -> bool:
    """Say whether this opens the link. Raises ScreenerRefused after ten wrong ones an hour.

    `source` is who tries (`accounts.requests.source`); sixty an hour are heard for one link from
    anywhere.
    """
    one, every = f"{screener.pk}:{source}", str(screener.pk)
    heard = limits.take("screener-password", one, most=TRIES_OF_ONE)
    if not heard or not limits.take("screener-passwords", every, most=TRIES_OF_ALL):
        said = _("Too many tries: wait an hour, or ask whoever invites you.")
        raise ScreenerRefused(said, "often")
    if not check_password(password, screener.password):
        return False
    limits.give_back("screener-password", one)
    return True


def key(number: int) -> str:
    """Return how a grant names a viewing."""
    return addresses.pass_key(ROOM, number)


@transaction.atomic
def open_page(*, screener: Screener, held: int | None) -> Viewing:
    """Return the viewing that a browser goes on with, or a new one, which counts once it plays.

    `held` is the number of the one it had, if any.
    """
    known = selectors.viewing(screener, held)
    if known is None:
        return Viewing.objects.create(screener=screener)
    known.opened_at = timezone.now()
    known.save(update_fields=["opened_at"])
    return known


def playback(*, screener: Screener, viewing: Viewing | None) -> delivery.Playback | None:
    """Return where the film plays until the link's end, or None while it cannot play.

    Without a `viewing` it is its owner who looks, for whom nothing is counted.
    """
    film = screener.film
    if film.asset is None or film.is_withheld:
        return None
    return delivery.playback(
        film.asset,
        viewer=film.owner,
        public=False,
        held=key(viewing.pk) if viewing else "",
        until=screener.expires_at,
    )


@transaction.atomic
def begin(number: int) -> bool:
    """Count a viewing whose first picture is asked for; False when the link has none left.

    Idempotent: one that has begun is not counted again, and goes on even as the last one.
    """
    # The link's row is the lock: of two that want the last viewing, one has it.
    screener = Screener.objects.select_for_update().filter(viewings=number).first()
    if screener is None or not screener.is_alive:
        return False
    viewing = Viewing.objects.get(pk=number)
    if viewing.started_at is not None:
        return True
    if selectors.left(screener) == 0:
        return False
    viewing.started_at = viewing.seen_at = timezone.now()
    viewing.save(update_fields=["started_at", "seen_at"])
    return True


def watch(*, viewing: Viewing, seconds: float) -> None:
    """Keep where a holder is, and the furthest they came; what has not begun tells nothing."""
    Viewing.objects.begun().filter(pk=viewing.pk).update(
        seconds=seconds, furthest=Greatest("furthest", seconds), seen_at=timezone.now()
    )


@transaction.atomic
def reply(*, screener: Screener, text: str, address: str) -> Reply:
    """Keep what a recipient answers, and tell the film's owner, who reads it at `address`.

    Raises ScreenerRefused above five an hour.
    """
    if not limits.take("screener-replies", str(screener.pk), most=MOST_REPLIES):
        raise ScreenerRefused(_("That is a lot for one hour. Come back later."), "often")
    written = Reply.objects.create(screener=screener, text=text)
    news.notify(
        person=screener.film.owner,
        kind=notices.REPLIED,
        address=address,
        words={"name": screener.name, "film": screener.film},
    )
    return written


def forget() -> int:
    """Erase links a year after their end, and pages opened but never played; return how many."""
    now = timezone.now()
    never = Viewing.objects.filter(started_at=None, opened_at__lt=now - UNPLAYED_KEPT)
    old = Screener.objects.ended_before(now - KEPT)
    return never.delete()[0] + old.delete()[0]
