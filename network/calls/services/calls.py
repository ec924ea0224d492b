"""Write crew calls and their positions."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from labfilms.facts import services as facts
from labfilms.search import registry as search
from network.calls import notices, selectors
from network.calls.enums import PAY_ORDER, CallState, Pay
from network.calls.errors import CallRefused
from network.calls.models import CrewCall, Holder, Position, today
from network.calls.services.telling import tell_holders
from network.organisations.models import Organisation
from network.people.models import Trade

# Long enough to find a crew, short enough that a list does not fill with the dead.
MOST_DAYS_OPEN = 120
CLOSES_SOON = timedelta(days=2)

# What people write of a call.
SHEET = (
    "title",
    "film",
    "first_day",
    "last_day",
    "region",
    "town",
    "pay",
    "contract",
    "deadline",
    "questions",
)
Carrier = Organisation | User


@dataclass(frozen=True, slots=True)
class PositionWords:
    """A position as written."""

    trade: Trade
    count: int = 1
    days: int | None = None
    paired: bool = False
    words: str = ""


def check_pay(*, pay: str, carrier: Carrier | None) -> None:
    """Raise CallRefused when « bénévole » is not open to this carrier (F1)."""
    is_company = isinstance(carrier, Organisation) and not carrier.may_call_volunteers
    if pay == Pay.VOLUNTEER and is_company:
        raise CallRefused(
            _(
                "Associations, collectives, schools and private people may call for volunteers."
                " This structure refunds or pays: choose one of the two."
            ),
            "volunteers",
        )


@transaction.atomic
def create(
    *,
    actor: User,
    carrier: Carrier,
    words: Mapping[str, Any],
    positions: Sequence[PositionWords] = (),
    holders: Iterable[User] = (),
    kept_elsewhere: bool = False,
) -> CrewCall:
    """Make the draft of a call, looked after by whoever makes it and by `holders`.

    `words` are of SHEET. Raises CallRefused and ValidationError.
    """
    call = CrewCall(slug=_free_slug(str(words.get("title", ""))), kept_elsewhere=kept_elsewhere)
    _write(call, words=words, carrier=carrier)
    set_holders(call=call, people=[actor, *holders])
    for one in positions:
        add_position(call=call, words=one)
    return call


@transaction.atomic
def write(*, call: CrewCall, words: Mapping[str, Any], carrier: Carrier | None = None) -> CrewCall:
    """Rewrite a call; what it pays may rise once people answered, never fall.

    Raises CallRefused and ValidationError.
    """
    former = CrewCall.objects.values_list("pay", flat=True).get(pk=call.pk)
    pay = str(words.get("pay", former))
    if PAY_ORDER[Pay(pay)] < PAY_ORDER[Pay(former)] and selectors.has_answers(call):
        raise CallRefused(
            _("People answered what was offered: it may rise, not fall. Close this call first."),
            "pay-falls",
        )
    _write(call, words=words, carrier=carrier or call.carrier)
    return call


@transaction.atomic
def set_holders(*, call: CrewCall, people: Iterable[User]) -> None:
    """Say who looks after a call: these people and no other."""
    wanted = {one.pk: one for one in people}
    Holder.objects.filter(call=call).exclude(person__in=wanted).delete()
    Holder.objects.bulk_create(
        [Holder(call=call, person=one) for one in wanted.values()], ignore_conflicts=True
    )


@transaction.atomic
def add_position(*, call: CrewCall, words: PositionWords) -> Position:
    """Add a position at the end of a call."""
    position = Position(call=call, order=call.positions.count())
    return change_position(position=position, words=words)


@transaction.atomic
def change_position(*, position: Position, words: PositionWords) -> Position:
    """Rewrite a position. Raises CallRefused when people who hold it would lose their place."""
    held = selectors.taken([position]) if position.pk else {}
    for name in ("trade", "count", "days", "paired", "words"):
        setattr(position, name, getattr(words, name))
    lost = any(
        number > (position.count if side in position.sides else 0)
        for (_key, side), number in held.items()
    )
    if lost:
        raise CallRefused(_("More people than that hold this position already."), "taken")
    position.full_clean(exclude=["call"])
    position.save()
    return position


@transaction.atomic
def remove_position(*, position: Position) -> None:
    """Take a position out of a call. Raises CallRefused once someone answered to it."""
    if position.applications.exists() or position.invitations.exists():
        raise CallRefused(
            _("Someone answered to this position: close the call rather than erase it."),
            "answered",
        )
    position.delete()


@transaction.atomic
def publish(*, call: CrewCall, actor: User) -> None:
    """Open a call to everyone, or open it again. Raises CallRefused while something is missing."""
    check_pay(pay=call.pay, carrier=call.carrier)
    if not call.positions.exists():
        raise CallRefused(_("Say whom you seek: a call needs a position."), "positions")
    _check_words(call)
    if call.is_late:
        raise CallRefused(_("The last day to apply is over: choose another."), "late")
    call.state = CallState.OPEN
    call.published_at = call.published_at or timezone.now()
    call.save(update_fields=["state", "published_at", "updated_at"])
    facts.record(
        actor=actor,
        verb="calls.published",
        thing=call,
        payload={"title": call.title},
        about=[call.organisation, call.region],
    )


@transaction.atomic
def close(*, call: CrewCall, actor: User) -> None:
    """Close a call: nobody applies any more; those who did still get their answer."""
    if call.state == CallState.CLOSED:
        return
    call.state = CallState.CLOSED
    call.published_at = call.published_at or timezone.now()
    call.save(update_fields=["state", "published_at", "updated_at"])
    facts.record(actor=actor, verb="calls.closed", thing=call, payload={"title": call.title})


def withhold(*, call: CrewCall, level: str) -> None:
    """Write what moderation withholds of a call (a `Withheld` value): nobody applies to it."""
    call.withheld = level
    call.save(update_fields=["withheld", "updated_at"])


def forget_late() -> int:
    """Take out of the search the calls that ended yesterday or before; return how many."""
    # A week: a house that slept some days has them too.
    late = CrewCall.objects.filter(deadline__lt=today(), deadline__gte=today() - timedelta(days=7))
    for call in late:
        search.refresh(call)
    return len(late)


def tell_closing() -> int:
    """Tell holders, once, that a call closes in two days; return how many calls do."""
    day = today() + CLOSES_SOON
    closing = list(CrewCall.objects.open_now().filter(deadline=day))
    for call in closing:
        tell_holders(
            call,
            notices.CLOSING,
            key=f"calls.closing:{call.pk}:{day}",
            day=day,
        )
    return len(closing)


def _write(call: CrewCall, *, words: Mapping[str, Any], carrier: Carrier | None) -> None:
    for name in SHEET:
        if name in words:
            setattr(call, name, words[name])
    call.organisation = carrier if isinstance(carrier, Organisation) else None
    call.person = carrier if isinstance(carrier, User) else None
    check_pay(pay=call.pay, carrier=carrier)
    if call.state == CallState.OPEN:
        _check_words(call)
    call.full_clean()
    call.save()


def _check_words(call: CrewCall) -> None:
    if not call.film.strip():
        raise CallRefused(_("Say in a few lines what the film is."), "film")
    if call.pay != Pay.VOLUNTEER and not call.contract.strip():
        raise CallRefused(
            _("Say what is refunded, or which contract: people decide on it."), "contract"
        )
    latest = today() + timedelta(days=MOST_DAYS_OPEN)
    if call.deadline is None or call.deadline > latest:
        raise CallRefused(_("Give a last day to apply, within four months."), "deadline")


def _free_slug(title: str) -> str:
    # Django's slugify would join « l’aube » in one word.
    base = slugify(re.sub("['’]", " ", title))[:80].strip("-") or "annonce"
    used = set(CrewCall.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(used) + 3))
    return next(slug for slug in (base, *numbered) if slug not in used)
