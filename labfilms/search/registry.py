"""Everything that can be found: rooms register it in their own `search.py`.

Once a thing is registered its index follows its rows: each save and each deletion of a row, or of
one that it follows, is written to the index at once, and in the same transaction when the caller
has opened one (services do). What sends no signal (`update`, `bulk_create`) is followed by a call
to `refresh`.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import Model, QuerySet
from django.db.models.signals import post_delete, post_save

from labfilms.search import services
from labfilms.search.declarations import Added, Facet, Follow, Searchable

_things: dict[str, Searchable[Any]] = {}
_facets: dict[str, Facet] = {}
_added: dict[str, dict[str, Added]] = {}


class UnknownThing(LookupError):
    """Nobody registered a thing of that name."""


def register(thing: Searchable[Any]) -> None:
    """Make a kind of thing findable, and its index follow its rows."""
    _things[thing.name] = thing
    _added.setdefault(thing.name, {})
    _connect(thing.name, Follow(thing.model, lambda row: [row.pk]), of="itself")
    for follow in thing.follows:
        _connect(thing.name, follow, of="followed")


def register_facet(facet: Facet) -> None:
    """Make a facet known by its name; a thing that has its values is then divided by it."""
    _facets[facet.name] = facet


def extend(thing: str, facet: str, values: Added, *, follows: Iterable[Follow] = ()) -> None:
    """Add a facet to a thing of a lower room; `values` answers for many rows in one query."""
    _added.setdefault(thing, {})[facet] = values
    for follow in follows:
        _connect(thing, follow, of=facet)


def things() -> list[Searchable[Any]]:
    """Return every kind of thing, in the order of the page."""
    return sorted(_things.values(), key=lambda thing: thing.order)


def thing(name: str) -> Searchable[Any]:
    """Return a kind of thing; raises UnknownThing."""
    if name not in _things:
        raise UnknownThing(name)
    return _things[name]


def facets(names: Iterable[str]) -> list[Facet]:
    """Return the facets of some things (all that any of them has), in the order registered."""
    wanted = {facet for name in names for facet in (*_things[name].facets, *_added.get(name, ()))}
    return [facet for facet in _facets.values() if facet.name in wanted]


def refresh(row: Model) -> None:
    """Write what the index holds of a row anew; nothing when its model is not searchable."""
    for known in _things.values():
        if isinstance(row, known.model):
            services.refresh(known, [row.pk], _added[known.name])


def rebuild(name: str, told: Callable[[int, int], None]) -> int:
    """Index every row of a thing anew, and forget what has none; return how many are held.

    `told(done, of)` is called as it goes. Searches are answered meanwhile.
    """
    return services.rebuild(thing(name), _added[name], told)


def _connect(name: str, follow: Follow, *, of: str) -> None:
    def follow_row(instance: Any, **said: Any) -> None:
        # `extend` may come before its thing, and a thing's own app may not be installed.
        known = _things.get(name)
        if known and not _is_unconcerned(known, follow, said):
            services.refresh(known, follow.keys(instance), _added[name])

    for signal in (post_save, post_delete):
        signal.connect(
            follow_row,
            sender=follow.model,
            weak=False,
            dispatch_uid=f"search {name} {of} {follow.model._meta.label}",
        )


def _is_unconcerned(thing: Searchable[Any], follow: Follow, said: Mapping[str, Any]) -> bool:
    """Tell whether what a signal says leaves the documents of a thing as they are."""
    if said.get("raw"):
        return True
    fields = said.get("update_fields")
    if fields is not None and follow.fields:
        return not follow.fields & set(fields)
    # A thing that goes takes its parts along: its own deletion says it once.
    origin = said.get("origin")
    going = origin.model if isinstance(origin, QuerySet) else type(origin)
    return follow.model is not thing.model and going is thing.model
