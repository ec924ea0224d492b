"""Write what a project needs, and keep its calls in step."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from labfilms.moderation import selectors as moderation
from network.calls import selectors as calling
from network.calls.enums import CallState
from network.calls.models import CrewCall, Position, today
from network.calls.services import calls, seats
from projects.needs import selectors
from projects.needs.enums import NeedState
from projects.needs.models import Need
from projects.space import selectors as space
from projects.space import services as teams
from projects.space.enums import MemberState
from projects.space.errors import ProjectRefused
from projects.space.models import Member, Project

# What people write of a need.
SHEET = ("kind", "trade", "words", "count", "days", "paired")
# How long a project's call stays open unless its team says otherwise.
DAYS_OPEN = 30


@transaction.atomic
def add(*, project: Project, words: Mapping[str, Any]) -> Need:
    """Add a need to a project; `words` are of SHEET. Raises ProjectRefused, ValidationError."""
    if project.is_wrapped:
        raise ProjectRefused(_("This project is finished: it needs nothing any more."), "wrapped")
    need = Need(project=project)
    _write(need, words)
    return need


@transaction.atomic
def change(*, need: Need, words: Mapping[str, Any]) -> Need:
    """Rewrite a need; the position of a post follows. Raises CallRefused when it cannot."""
    _write(need, words)
    if need.position is not None:
        if not need.is_post:
            calls.remove_position(position=need.position)
        else:
            calls.change_position(position=need.position, words=_position_words(need))
            _follow_seats(need)
    return need


@transaction.atomic
def remove(*, need: Need) -> None:
    """Take a need off, and its position with it. Raises CallRefused once someone answered."""
    position = need.position
    need.delete()
    if position is not None:
        calls.remove_position(position=position)
        _close_when_empty(position.call)


def set_state(*, need: Need, state: str) -> None:
    """Say that what was sought is found, or is sought again."""
    need.state = state
    need.save(update_fields=["state"])


@transaction.atomic
def open_position(*, need: Need, actor: User, publish: bool = True) -> Position:
    """Make of a post needed a position in the project's call, and publish it.

    The call is the project's own, begun with its words the first time; without `publish` it may
    stay a draft, in which one invites. Raises ProjectRefused and CallRefused when something
    lacks: how the team is paid, the pitch, what is refunded.
    """
    project = need.project
    if project.is_withheld:
        raise ProjectRefused(
            _("The moderation has hidden this project: nothing of it is published."), "withheld"
        )
    if not need.is_post:
        raise ProjectRefused(_("A call seeks people: this need is not a post."), "kind")
    if not project.pay:
        raise ProjectRefused(
            _("Say first how the team is paid: the project’s page asks it."), "pay"
        )
    if need.position is None:
        call = _call_of(project, actor)
        need.position = calls.add_position(call=call, words=_position_words(need))
        need.save(update_fields=["position"])
    call = need.position.call
    if publish and (call.state != CallState.OPEN or call.is_late):
        if call.is_late:
            calls.write(call=call, words={"deadline": today() + timedelta(days=DAYS_OPEN)})
        calls.publish(call=call, actor=actor)
    return need.position


@transaction.atomic
def welcome(*, position: Position, person: User, side: str) -> None:
    """Put in the team someone who took a position of one of our needs."""
    need = _need_of(position)
    if need is None or need.trade is None:
        return
    teams.join(project=need.project, person=person, trade=need.trade, side=side)
    _follow_seats(need)


@transaction.atomic
def farewell(*, position: Position, person: User, side: str) -> None:
    """Take the post from someone who left a position of one of our needs, and seek again."""
    need = _need_of(position)
    if need is None or need.trade is None:
        return
    teams.drop_post(project=need.project, person=person, trade=need.trade, side=side)
    _follow_seats(need)


@transaction.atomic
def follow_member(*, member: Member) -> None:
    """Keep calls in step with a team: who looks after them, and whose place is free again."""
    project = member.project
    managers = space.managers_of(project)
    for call in selectors.calls_of(project):
        calls.set_holders(call=call, people=managers)
    if member.state != MemberState.LEFT:
        return
    for need in selectors.needs_of([project]).filter(position__isnull=False):
        if need.position is not None:
            seats.release(position=need.position, person=member.person)
            _follow_seats(need)


@transaction.atomic
def follow_project(*, project: Project) -> None:
    """Keep calls in step with their project: carrier, pay, days and place.

    Raises CallRefused, which undoes what was written of the project.
    """
    for call in selectors.calls_of(project):
        words = {
            name: getattr(project, name) for name in ("region", "town", "first_day", "last_day")
        }
        if project.pay:
            words |= {"pay": project.pay, "contract": project.contract}
        calls.write(call=call, words=words, carrier=project.carrier)


@transaction.atomic
def follow_moderation(*, project: Project) -> None:
    """Withhold the calls of a project with it; open those again that have no decision of theirs."""
    own = CrewCall.objects.filter(positions__need__project=project).distinct()
    for call in own:
        calls.withhold(call=call, level=project.withheld or moderation.level_of(call))


@transaction.atomic
def close_calls(*, project: Project, actor: User) -> None:
    """Close what a project still seeks: it is finished."""
    for call in selectors.calls_of(project):
        calls.close(call=call, actor=actor)


def _write(need: Need, words: Mapping[str, Any]) -> None:
    for name in SHEET:
        if name in words:
            setattr(need, name, words[name])
    if not need.is_post:
        need.trade, need.paired = None, False
        if not need.words.strip():
            raise ProjectRefused(_("Say in a few words what is needed."), "words")
    need.full_clean(exclude=["project"])
    need.save()


def _position_words(need: Need) -> calls.PositionWords:
    if need.trade is None:
        raise ProjectRefused(_("Choose the trade that is sought."), "trade")
    return calls.PositionWords(
        trade=need.trade, count=need.count, days=need.days, paired=need.paired, words=need.words
    )


def _call_of(project: Project, actor: User) -> CrewCall:
    known = selectors.calls_of(project).first()
    if known is not None:
        return known
    managers = space.managers_of(project)
    words = {
        "title": project.title,
        "film": project.pitch,
        "first_day": project.first_day,
        "last_day": project.last_day,
        "region": project.region,
        "town": project.town,
        "pay": project.pay,
        "contract": project.contract,
        "deadline": today() + timedelta(days=DAYS_OPEN),
    }
    return calls.create(
        actor=actor,
        carrier=project.carrier or actor,
        words=words,
        holders=managers,
        kept_elsewhere=True,
    )


def _need_of(position: Position) -> Need | None:
    return Need.objects.filter(position=position).select_related("project", "trade").first()


def _follow_seats(need: Need) -> None:
    if need.position is None:
        return
    filled = calling.is_filled(need.position)
    set_state(need=need, state=NeedState.FILLED if filled else NeedState.OPEN)


def _close_when_empty(call: CrewCall) -> None:
    if call.state == CallState.DRAFT and not call.positions.exists():
        call.delete()
    elif not call.positions.exists():
        call.state = CallState.CLOSED
        call.save(update_fields=["state", "updated_at"])
