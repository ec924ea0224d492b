"""Crew calls, as tests need them."""

from datetime import timedelta
from itertools import count

from network.calls.enums import Pay, Side
from network.calls.models import today
from network.calls.services import applications, calls, invitations
from tests.factories.accounts import make_user
from tests.factories.people import make_profile, region, trade

_numbers = count(1)


def call_words(**changes):
    given = {
        "title": f"Annonce {next(_numbers)}",
        "film": "Un court métrage de nuit, sur un quai.",
        "region": region(),
        "pay": Pay.VOLUNTEER,
        "deadline": today() + timedelta(days=20),
    }
    return given | changes


def wanted(code="sound-recordist", **words):
    return calls.PositionWords(trade=trade(code), **words)


def make_call(holder=None, *, carrier=None, positions=None, published=True, **words):
    holder = holder or make_user()
    made = calls.create(
        actor=holder,
        carrier=carrier or holder,
        words=call_words(**words),
        positions=[wanted()] if positions is None else positions,
    )
    if published:
        calls.publish(call=made, actor=holder)
    return made


def make_position(holder=None, *, call=None, **words):
    if call is not None:
        return calls.add_position(call=call, words=wanted(**words))
    return make_call(holder, positions=[wanted(**words)]).positions.get()


def make_application(position=None, person=None, *, side=Side.NONE, **words):
    position = position or make_position()
    person = person or make_profile().user
    answers = ["Oui, chaque nuit."] * len(position.call.questions)
    return applications.apply(position=position, person=person, side=side, answers=answers, **words)


def make_invitation(position=None, person=None, *, side=Side.NONE, **words):
    position = position or make_position()
    actor = position.call.holders.first()
    return invitations.invite(
        position=position, person=person or make_profile().user, actor=actor, side=side, **words
    )
