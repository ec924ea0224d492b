"""Read a member's first steps and what their home shows."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ecran.films import selectors as films
from ecran.films.models import Film
from ecran.films.slots import cards
from labels.identities import selectors as identities
from labels.identities.models import Label
from labels.placements import selectors as placements
from labels.selections import selectors as selections
from labels.selections.models import Selection
from labfilms.accounts.models import User, Welcome
from labfilms.facts import registry as facts_registry
from labfilms.facts import selectors as facts
from labfilms.moderation.models import OWN
from labfilms.ui import waiting
from network.people import selectors as people
from network.people.models import Profile
from regions.hubs import selectors as hubs
from regions.territory.models import Region

# What one follows to begin with, so that the thread has something to tell.
FIRST_FOLLOWS = 3
SUGGESTED = 4
FILMS, SELECTIONS, LINES = 3, 3, 8
# What the front shows of everyone's.
LATEST, LATEST_SELECTIONS = 6, 4

STEPS: tuple[tuple[str, str | Promise], ...] = (
    ("region", _("My region")),
    ("metiers", _("My trades")),
    ("oeuvre", _("A work")),
    ("suivre", _("Follow three")),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One of the first steps; `open` says that it is neither done nor passed over."""

    name: str
    label: str | Promise
    href: str
    done: bool
    skipped: bool

    @property
    def open(self) -> bool:
        return not (self.done or self.skipped)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to follow: its value in the form, its name and what it is."""

    value: str
    name: str
    what: str | Promise


def front(request: HttpRequest) -> dict[str, Any]:
    """Return what the front shows of the whole house: eight queries, whatever there is to show."""
    latest, lines = films.latest_films(LATEST), hubs.national_front()
    drawn = cards(films.ready([*latest, *(line.film for line in lines)]), request)
    newest = list(selections.selections()[:LATEST_SELECTIONS])
    chosen = placements.chosen_for(newest=newest)
    shown = selections.cards([*([chosen[0]] if chosen else []), *newest])
    by_key = {card.selection.pk: card for card in shown}
    return {
        "cards": drawn[: len(latest)],
        "picks": list(zip(drawn[len(latest) :], lines, strict=True)),
        "in_front": placements.InFront(by_key[chosen[0].pk], chosen[1]) if chosen else None,
        "selection_cards": [by_key[selection.pk] for selection in newest],
        "doors": hubs.doors(),
    }


def steps(user: User, profile: Profile | None) -> list[Step]:
    """Return the four first steps of a person, done or not; three queries at most."""
    skipped = Welcome.objects.filter(user=user).values_list("skipped", flat=True).first() or []
    trades = bool(profile and profile.trade_names)
    work = bool(profile and profile.work_url) or Film.objects.of_owner(user).exists()
    done = {
        "region": profile is not None,
        "metiers": trades,
        "oeuvre": work,
        "suivre": facts.follow_count(user) >= FIRST_FOLLOWS,
    }
    return [
        Step(name, label, reverse("portal:step", args=(name,)), done[name], name in skipped)
        for name, label in STEPS
    ]


def stepper(known: list[Step]) -> list[dict[str, Any]]:
    """Return the first steps as `ui_stepper` draws them."""
    return [
        {"label": step.label, "href": step.href, "done": step.done or step.skipped}
        for step in known
    ]


def suggestions(user: User, profile: Profile | None) -> list[Suggestion]:
    """Return what a newcomer may follow: their region, its labels, then the latest to join there.

    Without a page of theirs, the labels and people of everywhere.
    """
    region = profile.region if profile else None
    return [
        *_regions(user, region),
        *(_suggestion("label", label, label.get_kind_display()) for label in _labels(user, region)),
        *(
            _suggestion("profil", one, ", ".join(one.trade_names) or str(one.region))
            for one in _people(user, region)
        ),
    ]


def _regions(user: User, region: Region | None) -> list[Suggestion]:
    sort = facts_registry.find("region")
    if sort is None or region is None:
        return []
    found = sort.readable(user).filter(pk=region.pk)
    return [_suggestion("region", one, _("your region")) for one in found]


def _labels(user: User, region: Region | None) -> list[Label]:
    found = identities.labels(user).exclude(curators__user=user.pk)
    if region is not None:
        found = found.filter(region=region) | found.filter(region=None)
    return list(found.order_by("-verified_at", "name").distinct()[:SUGGESTED])


def _people(user: User, region: Region | None) -> list[Profile]:
    found = people.people(user).exclude(user=user)
    if region is not None:
        found = found.filter(region=region)
    return list(found.order_by("-created_at", "pk")[:SUGGESTED])


def _suggestion(sort: str, thing: Any, what: str | Promise) -> Suggestion:
    return Suggestion(f"{sort}:{thing.pk}", str(thing), what)


def home(request: HttpRequest, user: User, profile: Profile | None) -> dict[str, Any]:
    """Return what a member's home shows: first steps, what waits, what is theirs, the feed."""
    mine = Selection.objects.filter(OWN, label__in=identities.labels_of(user))
    mine = mine.select_related("label").order_by("-updated_at", "-pk")
    known = steps(user, profile)
    return {
        "profile": profile,
        "stepper": stepper(known),
        "next_step": next((step for step in known if step.open), None),
        "open_step": next((number for number, step in enumerate(known, 1) if step.open), 0),
        "waits": waiting.waiting(request),
        "my_films": cards(films.films_of_owner(user)[:FILMS], request),
        "my_selections": selections.cards(mine[:SELECTIONS]),
        "feed": facts.feed(user, size=LINES),
    }
