"""Write who did what on a film."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from ecran.films.enums import CreditState
from ecran.films.models import Credit, Film
from labfilms.accounts.models import User
from labfilms.facts import services as facts
from network.people.models import Profile, Trade


@dataclass(frozen=True, slots=True)
class Line:
    """A line of credits as written: a trade, a name, and the person it means, if any."""

    trade: Trade
    name: str
    person: User | None = None


@transaction.atomic
def write(*, film: Film, lines: Sequence[Line]) -> list[Credit]:
    """Rewrite a film's credits in the given order; what people already answered stays.

    A line that names the film's owner needs no confirmation: they wrote it themselves.
    """
    former = {(credit.trade_id, credit.person_id): credit.state for credit in film.credits.all()}
    film.credits.all().delete()
    return Credit.objects.bulk_create(
        Credit(
            film=film,
            trade=line.trade,
            person=line.person,
            name=line.person.name if line.person else line.name,
            state=_state(film, line, former),
            order=order,
        )
        for order, line in enumerate(lines)
    )


@transaction.atomic
def answer(*, credit: Credit, confirmed: bool) -> None:
    """Keep the word of the person credited; a refusal takes their name's link away."""
    credit.state = CreditState.CONFIRMED if confirmed else CreditState.REFUSED
    credit.save(update_fields=["state"])
    if confirmed and credit.person is not None:
        facts.record(
            actor=credit.person,
            verb="credits.confirmed",
            thing=credit.film,
            payload={"trade": credit.trade.code},
            about=Profile.objects.filter(user=credit.person),
        )


def _state(film: Film, line: Line, former: dict[tuple[int, int | None], str]) -> str:
    if line.person is None:
        return CreditState.PROPOSED
    if line.person.pk == film.owner_id:
        return CreditState.CONFIRMED
    return former.get((line.trade.pk, line.person.pk), CreditState.PROPOSED)
