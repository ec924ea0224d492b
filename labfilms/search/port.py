"""What a search engine is asked, what it answers, and what it is given to hold.

An engine knows documents, never rows: what a thing is, and who may see its row, is said by its
declaration (`registry.py`). tests/labfilms/search/contract holds every engine to these lines.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Protocol, TypeAlias

from django.utils.safestring import SafeString

# An engine ranks no further: nobody reads page four hundred.
DEEPEST = 10_000
# What is read of a query: longer ones are cut, never refused.
LONGEST_QUERY = 200
MOST_WORDS = 12
# What a facet's name or value is made of: a slug, a code, a figure.
FACET_VALUE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,79}")


class Audience(StrEnum):
    """Who a document is for. What is narrower than all members is in no index."""

    PUBLIC = "public"
    MEMBERS = "members"


class Weight(IntEnum):
    """Where words stand in a document, the heaviest last."""

    REST = 1
    SUMMARY = 2
    NAMES = 3
    TITLE = 4


class Order(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class Point:
    """A place on Earth, in degrees (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of a document, under the name by which highlights give them back."""

    text: str
    weight: Weight


@dataclass(frozen=True, slots=True)
class Document:
    """What one thing shows to its whole audience, and nothing more.

    `facets` holds the values of each facet: slugs, codes or figures, without spaces.
    """

    thing: str
    key: str
    audience: Audience
    title: str
    passages: Mapping[str, Passage] = field(default_factory=dict)
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    point: Point | None = None
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """Inside a circle: its middle, and its radius in kilometres."""

    point: Point
    kilometres: float


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for.

    Every word must be found, in any passage. The values chosen in one facet are alternatives;
    facets narrow each other. No words: everything, the newest first. `things` empty: all of
    them; `count_things` and `facets` say what is counted. `audiences` are those the viewer
    belongs to.
    """

    words: str = ""
    audiences: frozenset[Audience] = frozenset({Audience.PUBLIC})
    things: tuple[str, ...] = ()
    count_things: tuple[str, ...] = ()
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    near: Near | None = None
    order: Order = Order.RELEVANCE
    offset: int = 0
    limit: int = 24


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found. `highlights`: passages with what was found in <mark>, else escaped."""

    thing: str
    key: str
    highlights: Mapping[str, SafeString] = field(default_factory=dict)
    kilometres: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found.

    `facets`: how many documents each value would give, all other choices kept (a facet's own
    selection is left out of its counts), the most frequent first. `things`: the same for kinds
    of things. `corrected`: the words that were searched instead, when those asked are nowhere.
    `reserve`: the usual engine is away, and another one has answered.
    """

    hits: Sequence[Hit] = ()
    total: int = 0
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    things: Mapping[str, int] = field(default_factory=dict)
    corrected: str = ""
    reserve: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A title that holds what is being typed."""

    thing: str
    key: str
    title: str


# Takes documents into an index that is being made anew.
Fill: TypeAlias = Callable[[Sequence[Document]], None]


class Engine(Protocol):
    """Documents that can be found."""

    def index(self, documents: Iterable[Document]) -> None:
        """Hold these documents, in the place of those of the same thing and key."""
        ...

    def remove(self, thing: str, keys: Iterable[str]) -> None:
        """Forget documents; those that are not held are passed over."""
        ...

    def keys(self, thing: str) -> set[str]:
        """Return the key of every document held of a thing."""
        ...

    def find(self, query: Query) -> Answer:
        """Answer a query; no words, however odd, are an error."""
        ...

    def suggest(
        self, words: str, *, audiences: frozenset[Audience], things: Sequence[str], limit: int
    ) -> list[Suggestion]:
        """Return titles that hold the words, the last of them being the beginning of one."""
        ...
