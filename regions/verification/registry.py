"""What can be verified: upper rooms register their things in their own `verified.py`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import methodcaller
from typing import Any

from django.db import models
from django.utils.functional import Promise

from labfilms.accounts.models import User, Viewer
from regions.territory.models import Region


class NameTaken(ValueError):
    """Two rooms register the same name: a fault of the code, never of a person."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a verified thing keeps on its own row, so that lists show it without a query."""

    at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Verifiable:
    """A sort of thing that a team verifies.

    `name` stands in addresses and is never renamed. `people` are those whose it is: they are told,
    and none of them verifies it. `keep` writes the mark on the thing's row, an empty one at the
    end; `mark` reads it.
    """

    name: str
    model: type[models.Model]
    label: str | Promise
    readable: Callable[[Viewer], models.QuerySet[Any]]
    region: Callable[[Any], Region | None]
    people: Callable[[Any], Sequence[User]]
    keep: Callable[[Any, Mark], None]
    mark: Callable[[Any], Mark]
    address: Callable[[Any], str] = methodcaller("get_absolute_url")


_sorts: dict[str, Verifiable] = {}


def register(sort: Verifiable) -> Verifiable:
    """Declare a sort of thing. Raises NameTaken."""
    if sort.name in _sorts:
        raise NameTaken(sort.name)
    _sorts[sort.name] = sort
    return sort


def find(name: str) -> Verifiable | None:
    return _sorts.get(name)


def of(thing: Any) -> Verifiable | None:
    """Return how a thing is verified; None when it is not."""
    return next((sort for sort in _sorts.values() if sort.model is type(thing)), None)
