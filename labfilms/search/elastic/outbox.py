"""What is written and not told to the server yet.

A row is put here in the transaction of what it tells, one a document: a later one takes the place
of the former. It leaves once every index of its kind has it. Rows are sent again until then, by
whoever comes first; a row's number is the version of its document, so that whatever comes twice,
late or in the wrong order changes nothing.

What waits is minded when the server answers (`untold`): a film that leaves the public is found by
no stranger from the commit on, in totals and facets neither, though the server has not heard of it.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from labfilms.core import jobs
from labfilms.search.elastic import indices, server
from labfilms.search.elastic.documents import name_of, sheet
from labfilms.search.elastic.parcels import packed, unpacked
from labfilms.search.elastic.server import Away
from labfilms.search.models import Outgoing
from labfilms.search.port import Audience, Document

log = logging.getLogger(__name__)

BATCH = 500
# What the server may not have heard of for so long, or so much at once, makes it too late to ask.
LATE = timedelta(minutes=1)
MOST_WAITING = 500
# What the server says of one row.
_DONE, _NOT_THERE, _NEWER_STANDS, _UNFIT = {200, 201}, 404, 409, 400


@transaction.atomic
def put(documents: Sequence[Document]) -> None:
    """Let documents wait to be held; queues their sending on commit."""
    _put({(one.thing, one.key): packed(one) for one in documents})


@transaction.atomic
def put_gone(thing: str, keys: Iterable[str]) -> None:
    """Let keys wait to be forgotten; queues it on commit."""
    _put({(thing, key): None for key in keys})


@dataclass(frozen=True, slots=True)
class Untold:
    """Documents, by id, of which the server knows a former state.

    `gone`: they are for these viewers no more; `changed`: their words may be former ones.
    """

    gone: Sequence[str]
    changed: frozenset[str]


def untold(audiences: frozenset[Audience]) -> Untold:
    """Return what the server says wrongly to viewers of these audiences; one query.

    Raises Away when it has not heard of something for a minute, or of too much.
    """
    said = ("thing", "key", "document__audience", "at", "refused")
    waiting = list(Outgoing.objects.order_by("pk").values_list(*said)[: MOST_WAITING + 1])
    since = timezone.now() - LATE
    if len(waiting) > MOST_WAITING or any(at < since for *_, at, refused in waiting if not refused):
        raise Away("it has not been told all that was written")
    names = {name_of(thing, key): audience for thing, key, audience, *_ in waiting}
    gone = [name for name, audience in names.items() if audience not in audiences]
    return Untold(gone, frozenset(names))


def send() -> bool:
    """Tell the server all that waits, in batches; return whether nothing waits any more.

    Kinds that it does not take now (no index, a frozen one) are left for the next time. Away is
    logged by the circuit, never raised.
    """
    try:
        told = _send()
    except Away:
        return False
    return told


def _put(parcels: Mapping[tuple[str, str], dict[str, Any] | None]) -> None:
    # In one order, so that two who write the same documents never cross.
    for thing in sorted({thing for thing, _ in parcels}):
        keys = sorted(key for known, key in parcels if known == thing)
        Outgoing.objects.filter(thing=thing, key__in=keys).delete()
    Outgoing.objects.bulk_create(
        Outgoing(thing=thing, key=key, document=said) for (thing, key), said in parcels.items()
    )
    jobs.queue("search.send")


def _send() -> bool:
    last, closed = 0, set[str]()
    while batch := _following(last, closed):
        last = batch[-1].pk
        with server.asked(server.ANSWERS_WITHIN) as client:
            # Read after the rows: an index that is made later is filled with what they tell.
            entrances = indices.entrances(client)
        with server.asked(server.WRITES_WITHIN) as client:
            closed |= _tell(client, batch, entrances)
    return not closed


def _following(last: int, closed: set[str]) -> list[Outgoing]:
    rows = Outgoing.objects.filter(pk__gt=last).exclude(thing__in=closed).order_by("pk")
    return list(rows[:BATCH])


def _tell(
    client: Elasticsearch, batch: Sequence[Outgoing], entrances: Mapping[str, Sequence[str]]
) -> set[str]:
    """Send a batch; return the kinds of things that could not be written."""
    pairs = [(row, action) for row in batch for action in _actions(row, entrances)]
    closed = {row.thing for row in batch if row.thing not in entrances}
    unfit, waiting = set[int](), {row.pk for row in batch if row.thing in closed}
    for row, answer in zip(
        [row for row, _ in pairs], _answers(client, [one for _, one in pairs]), strict=True
    ):
        if answer["status"] == _UNFIT:
            unfit.add(row.pk)
            log.error("Elasticsearch refuses %s: %s", row, answer.get("error"))
        elif not _is_done(answer):
            closed.add(row.thing)
            waiting.add(row.pk)
    Outgoing.objects.filter(pk__in=unfit).update(refused=F("refused") + 1)
    Outgoing.objects.filter(pk__in={row.pk for row in batch} - waiting - unfit).delete()
    return closed


def _is_done(answer: Mapping[str, Any]) -> bool:
    """Tell whether a row has nothing more to say: what was to be deleted may never have come."""
    if answer["status"] == _NOT_THERE:
        return "error" not in answer
    return answer["status"] in {*_DONE, _NEWER_STANDS}


def _actions(row: Outgoing, entrances: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
    names = entrances.get(row.thing, ())
    known = {"_id": name_of(row.thing, row.key), "_version": row.pk}
    known["_version_type"] = "external_gte"
    if row.document is None:
        return [{**known, "_index": name, "_op_type": "delete"} for name in names]
    held = sheet(unpacked(row.thing, row.key, row.document)) if names else {}
    return [{**known, "_index": name, "_source": held} for name in names]


def _answers(client: Elasticsearch, actions: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    # Shown at once: a row may leave only when no search gives its former state any more.
    for _, said in streaming_bulk(
        client, actions, raise_on_error=False, require_alias=True, refresh=True
    ):
        yield from said.values()
