"""Write the index: entries, words to be read, openings, terms."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from typing import Any

from django.db import transaction

from labfilms.search.database import matching, signs, slips
from labfilms.search.database.dialect import dialect
from labfilms.search.database.expressions import Expression
from labfilms.search.database.rows import facet_codes, row
from labfilms.search.earth import sphere
from labfilms.search.holding import MOST_TITLE, NO_MOMENT, cleaned
from labfilms.search.models import Entry, Opening, Passages
from labfilms.search.port import Document
from labfilms.search.slips import learnt_from
from labfilms.search.words import forms, plain

MOST_OPENINGS = 20
# To be raised when the same document is to be indexed otherwise: a rebuild then writes all anew.
FORMAT = 1
CHANGED = [field.name for field in Entry._meta.concrete_fields if not field.primary_key]


@transaction.atomic
def write(documents: Sequence[Document]) -> list[Document]:
    """Hold documents of distinct names; return those that have changed, the others stay."""
    known = _fingerprints(documents)
    changed = [
        document
        for document in map(cleaned, documents)
        if known.get((document.thing, document.key)) != _fingerprint(document)
    ]
    if not changed:
        return []
    codes = _codes(changed)
    entries = Entry.objects.bulk_create(
        [_entry(document, signed) for document, signed in zip(changed, codes, strict=True)],
        update_conflicts=True,
        unique_fields=["thing", "key"],
        update_fields=[name for name in CHANGED if name not in {"thing", "key"}],
    )
    pairs = [(entry.pk, document) for entry, document in zip(entries, changed, strict=True)]
    former = _words_of([pk for pk, _ in pairs])
    _write_passages(pairs)
    _write_openings(pairs)
    dialect().write([row(*pair, signed) for pair, signed in zip(pairs, codes, strict=True)])
    present = learnt_from(
        word for _, document in pairs for text in _texts(document).values() for word in plain(text)
    )
    transaction.on_commit(partial(slips.learn, present))
    transaction.on_commit(partial(_forget_unused, former - present))
    return changed


@transaction.atomic
def erase(thing: str, keys: Iterable[str]) -> list[str]:
    """Forget documents, and the words that stood in no other; return the keys that were held."""
    entries = Entry.objects.filter(thing=thing, key__in=list(keys))
    held = dict(entries.values_list("pk", "key"))
    if not held:
        return []
    found = list(held)
    former = _words_of(found)
    dialect().erase(found)
    Entry.objects.filter(pk__in=found).delete()
    transaction.on_commit(partial(_forget_unused, former))
    return list(held.values())


def _codes(documents: Sequence[Document]) -> list[str]:
    """Return the facets of each document as signs, the kind of thing being one."""
    named = [[f"thing={document.thing}", *facet_codes(document)] for document in documents]
    known = signs.written(code for codes in named for code in codes)
    return ["".join(known[code] for code in codes) for codes in named]


def _entry(document: Document, codes: str) -> Entry:
    point = document.point
    x, y, z = sphere(point) if point else (None, None, None)
    return Entry(
        thing=document.thing,
        key=document.key,
        audience=document.audience,
        title=document.title[:MOST_TITLE],
        codes=codes,
        moment=document.moment or NO_MOMENT,
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        x=x,
        y=y,
        z=z,
        fingerprint=_fingerprint(document),
    )


def _write_passages(pairs: Sequence[tuple[int, Document]]) -> None:
    Passages.objects.bulk_create(
        [Passages(entry_id=pk, texts=_texts(document)) for pk, document in pairs],
        update_conflicts=True,
        unique_fields=["entry"],
        update_fields=["texts"],
    )


def _write_openings(pairs: Sequence[tuple[int, Document]]) -> None:
    entries = [pk for pk, _ in pairs]
    Opening.objects.filter(entry__in=entries).delete()
    openings: list[Opening] = []
    for pk, document in pairs:
        words = list(dict.fromkeys(plain(document.title)))
        openings += [Opening(entry_id=pk, word=word) for word in words[:MOST_OPENINGS]]
    Opening.objects.bulk_create(openings)


def _texts(document: Document) -> dict[str, str]:
    return {name: passage.text for name, passage in document.passages.items()}


def _words_of(entries: Sequence[int]) -> set[str]:
    held = Passages.objects.filter(entry__in=entries).values_list("texts", flat=True)
    return learnt_from(word for texts in held for text in texts.values() for word in plain(text))


def _forget_unused(words: Iterable[str]) -> None:
    slips.forget([word for word in words if not _stands_somewhere(word)])


def _stands_somewhere(word: str) -> bool:
    form = tuple(sorted(forms(word)))
    return matching.exists(Expression(words=(form,)))


def _fingerprints(documents: Sequence[Document]) -> Mapping[tuple[str, str], bytes]:
    things = {document.thing for document in documents}
    held = Entry.objects.filter(
        thing__in=things, key__in=[document.key for document in documents]
    ).values_list("thing", "key", "fingerprint")
    return {(thing, key): bytes(fingerprint) for thing, key, fingerprint in held}


def _fingerprint(document: Document) -> bytes:
    said: list[Any] = [
        FORMAT,
        document.audience,
        document.title,
        {name: (passage.text, passage.weight) for name, passage in document.passages.items()},
        {name: list(values) for name, values in document.facets.items()},
        document.point and (document.point.latitude, document.point.longitude),
        document.moment and document.moment.isoformat(),
    ]
    return blake2b(json.dumps(said, sort_keys=True).encode(), digest_size=16).digest()
