"""What can be listened to: rooms register their topics here, in their own `topics.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from labfilms.core.errors import LabFilmsError


class UnknownTopic(LabFilmsError):
    """Nobody registered a topic of that name."""


class TopicTaken(ValueError):
    """Two features register the same name: a fault of the code, never of a person."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A kind of thing that changes while someone looks at it.

    `may_listen(user, key)` is the room's reading rule. `snapshot(key)` gives the state as it
    is now, from the rows: a client gets it first, and again each time it comes back.
    """

    name: str
    may_listen: Callable[[Any, str], bool]
    snapshot: Callable[[str], dict[str, Any]]


_topics: dict[str, Topic] = {}


def register(
    name: str,
    *,
    may_listen: Callable[[Any, str], bool],
    snapshot: Callable[[str], dict[str, Any]],
) -> None:
    """Declare a topic. Both functions run in a thread and may query the database.

    Raises TopicTaken: a second rule under the same name would replace the first unseen.
    """
    if name in _topics:
        raise TopicTaken(name)
    _topics[name] = Topic(name, may_listen, snapshot)


def find(name: str) -> Topic:
    """Return a topic by name. Raises UnknownTopic."""
    try:
        return _topics[name]
    except KeyError:
        raise UnknownTopic(name) from None
