"""Read what films were given: mentions and laurels.

They are derived from public selections, never written: a film that leaves a selection, a
selection that closes and a label that is no longer verified cannot leave one behind.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from ecran.films.enums import CreditState
from ecran.films.models import Credit, Film
from labels.laurels.enums import Honour
from labels.selections.models import Entry, Selection


@dataclass(frozen=True, slots=True)
class Given:
    """What one public selection gives one film."""

    honour: Honour
    entry: Entry

    @property
    def is_laurel(self) -> bool:
        return self.honour == Honour.LAUREL

    @property
    def year(self) -> int:
        """The year in which it was given: the later of its entry and of its publication."""
        selection = self.entry.selection
        given = max(self.entry.added_at, selection.published_at or self.entry.added_at)
        return timezone.localtime(given).year


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
