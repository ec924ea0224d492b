"""Roles that ask for a second factor: the apps above say which they give, in their `slots.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is, in words that follow « you are », and which persons are: one query at most.

    `at_once`: no days are given to set the second factor up.
    """

    label: str | Promise
    holds: Callable[[Any], bool]
    at_once: bool = False


_roles: list[Role] = []


def register(role: Role) -> None:
    """Add a role that asks for a second factor."""
    _roles.append(role)


def roles() -> tuple[Role, ...]:
    """Return the roles that ask for a second factor."""
    return tuple(_roles)
