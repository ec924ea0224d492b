"""One index a kind of thing, behind an alias: a new one is filled while the former one answers.

- `labfilms.films.1795460400000`: an index, by the millisecond of its birth;
- `labfilms.films.1795460400000.in`: its entrance. Nothing is written but through it, so that what
  comes too late makes no index by itself;
- `labfilms.films`: what is searched, the index that was published last;
- `labfilms`: all that is searched.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from time import time_ns

from django.conf import settings
from elasticsearch import Elasticsearch
from elasticsearch.dsl import Index

from labfilms.search.elastic.documents import Sheet
from labfilms.search.port import DEEPEST

_NUMBER = re.compile(r"\d+")
SETTINGS = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "max_result_window": DEEPEST,
    "refresh_interval": "1s",
    # A deletion is remembered this long: a rebuild that read the row before does not undo it.
    "gc_deletes": "1h",
}


def searched(things: Iterable[str]) -> list[str]:
    """Return the aliases to search for some kinds of things; for all when none is named."""
    named = [f"{settings.ELASTIC_PREFIX}.{thing}" for thing in dict.fromkeys(things)]
    return named or [settings.ELASTIC_PREFIX]


def entrance(index: str) -> str:
    """Return the alias by which an index is written."""
    return f"{index}.in"


def entrances(client: Elasticsearch) -> Mapping[str, Sequence[str]]:
    """Return where each kind of thing is written: the index that answers, and those being made."""
    found: dict[str, list[str]] = {}
    held = client.indices.get_alias(index=f"{settings.ELASTIC_PREFIX}.*")
    for index in sorted(held):
        if thing := _thing_of(index):
            found.setdefault(thing, []).append(entrance(index))
    return found


def create(client: Elasticsearch, thing: str) -> str:
    """Make an empty index that nobody searches yet, and return its name.

    Those that a killed rebuild left behind are removed first.
    """
    for left in _unpublished(client, thing):
        client.indices.delete(index=left, ignore_unavailable=True)
    name = f"{settings.ELASTIC_PREFIX}.{thing}.{time_ns() // 1_000_000}"
    made = Index(name, using=client)
    made.document(Sheet)
    made.settings(**SETTINGS)
    made.aliases(**{entrance(name): {}})
    made.create()
    return name


def publish(client: Elasticsearch, thing: str, index: str) -> None:
    """Let an index answer in the place of the former ones, which are deleted: in one step."""
    former = [name for name in _of(client, thing) if name != index]
    aliases = [settings.ELASTIC_PREFIX, f"{settings.ELASTIC_PREFIX}.{thing}"]
    client.indices.refresh(index=index)
    client.indices.update_aliases(
        actions=[
            *({"add": {"index": index, "alias": alias}} for alias in aliases),
            *({"remove_index": {"index": name}} for name in former),
        ]
    )


def _of(client: Elasticsearch, thing: str) -> Mapping[str, set[str]]:
    """Return the aliases of each index of a thing."""
    held = client.indices.get_alias(index=f"{settings.ELASTIC_PREFIX}.{thing}.*")
    return {name: set(said["aliases"]) for name, said in held.items() if _thing_of(name) == thing}


def _unpublished(client: Elasticsearch, thing: str) -> list[str]:
    published = f"{settings.ELASTIC_PREFIX}.{thing}"
    return [name for name, aliases in _of(client, thing).items() if published not in aliases]


def _thing_of(index: str) -> str:
    """Return whose index it is by its name; nothing when it is not one of ours."""
    thing, _, number = index.removeprefix(f"{settings.ELASTIC_PREFIX}.").partition(".")
    return thing if _NUMBER.fullmatch(number) else ""
