"""A document as the inverted index holds it: terms and tags."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import ClassVar

from labfilms.search.port import FACET_VALUE, Document, Weight
from labfilms.search.words import clean, tokens

# Of one passage; a script has some 20,000 words, and no searchable thing is a script.
MOST_WORDS = 5_000


# Without a moment of its own, a document comes after all those that have one.
NO_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)


class UnfitFacet(ValueError):
    """A facet's value is not a slug, a code or a figure: a fault of its declaration."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is written for one document, `rowid` being the id of its entry."""

    WEIGHTS: ClassVar[tuple[Weight, ...]] = tuple(Weight)

    rowid: int
    terms: Mapping[Weight, Sequence[str]]
    tags: Sequence[str]
    codes: str
    moment: datetime


def cleaned(document: Document) -> Document:
    """Return the document with texts as they are shown: composed, without hidden characters."""
    passages = {
        name: replace(passage, text=clean(passage.text))
        for name, passage in document.passages.items()
    }
    return replace(document, title=clean(document.title), passages=passages)


def row(rowid: int, document: Document, codes: str) -> Row:
    """Return the terms and tags of a document that `cleaned` has made, with its signs."""
    terms: dict[Weight, list[str]] = {}
    for passage in document.passages.values():
        found = terms.setdefault(passage.weight, [])
        for number, token in enumerate(tokens(passage.text)):
            if number == MOST_WORDS:
                break
            found.extend(sorted(token.forms))
    seen = f"in={document.thing}.{document.audience}"
    tags = [f"for={document.audience}", seen, *facet_codes(document)]
    return Row(rowid, terms, tags, codes, document.moment or NO_MOMENT)


def facet_codes(document: Document) -> list[str]:
    """Return `facet=value` for every value of the document's facets, each once."""
    found: dict[str, None] = {}
    for facet, values in document.facets.items():
        for value in values:
            if not (FACET_VALUE.fullmatch(facet) and FACET_VALUE.fullmatch(value)):
                raise UnfitFacet(f"{document.thing} {document.key}: {facet}={value!r}")
            found[f"{facet}={value}"] = None
    return list(found)
