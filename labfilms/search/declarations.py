"""How a room says what can be found of its own."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeAlias, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise

from labfilms.search.port import Audience, Document, Passage, Point, Weight

# No key to a person on this floor: whoever is signed in, or nobody.
Viewer: TypeAlias = AbstractBaseUser | AnonymousUser
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Text(Generic[Row]):
    """Words of a row. `shown`: an excerpt may be quoted where they were found."""

    weight: Weight
    read: Callable[[Row], str]
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Follow:
    """Rows of another model that a document tells of.

    `keys` returns the primary keys of the things whose documents they change. With `fields`,
    a save that names others alone (`update_fields`) changes nothing.
    """

    model: type[Model]
    keys: Callable[[Any], Iterable[Any]]
    fields: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Facet:
    """What divides what was found; one facet may serve several things.

    `labels` names values for people (at most one query); unknown ones may be left out.
    `parameter` is its word in addresses. `by_count`: the most frequent value first, else in the
    order of `labels`.
    """

    name: str
    parameter: str
    label: str | Promise
    labels: Callable[[Collection[str]], Mapping[str, str | Promise]]
    by_count: bool = True


@dataclass(frozen=True, slots=True)
class Searchable(Generic[Row]):
    """One kind of thing that can be found.

    - `name`: in code and commands; `parameter`: its word in addresses; `label`: its plural.
    - `rows`: every row, with all that the readers below need prefetched.
    - `audience`: who a row is for; None when it is for fewer than all members, and so not held.
    - `title`: what is suggested while one types; `texts`: the words, by weight.
    - `facets`: the values of each facet (slugs or codes); `point`, `moment`: where and when.
    - `visible_to`: the rows this viewer may see, ready for `cards`; asked of each page of hits.
    - `cards`: the rows drawn (safe HTML), by primary key; at most a few queries for them all.
    - `follows`: other rows whose changes change a document.
    """

    name: str
    parameter: str
    label: str | Promise
    model: type[Row]
    rows: Callable[[], QuerySet[Row]]
    audience: Callable[[Row], Audience | None]
    title: Callable[[Row], str]
    texts: Mapping[str, Text[Row]]
    visible_to: Callable[[Viewer], QuerySet[Row]]
    cards: Callable[[Sequence[Row], HttpRequest], Mapping[Any, str]]
    facets: Mapping[str, Callable[[Row], Iterable[str]]] = field(default_factory=dict)
    point: Callable[[Row], Point | None] = lambda _row: None
    moment: Callable[[Row], datetime | None] = lambda _row: None
    follows: Sequence[Follow] = ()
    order: int = 50


# What an upper room adds to a thing of a lower one: the values of a facet, by primary key.
Added: TypeAlias = Callable[[Sequence[Any]], Mapping[Any, Iterable[str]]]


def documents(
    thing: Searchable[Any], rows: Sequence[Any], added: Mapping[str, Added]
) -> list[Document]:
    """Return the documents of the rows that have an audience; one call to each of `added`."""
    seen = [(row, audience) for row in rows if (audience := thing.audience(row)) is not None]
    more = {facet: values([row for row, _ in seen]) for facet, values in added.items()}
    return [_document(thing, row, audience, more) for row, audience in seen]


def _document(
    thing: Searchable[Any],
    row: Any,
    audience: Audience,
    more: Mapping[str, Mapping[Any, Iterable[str]]],
) -> Document:
    facets = {name: list(values(row)) for name, values in thing.facets.items()}
    facets |= {name: list(values.get(row.pk, ())) for name, values in more.items()}
    return Document(
        thing=thing.name,
        key=str(row.pk),
        audience=audience,
        title=thing.title(row),
        passages={
            name: Passage(words, text.weight)
            for name, text in thing.texts.items()
            if (words := text.read(row))
        },
        facets=facets,
        point=thing.point(row),
        moment=thing.moment(row),
    )
