"""Passes that a room counts: it is asked once, when the first picture is, whether it may play.

A page that is opened costs nothing of a pass; a picture that is asked for does. Rooms above declare
theirs in their `slots.py`, by the name that they give to `addresses.pass_key`.
"""

from collections import OrderedDict
from collections.abc import Callable
from uuid import UUID

from streaming.delivery.addresses import Opened, read_pass

# Passes that play at once in a process: beyond, the oldest is asked about once more.
MOST = 10_000

Counter = Callable[[int], bool]


class PassTaken(ValueError):
    """Two rooms give their passes the same name: a fault of the code, never of a person."""


_counters: dict[str, Counter] = {}
_playing: OrderedDict[tuple[UUID, str], None] = OrderedDict()


def register(room: str, begins: Counter) -> None:
    """Let a room count its passes. Raises PassTaken.

    `begins` is given the number of a pass whose picture is asked for, notes that its viewing has
    begun, and says whether it may: once it has said yes, this process asks no more. It is
    idempotent, since each process asks.
    """
    if room in _counters:
        raise PassTaken(room)
    _counters[room] = begins


def may_play(opened: Opened) -> bool:
    """Say whether a picture may be given; a grant that no room counts is asked nothing."""
    held = read_pass(opened.viewer)
    begins = _counters.get(held[0]) if held else None
    if held is None or begins is None:
        return True
    key = (opened.asset, opened.viewer)
    if key in _playing:
        return True
    if not begins(held[1]):
        return False
    _playing[key] = None
    if len(_playing) > MOST:
        _playing.popitem(last=False)
    return True
