"""Read who did what on a film."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ecran.films import selectors as films
from ecran.films.enums import CreditState
from ecran.films.models import Credit, Film
from labfilms.accounts.models import Viewer
from network.calls.enums import Side
from network.people import selectors as people
from network.people.enums import Grammar
from network.people.models import Profile

_NOTES: dict[str, Any] = {Side.KNOWS: _("passed it on"), Side.LEARNS: _("learnt it")}


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the roll; `href` leads to the person's page when the viewer may read it."""

    name: str
    href: str = ""
    # In a paired position: who passed the trade on, who learnt it.
    note: str = ""
    # Whose credit it is, for what stands beside it: none of it is shown.
    pk: int = field(default=0, compare=False)
    profile: Profile | None = field(default=None, compare=False)
    trade: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the roll: a trade and those who did it."""

    trade: str
    people: list[Name] = field(default_factory=list)


def credits_of(film: Film) -> QuerySet[Credit]:
    """Return a film's credits in their order, with trade and person."""
    return film.credits.select_related("trade", "person")


def roll(film: Film, viewer: Viewer) -> list[Row]:
    """Return the credits as a roll: one row a trade, in order; three queries at most.

    A person who refused is not named. One who has confirmed is linked to their page.
    """
    lines = list(credits_of(film).exclude(state=CreditState.REFUSED))
    films.know_directors(film, lines)
    confirmed = [c.person_id for c in lines if c.person_id and c.state == CreditState.CONFIRMED]
    profiles = people.profiles_by_user(confirmed, viewer)
    rows: dict[int, Row] = {}
    for credit in lines:
        profile = profiles.get(credit.person_id or 0)
        grammar = profile.grammar if profile else Grammar.NEUTRAL
        row = rows.setdefault(credit.trade_id, Row(credit.trade.named(grammar)))
        href = profile.get_absolute_url() if profile else ""
        note = str(_NOTES.get(credit.side, ""))
        row.people.append(Name(credit.name, href, note, credit.pk, profile, row.trade))
    return list(rows.values())


def asked_of(film: Film) -> QuerySet[Credit]:
    """Return the credits of a film whose person asks for another post."""
    return credits_of(film).filter(state=CreditState.ASKED).select_related("wanted")


def waiting_for(viewer: Viewer, film: Film) -> QuerySet[Credit]:
    """Return the credits of a film that wait for this person's word."""
    if not viewer.is_authenticated:
        return Credit.objects.none()
    return credits_of(film).filter(person=viewer.pk, state=CreditState.PROPOSED)
