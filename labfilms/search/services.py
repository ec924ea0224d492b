"""Write the index from the rows."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import transaction

from labfilms.search.declarations import Added, Searchable, documents
from labfilms.search.engines import engine

BATCH = 500


@transaction.atomic
def refresh(thing: Searchable[Any], keys: Iterable[Any], added: Mapping[str, Added]) -> None:
    """Index the rows of these primary keys as they now stand; forget those that are not for all.

    Whoever writes the same documents waits until this transaction ends: the last to commit is
    what the index says.
    """
    wanted = {str(key): key for key in keys if key is not None}
    if not wanted:
        return
    engine().lock(f"{thing.name} {key}" for key in wanted)
    rows = list(thing.rows().filter(pk__in=wanted.values()))
    found = documents(thing, rows, added)
    engine().index(found)
    engine().remove(thing.name, wanted.keys() - {document.key for document in found})


def rebuild(
    thing: Searchable[Any], added: Mapping[str, Added], told: Callable[[int, int], None]
) -> int:
    """Index every row anew in batches, then forget the documents of rows that are gone.

    Each batch is a transaction of its own; `told(done, of)` is called after each.
    """
    keys = list(thing.rows().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        refresh(thing, keys[start : start + BATCH], added)
        told(min(start + BATCH, len(keys)), len(keys))
    gone = engine().keys(thing.name) - {str(key) for key in keys}
    engine().remove(thing.name, gone)
    return len(engine().keys(thing.name))


def finish_rebuild() -> None:
    """Let the database tidy an index that was written at length."""
    engine().optimize()
