"""The kinds of news: rooms declare theirs in their own `notices.py`."""

from dataclasses import dataclass

from django.utils.functional import Promise


class KindTaken(ValueError):
    """Two features declare the same kind: a fault of the code, never of a person."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of news, as a person reads it and switches its mail off.

    `name` is `<room>.<what happened>` and is never renamed. `label` stands beside the switch.
    `sentence` is a message with named places (`%(actor)s answers …`), filled from the words that
    were given with the news, in the language of whoever reads it.
    """

    name: str
    label: str | Promise
    sentence: str | Promise
    mail: bool = True


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Declare a kind of news. Raises KindTaken."""
    if kind.name in _kinds:
        raise KindTaken(kind.name)
    _kinds[kind.name] = kind
    return kind


def find(name: str) -> Kind | None:
    """Return a kind by name; None for one that no feature declares any more."""
    return _kinds.get(name)


def every() -> list[Kind]:
    """Return all kinds, in the order of their names: those of one room stand together."""
    return [_kinds[name] for name in sorted(_kinds)]
