"""A document as the inverted index holds it: terms and tags."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from labfilms.search.holding import NO_MOMENT, facet_values, read
from labfilms.search.port import Document, Weight


@dataclass(frozen=True, slots=True)
class Row:
    """What is written for one document, `rowid` being the id of its entry."""

    WEIGHTS: ClassVar[tuple[Weight, ...]] = tuple(Weight)

    rowid: int
    terms: Mapping[Weight, Sequence[str]]
    tags: Sequence[str]
    codes: str
    moment: datetime


def row(rowid: int, document: Document, codes: str) -> Row:
    """Return the terms and tags of a document that `cleaned` has made, with its signs."""
    terms: dict[Weight, list[str]] = {}
    for passage in document.passages.values():
        found = terms.setdefault(passage.weight, [])
        for token in read(passage):
            found.extend(sorted(token.forms))
    seen = f"in={document.thing}.{document.audience}"
    tags = [f"for={document.audience}", seen, *facet_codes(document)]
    return Row(rowid, terms, tags, codes, document.moment or NO_MOMENT)


def facet_codes(document: Document) -> list[str]:
    """Return `facet=value` for every value of the document's facets, each once."""
    return [f"{facet}={value}" for facet, value in facet_values(document)]
