"""What can be reported: upper rooms register their things in their own `reports.py`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import methodcaller
from typing import Any

from django.db import models
from django.utils.functional import Promise

from labfilms.accounts.models import User, Viewer
from regions.territory.models import Region


class NameTaken(ValueError):
    """Two rooms register the same name: a fault of the code, never of a person."""


@dataclass(frozen=True, slots=True)
class Reportable:
    """A sort of thing that anyone can report.

    `name` stands in addresses and is never renamed; `label` is its common noun. `readable` is its
    room's reading rule, for a viewer and the secret of an unlisted address. `withhold` writes what
    moderation decides (a `Withheld` value) and closes every other door at once; `remove` deletes
    for good, and where it is missing removal is not offered. `person` is given for things that are
    a person's face: they can be blocked from there.
    """

    name: str
    model: type[models.Model]
    label: str | Promise
    readable: Callable[[Viewer, str], models.QuerySet[Any]]
    region: Callable[[Any], Region | None]
    owners: Callable[[Any], Sequence[User]]
    withhold: Callable[[Any, str], None]
    address: Callable[[Any], str] = methodcaller("get_absolute_url")
    remove: Callable[[Any], None] | None = None
    person: Callable[[Any], User] | None = None


_by_name: dict[str, Reportable] = {}
_by_model: dict[type[models.Model], Reportable] = {}


def register(reportable: Reportable) -> Reportable:
    """Declare a sort of thing. Raises NameTaken."""
    if reportable.name in _by_name:
        raise NameTaken(reportable.name)
    _by_name[reportable.name] = reportable
    _by_model[reportable.model] = reportable
    return reportable


def find(name: str) -> Reportable | None:
    return _by_name.get(name)


def of(thing: models.Model | None) -> Reportable | None:
    """Return how a thing is reported; None for one that no room registers."""
    return _by_model.get(type(thing)) if thing is not None else None


def every() -> list[Reportable]:
    """Return all sorts, by name."""
    return [_by_name[name] for name in sorted(_by_name)]
