"""A document made fit to be held, the same in every engine."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice

from labfilms.search.port import FACET_VALUE, Document, Passage
from labfilms.search.words import Token, clean, tokens

# Of one passage; a script has some 20,000 words, and no searchable thing is a script.
MOST_WORDS = 5_000
# What is suggested, and shown as a title, is no longer.
MOST_TITLE = 200
# Without a moment of its own, a document comes after all those that have one.
NO_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)


class UnfitFacet(ValueError):
    """A facet's value is not a slug, a code or a figure: a fault of its declaration."""


def cleaned(document: Document) -> Document:
    """Return the document with texts as they are shown: composed, without hidden characters."""
    passages = {
        name: replace(passage, text=clean(passage.text))
        for name, passage in document.passages.items()
    }
    return replace(document, title=clean(document.title), passages=passages)


def read(passage: Passage) -> Iterator[Token]:
    """Yield the words of a clean passage by which it can be found."""
    return islice(tokens(passage.text), MOST_WORDS)


def facet_values(document: Document) -> list[tuple[str, str]]:
    """Return each value of each facet of the document once; raises UnfitFacet."""
    found: dict[tuple[str, str], None] = {}
    for facet, values in document.facets.items():
        for value in values:
            if not (FACET_VALUE.fullmatch(facet) and FACET_VALUE.fullmatch(value)):
                raise UnfitFacet(f"{document.thing} {document.key}: {facet}={value!r}")
            found[facet, value] = None
    return list(found)
