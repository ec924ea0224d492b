"""Read what films were given: mentions and laurels.

They are derived from public selections, never written: a film that leaves a selection, a
selection that closes and a label that is no longer verified cannot leave one behind.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.signing import BadSignature, Signer
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from ecran.films.enums import CreditState
from ecran.films.models import Credit, Film
from labels.laurels.enums import Honour
from labels.selections.models import Entry, Selection
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
        """When it was given: the later of its entry and of its selection's publication."""
        return max(self.entry.added_at, self.entry.selection.published_at or self.entry.added_at)

    @property
    def year(self) -> int:
        return timezone.localtime(self.given_at).year

    @property
    def address(self) -> str:
        """Where anyone verifies it; signed, so that nobody makes one up."""
        code = _signer.sign(f"{self.entry.film_id}-{self.entry.selection_id}")
        return reverse("laurels:verify", args=(code,))


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
    credited = Credit.objects.filter(film=OuterRef("film"), person=OuterRef("added_by"))
    by_their_own = Q(added_by=F("film__owner")) | Q(
        Exists(credited.exclude(state=CreditState.REFUSED))
    )
    entries = (
        Entry.objects.filter(
            film__in=[film.pk for film in films], selection__in=Selection.objects.published()
        )
        .annotate(by_their_own=by_their_own)
        .select_related("selection__label")
        .order_by("-selection__published_at", "-selection")
    )
    found: dict[int, list[Given]] = {}
    for entry in entries:
        laurel = entry.selection.label.is_verified and not entry.by_their_own
        honour = Honour.LAUREL if laurel else Honour.MENTION
        found.setdefault(entry.film_id, []).append(Given(honour, entry))
    for given in found.values():
        given.sort(key=lambda one: not one.is_laurel)
    return found


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
