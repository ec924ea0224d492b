"""Read links to films, and who watched."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from ecran.films.models import Film
from ecran.screeners.models import Reply, Screener, Viewing
from labfilms.core import clocks


@dataclass(frozen=True, slots=True)
class Row:
    """A link as its maker reads it; what was watched is of the film as it is now."""

    screener: Screener
    state: str
    label: str
    begun: int
    was_opened: bool
    furthest: float
    share: int
    watched_at: datetime | None
    replies: list[Reply]

    @property
    def watched(self) -> str:
        """Return when it was last watched, in words, by the clock of whoever made it."""
        return clocks.said(self.watched_at, self.screener.zone) if self.watched_at else ""


def links_of(film: Film) -> QuerySet[Screener]:
    """Return a film's links, the latest first, with what was watched and the replies.

    Whoever asks has the right to read them (`permissions.can_screen`).
    """
    found = Screener.objects.filter(film=film).watched().order_by("-created_at", "-pk")
    return found.prefetch_related(Prefetch("replies", Reply.objects.order_by("written_at", "pk")))


def row(screener: Screener, film: Film) -> Row:
    """Return a link of `links_of` as its maker reads it; no query."""
    begun: int = getattr(screener, "viewings_count", 0)
    furthest: float = getattr(screener, "furthest", None) or 0.0
    state = screener.state(begun)
    return Row(
        screener=screener,
        state=state.value,
        label=str(state.label),
        begun=begun,
        was_opened=getattr(screener, "was_opened", False),
        furthest=furthest,
        share=share(furthest, film.duration),
        watched_at=getattr(screener, "watched_at", None),
        replies=list(screener.replies.all()),
    )


def share(seconds: float, duration: float | None) -> int:
    """Return how much of a film that is, in whole percents; 0 where its length is not known."""
    return min(100, round(100 * seconds / duration)) if duration else 0


def by_secret(secret: str) -> Screener | None:
    """Return the link of this address with its film, alive or not, or None."""
    related = ("film__owner__profile", "film__region", "film__poster", "film__asset")
    return Screener.objects.filter(secret=secret).select_related(*related).first()


def viewing(screener: Screener, number: int | None) -> Viewing | None:
    """Return what this browser holds of a link, or None where it holds nothing that goes on."""
    found = screener.viewings.filter(pk=number).first() if number else None
    return found if found and found.may_go_on else None


def left(screener: Screener) -> int | None:
    """Return how many viewings may still begin; None where they are not counted."""
    if screener.most_viewings is None:
        return None
    return max(0, screener.most_viewings - screener.viewings.begun().count())
