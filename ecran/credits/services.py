"""Write who did what on a film."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ecran.credits import notices
from ecran.credits.errors import CreditRefused
from ecran.films import services as films
from ecran.films.enums import CreditState
from ecran.films.models import Credit, Film
from ecran.films.validators import MOST_SYNOPSIS_WORDS
from labfilms.accounts.models import User
from labfilms.facts import services as facts
from labfilms.notify import services as news
from labfilms.notify.kinds import Kind
from network.calls.enums import Side
from network.people.models import Profile, Trade
from projects.space.models import Post, Project

Key = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of credits as written: a trade, a name, and the person it means, if any."""

    trade: Trade
    name: str
    person: User | None = None
    side: str = Side.NONE


@transaction.atomic
def write(*, film: Film, lines: Sequence[Line]) -> list[Credit]:
    """Rewrite a film's credits in the given order; what people already answered stays.

    A line that names the film's owner needs no confirmation: they wrote it themselves. Whoever
    is named for the first time is asked for their word.
    """
    known = {_key(credit): credit for credit in film.credits.all() if credit.person_id}
    written = []
    for order, line in enumerate(lines):
        key = (line.trade.pk, line.person.pk if line.person else None)
        written.append(_credit(film, line, known.pop(key, None), order))
    # Rows are kept, not made again: the news that asks for one's word names them.
    film.credits.exclude(pk__in=[credit.pk for credit in written if credit.pk]).delete()
    fresh = [credit for credit in written if not credit.pk]
    Credit.objects.bulk_update(
        [credit for credit in written if credit.pk], ["name", "side", "state", "wanted", "order"]
    )
    Credit.objects.bulk_create(fresh)
    for credit in fresh:
        if credit.state == CreditState.PROPOSED:
            _tell(credit.person, notices.PROPOSED, credit)
    return written


@transaction.atomic
def draft_of(*, project: Project, actor: User, posts: Sequence[Post]) -> Film:
    """Make the draft of a finished project's film, with a credit a member and post.

    Told twice, the same film is returned. The synopsis is the pitch when it is short enough.
    """
    known = Film.objects.filter(project=project).first()
    if known is not None:
        return known
    short = len(project.pitch.split()) <= MOST_SYNOPSIS_WORDS
    words = {
        "title": project.title,
        "synopsis" if short else "director_note": project.pitch,
        "region": project.region,
        "production": str(project.organisation or ""),
    }
    film = films.save_draft(film=None, owner=actor, words=words)
    film.project = project
    film.save(update_fields=["project"])
    lines = [
        Line(
            trade=post.trade,
            name=str(post.member.person),
            person=post.member.person,
            side=post.side,
        )
        for post in posts
    ]
    write(film=film, lines=lines)
    return film


@transaction.atomic
def answer(*, credit: Credit, confirmed: bool) -> None:
    """Keep the word of the person credited; a refusal takes their name's link away."""
    credit.state = CreditState.CONFIRMED if confirmed else CreditState.REFUSED
    credit.wanted = None
    credit.save(update_fields=["state", "wanted"])
    _tell_owner(credit, notices.CONFIRMED if confirmed else notices.REFUSED, credit.trade)
    if confirmed:
        _record(credit)


@transaction.atomic
def ask(*, credit: Credit, trade: Trade) -> None:
    """Ask that a credit name another post; the film's owner is told, and answers.

    Raises CreditRefused when it is the post that is named already.
    """
    if trade == credit.trade:
        raise CreditRefused(_("This is the post that is named already: confirm it."), "same")
    credit.state, credit.wanted = CreditState.ASKED, trade
    credit.save(update_fields=["state", "wanted"])
    _tell_owner(credit, notices.ASKED, trade)


@transaction.atomic
def settle(*, credit: Credit, accepted: bool) -> None:
    """Answer what a person asked of their credit: the post they say, or the one written.

    A yes needs no more word of theirs; with a no they are asked again about what is written.
    Raises CreditRefused when nothing is asked.
    """
    if credit.state != CreditState.ASKED or credit.wanted is None:
        raise CreditRefused(_("Nothing is asked of this credit any more."), "settled")
    if accepted:
        credit.trade, credit.side, credit.state = credit.wanted, Side.NONE, CreditState.CONFIRMED
    else:
        credit.state = CreditState.PROPOSED
    credit.wanted = None
    credit.save(update_fields=["trade", "side", "state", "wanted"])
    _tell(credit.person, notices.SETTLED, credit)
    if accepted:
        _record(credit)


def _key(credit: Credit) -> Key:
    return (credit.trade_id, credit.person_id)


def _credit(film: Film, line: Line, known: Credit | None, order: int) -> Credit:
    credit = known or Credit(film=film, trade=line.trade, person=line.person)
    credit.name = line.person.name if line.person else line.name
    credit.side = line.side or credit.side
    credit.order = order
    if line.person is not None and line.person.pk == film.owner_id:
        credit.state, credit.wanted = CreditState.CONFIRMED, None
    return credit


def _record(credit: Credit) -> None:
    facts.record(
        actor=credit.person,
        verb="credits.confirmed",
        thing=credit.film,
        payload={"trade": credit.trade.code},
        about=Profile.objects.filter(user=credit.person_id),
    )


def _tell(person: User | None, kind: Kind, credit: Credit) -> None:
    if person is None:
        return
    film = credit.film
    news.notify(
        person=person,
        kind=kind,
        actor=film.owner,
        # Not the film's own address, which follows its title as long as it is a draft.
        address=reverse("credits:credit", args=(credit.pk,)),
        words={"film": film, "trade": credit.trade},
    )


def _tell_owner(credit: Credit, kind: Kind, trade: Trade) -> None:
    film = credit.film
    news.notify(
        person=film.owner,
        kind=kind,
        actor=credit.person,
        address=reverse("credits:edit", args=(film.pk,)),
        words={"film": film, "trade": trade},
    )
