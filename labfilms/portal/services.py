"""Write what a newcomer answers: each step calls the room that it concerns."""

from collections.abc import Iterable

from labfilms.accounts.models import User
from labfilms.facts import selectors as facts_selectors
from labfilms.facts import services as facts


def follow_all(*, user: User, values: Iterable[str]) -> None:
    """Let a person follow the things they ticked (`sort:key`), as far as they may read them."""
    for value in values:
        sort, _, pk = value.partition(":")
        thing = facts_selectors.find_thing(sort, pk, user)
        if thing is not None:
            facts.follow(person=user, thing=thing)
