"""What can be followed, and which facts are told: upper rooms register in their `follows.py`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import methodcaller
from typing import Any

from django.db import models
from django.utils.functional import Promise

from labfilms.accounts.models import Viewer


class NameTaken(ValueError):
    """Two rooms register the same name: a fault of the code, never of a person."""


@dataclass(frozen=True, slots=True)
class Followable:
    """A sort of thing that one follows.

    `name` stands in addresses and is never renamed; `label` heads the list of those one follows.
    `readable` is its room's reading rule, with what `str` and `address` need.
    """

    name: str
    model: type[models.Model]
    label: str | Promise
    readable: Callable[[Viewer], models.QuerySet[Any]]
    address: Callable[[Any], str] = methodcaller("get_absolute_url")
    order: int = 50


@dataclass(frozen=True, slots=True)
class Tale:
    """How a fact is told in a feed.

    `readable` is the reading rule of its thing, in lists: what it leaves out is not told.
    `sentence` is a message with named places, filled by `words` of the fact and its thing; None
    there: nothing to tell.
    """

    verb: str
    readable: Callable[[Viewer], models.QuerySet[Any]]
    sentence: str | Promise
    words: Callable[[Any, Any], Mapping[str, Any] | None]
    address: Callable[[Any], str] = methodcaller("get_absolute_url")
    picture: Callable[[Any], Any] = lambda _thing: None


_followables: dict[str, Followable] = {}
_tales: dict[str, Tale] = {}


def register(followable: Followable) -> Followable:
    """Declare a sort of thing that one follows. Raises NameTaken."""
    if followable.name in _followables:
        raise NameTaken(followable.name)
    _followables[followable.name] = followable
    return followable


def tell(tale: Tale) -> Tale:
    """Declare how a verb is told. Raises NameTaken."""
    if tale.verb in _tales:
        raise NameTaken(tale.verb)
    _tales[tale.verb] = tale
    return tale


def find(name: str) -> Followable | None:
    return _followables.get(name)


def of(thing: models.Model) -> Followable | None:
    """Return how a thing is followed; None when it is not."""
    return next((one for one in _followables.values() if one.model is type(thing)), None)


def followables() -> list[Followable]:
    """Return the sorts of things that one follows, in the order of their lists."""
    return sorted(_followables.values(), key=lambda one: (one.order, one.name))


def tales() -> Mapping[str, Tale]:
    """Return how facts are told, by verb."""
    return _tales
