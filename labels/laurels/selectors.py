"""Read what films were given: mentions and laurels.

They are derived from public selections, never written: a film that leaves a selection, a
selection that closes and a label that is no longer verified cannot leave one behind.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.core.signing import BadSignature, Signer
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from ecran.films.enums import CreditState
from ecran.films.models import Credit, Film
from labels.laurels.enums import Honour
from labels.selections.models import Entry, published
from labfilms.accounts.models import Viewer
from labfilms.facts.models import Fact
from labfilms.facts.selectors import facts_of

_signer = Signer(salt="labels.laurels")


@dataclass(frozen=True, slots=True)
class Given:
    """What one public selection gives one film."""

    honour: Honour
    entry: Entry

    @property
    def is_laurel(self) -> bool:
        return self.honour == Honour.LAUREL

    @property
    def given_at(self) -> datetime:
        return _later(self.entry.added_at, self.entry.selection.published_at)

    @property
    def year(self) -> int:
        return timezone.localtime(self.given_at).year

    @property
    def address(self) -> str:
        return _address(self.entry.film_id, self.entry.selection_id)


class Laurel(NamedTuple):
    """A laurel as a card says it, without the rows it comes from."""

    film: int
    selection: int
    label: int
    name: str
    added_at: datetime
    published_at: datetime | None

    @property
    def year(self) -> int:
        return timezone.localtime(_later(self.added_at, self.published_at)).year

    @property
    def address(self) -> str:
        return _address(self.film, self.selection)


def _later(added_at: datetime, published_at: datetime | None) -> datetime:
    """Return when a film was chosen: when it entered, or when the selection became public."""
    return max(added_at, published_at or added_at)


def _address(film: int, selection: int) -> str:
    """Return where anyone verifies it; signed, so that nobody makes one up."""
    return reverse("laurels:verify", args=(_signer.sign(f"{film}-{selection}"),))


@dataclass(frozen=True, slots=True)
class Verified:
    """What an address of a laurel says today: it stands, or it was withdrawn, and when."""

    film: Film | None
    given: Given | None
    former: Fact | None
    credited: list[Credit]


def given_to(films: Iterable[Film]) -> dict[int, list[Given]]:
    """Return what films were given, by film id, laurels first, then the latest; one query.

    A laurel comes from a verified label alone, and never by the hand of someone credited on
    the film or of its owner: their choice is a mention.
    """
    found: dict[int, list[Given]] = {}
    for entry in _choices(films).select_related("selection__label"):
        laurel = entry.selection.label.is_verified and not entry.by_their_own
        honour = Honour.LAUREL if laurel else Honour.MENTION
        found.setdefault(entry.film_id, []).append(Given(honour, entry))
    for given in found.values():
        given.sort(key=lambda one: not one.is_laurel)
    return found


def laurels_of(films: Iterable[Film]) -> dict[int, list[Laurel]]:
    """Return the laurels of films, by film id, the latest first; one query, read as values."""
    choices = _choices(films).filter(by_their_own=False)
    rows = choices.exclude(selection__label__verified_at=None).values_list(
        "film",
        "selection",
        "selection__label",
        "selection__label__name",
        "added_at",
        "selection__published_at",
    )
    found: dict[int, list[Laurel]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(Laurel(*row))
    return found


def _choices(films: Iterable[Film]) -> QuerySet[Any]:
    """Return where films stand in public selections, the latest first.

    Each says whether it is there by the hand of someone credited on the film or of its owner.
    """
    credited = Credit.objects.filter(film=OuterRef("film"), person=OuterRef("added_by"))
    by_their_own = Q(added_by=F("film__owner")) | Q(
        Exists(credited.exclude(state=CreditState.REFUSED))
    )
    return (
        Entry.objects.filter(published("selection__"), film__in=[film.pk for film in films])
        .annotate(by_their_own=by_their_own)
        .order_by("-selection__published_at", "-selection")
    )


def verified(code: str, viewer: Viewer) -> Verified | None:
    """Return what a signed address says now; None when nobody ever gave such a laurel.

    A laurel that no longer stands keeps its address and says when the film left the selection:
    the log of facts remembers. A film that the viewer may not see is not named.
    """
    try:
        film_id, selection_id = (int(part) for part in _signer.unsign(code).split("-"))
    except (BadSignature, ValueError):
        return None
    film = Film.objects.filter(pk=film_id).first()
    seen = Film.objects.visible_to(viewer).filter(pk=film_id).first()
    if film is None:
        return Verified(None, None, None, [])
    standing = [one for one in given_to([film]).get(film_id, []) if one.is_laurel]
    given = next((one for one in standing if one.entry.selection_id == selection_id), None)
    if given is None or seen is None:
        return Verified(seen, None, _departure(film, selection_id), [])
    credited = film.credits.filter(state=CreditState.CONFIRMED).select_related("trade")
    return Verified(seen, given, None, list(credited))


def _departure(film: Film, selection_id: int) -> Fact | None:
    left = facts_of(film).filter(verb="entries.removed", payload__selection=selection_id)
    return left.first()
