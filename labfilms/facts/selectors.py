"""Read the log of facts, what people follow, and the feed that comes of both."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count, Exists, OuterRef

from labfilms.accounts.models import User, Viewer
from labfilms.facts import registry
from labfilms.facts.models import Fact, FactAbout, Follow

# A page is refilled when the viewer may not see some of it; so many times, then « suite ».
MOST_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A fact as a feed tells it."""

    sentence: str
    href: str
    at: datetime
    picture: Any


@dataclass(frozen=True, slots=True)
class Feed:
    """Some lines of a feed, latest first; `older` is where the next ones begin, 0 at the end."""

    lines: list[Line]
    older: int = 0


@dataclass(frozen=True, slots=True)
class Followed:
    """One sort of things that a person follows."""

    sort: registry.Followable
    things: list[tuple[str, str, str]]


def facts_of(thing: models.Model) -> models.QuerySet[Fact]:
    """Return what happened to one thing, newest first, with its actors fetched."""
    return Fact.objects.filter(
        thing_type=ContentType.objects.get_for_model(thing), thing_id=str(thing.pk)
    ).select_related("actor")


def find_thing(name: str, pk: str, viewer: Viewer) -> Any:
    """Return the thing of a sort that this person may read and follow, or None."""
    sort = registry.find(name)
    if sort is None or not pk.isdigit():
        return None
    return sort.readable(viewer).filter(pk=pk).first()


def follower_counts(things: Sequence[models.Model]) -> dict[str, int]:
    """Return how many people follow each thing (all of one model), by key; one query."""
    return dict(
        _follows_of(things)
        .order_by()
        .values_list("thing_id")
        .annotate(count=Count("pk"))
        .values_list("thing_id", "count")
    )


def followed_among(things: Sequence[models.Model], viewer: Viewer) -> set[str]:
    """Return the keys of those things (all of one model) that this person follows; one query."""
    if not viewer.is_authenticated:
        return set()
    return set(_follows_of(things).filter(person=viewer.pk).values_list("thing_id", flat=True))


def _follows_of(things: Sequence[models.Model]) -> models.QuerySet[Follow]:
    return Follow.objects.filter(
        thing_type=ContentType.objects.get_for_model(things[0]),
        thing_id__in=[str(thing.pk) for thing in things],
    )


def follow_count(person: User) -> int:
    """Return how many things a person follows."""
    return Follow.objects.of(person).count()


def followed_by(person: User) -> list[Followed]:
    """Return what a person follows and may still read, by sort, each by name.

    One query, and one for each sort of which something is followed.
    """
    keys: defaultdict[int, list[str]] = defaultdict(list)
    for thing_type, thing_id in Follow.objects.of(person).values_list("thing_type", "thing_id"):
        keys[thing_type].append(thing_id)
    found = []
    for sort in registry.followables():
        known = keys.get(ContentType.objects.get_for_model(sort.model).pk, [])
        things = list(sort.readable(person).filter(pk__in=known)) if known else []
        named = sorted((str(thing), sort.address(thing), thing.pk) for thing in things)
        if named:
            found.append(Followed(sort, [(name, href, str(pk)) for name, href, pk in named]))
    return found


def feed(viewer: User, *, before: int = 0, size: int = 30) -> Feed:
    """Return what happened to what a person follows, the latest first, and nothing else.

    Only facts whose thing this person may see in a list: asked in bulk by sort, and the page is
    refilled from older ones. What they did themselves is left out, and the same verb of the same
    thing is told once a page. `before` is the `older` of the page before.
    """
    lines: list[Line] = []
    told: set[tuple[str, int, str]] = set()
    for _round in range(MOST_ROUNDS):
        facts = list(_facts_for(viewer, before)[: size + 1])
        for fact, line in _told(facts[:size], viewer):
            key = (fact.verb, fact.thing_type_id, fact.thing_id)
            if line is not None and key not in told:
                told.add(key)
                lines.append(line)
            before = fact.pk
            if len(lines) == size:
                return Feed(lines, before if fact.pk != facts[-1].pk else 0)
        if len(facts) <= size:
            return Feed(lines)
    return Feed(lines, before)


def _facts_for(viewer: User, before: int) -> models.QuerySet[Fact]:
    mine = Follow.objects.filter(
        person=viewer.pk, thing_type=OuterRef("thing_type"), thing_id=OuterRef("thing_id")
    )
    concerning = FactAbout.objects.filter(Exists(mine)).values("fact")
    found = Fact.objects.filter(pk__in=concerning, verb__in=registry.tales().keys())
    if before:
        found = found.filter(pk__lt=before)
    return found.exclude(actor=viewer.pk).select_related("actor").order_by("-pk")


def _told(facts: Sequence[Fact], viewer: User) -> Iterable[tuple[Fact, Line | None]]:
    by_verb: defaultdict[str, set[str]] = defaultdict(set)
    for fact in facts:
        by_verb[fact.verb].add(fact.thing_id)
    things = {
        verb: {str(thing.pk): thing for thing in _readable(verb, viewer).filter(pk__in=keys)}
        for verb, keys in by_verb.items()
    }
    for fact in facts:
        yield fact, _line(fact, things[fact.verb].get(fact.thing_id))


def _readable(verb: str, viewer: User) -> models.QuerySet[Any]:
    return registry.tales()[verb].readable(viewer)


def _line(fact: Fact, thing: Any) -> Line | None:
    tale = registry.tales()[fact.verb]
    words = tale.words(fact, thing) if thing is not None else None
    if words is None:
        return None
    return Line(
        sentence=str(tale.sentence) % words,
        href=tale.address(thing),
        at=fact.at,
        picture=tale.picture(thing),
    )
