"""Read people."""

from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.text import slugify

from labfilms.accounts.models import User, Viewer
from labfilms.core.remembering import remembered
from labfilms.pictures import selectors as pictures
from network.people.enums import Situation
from network.people.models import FORMS, Profile, ProfileTrade, Trade, spoken_form, wishes
from regions.territory import selectors as territory
from regions.territory.models import Department, Region, Town, spoken_name

# Kilometres that the directory proposes, and what it takes when none is said.
RADII = (10, 20, 50, 100, 200)
RADIUS = 50


@dataclass(frozen=True, slots=True)
class Filters:
    """What one seeks in the directory; each narrows, and none of them keeps everybody.

    `trade` is a trade's code, `crew` a department of a crew; `region` a slug, `department` an INSEE
    code. Somebody must have all of `skills`, and one of `situations`.
    """

    trade: str = ""
    crew: str = ""
    region: str = ""
    department: str = ""
    town: Town | None = None
    radius: int = RADIUS
    skills: tuple[str, ...] = ()
    learns: bool = False
    passes_on: bool = False
    situations: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != Filters(radius=self.radius)

    def query(self) -> str:
        """Return the directory's query string for these filters, without what is left open.

        Rooms above link with it: `reverse("people:list") + "?" + filters.query()`.
        """
        wishes = [("souhait", word) for word, on in self._wishes() if on]
        pairs = [
            ("metier", self.trade or (f"@{self.crew}" if self.crew else "")),
            ("ou", self.department or self.region),
            ("ville", self.town.label if self.town else ""),
            ("rayon", str(self.radius) if self.town else ""),
            ("competence", ", ".join(self.skills)),
            *wishes,
            *(("situation", situation) for situation in self.situations),
        ]
        return urlencode([(name, value) for name, value in pairs if value])

    def _wishes(self) -> tuple[tuple[str, bool], ...]:
        return ("apprendre", self.learns), ("transmettre", self.passes_on)


@dataclass(slots=True)
class Listed:
    """Somebody whom everyone may read, as values: what their card shows, without a row.

    It is read as a `Profile` is, by the card and by rooms above that say what one may do.
    """

    pk: int
    user_id: int
    name: str
    handle: str
    grammar: str
    situation: str
    wants_to_learn: bool
    wants_to_pass_on: bool
    contact: str
    verified_reason: str
    town: str | None
    # Of the town's point; None without a town.
    precision: str | None
    region_id: int
    region_slug: str
    region_name: str
    hue: int
    photo: pictures.Plate | None
    distance_km: float | None = None
    trade_names: list[str] = field(default_factory=list)
    is_shown: ClassVar = True
    is_active: ClassVar = True

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("people:profile", args=(self.handle,))

    def get_situation_display(self) -> str:
        return str(Situation(self.situation).label) if self.situation else ""

    @property
    def place(self) -> str:
        region = spoken_name(self.region_slug, self.region_name)
        return f"{self.town}, {region}" if self.town else region

    @property
    def wishes(self) -> list[str]:
        return wishes(learns=self.wants_to_learn, passes_on=self.wants_to_pass_on)


# What lists show: rows where other things of them are asked for, values where nothing is.
Person = Profile | Listed
# Where the values of `Listed` stand, in its order.
_COLUMNS = (
    *("pk", "user", "user__name", "handle", "grammar", "situation"),
    *("wants_to_learn", "wants_to_pass_on", "contact", "verified_reason"),
    *("town__name", "town__precision", "region", "region__slug", "region__name", "region__hue"),
)
_PLATE = tuple(f"photo__{name}" for name in pictures.Plate._fields)


def listed(profiles: QuerySet[Profile]) -> list[Listed]:
    """Return profiles that everyone may read as values, in their order, trades included.

    Two queries: a page of thirty costs a third of what its rows would as models.
    """
    far = ("distance_km",) if "distance_km" in profiles.query.annotations else ()
    rows = profiles.prefetch_related(None).values_list(*_COLUMNS, *_PLATE, *far)
    found = {one.pk: one for one in map(_listed, rows)}
    held = ProfileTrade.objects.filter(profile__in=found)
    for key, *names in held.values_list("profile", *(f"trade__{form}" for form in FORMS)):
        form = spoken_form(found[key].grammar)
        found[key].trade_names.append(names[FORMS.index(form)])
    return list(found.values())


def _listed(row: tuple[Any, ...]) -> Listed:
    first, last = len(_COLUMNS), len(_COLUMNS) + len(_PLATE)
    plate = pictures.Plate(*row[first:last]) if row[first] else None
    return Listed(*(*row[:first], plate, *row[last:]))


def people(viewer: Viewer) -> QuerySet[Profile]:
    """Return the profiles this person may read, by name, with all that a card shows."""
    return _with_cards(Profile.objects.visible_to(viewer))


def _with_cards(profiles: QuerySet[Profile]) -> QuerySet[Profile]:
    places = Prefetch("places", ProfileTrade.objects.select_related("trade"))
    return profiles.select_related("user", "region", "town", "photo").prefetch_related(places)


def people_of(region: Region) -> QuerySet[Profile]:
    """Return the people of a region, the latest to join first."""
    listed = _with_cards(Profile.objects.listed())
    return listed.filter(region=region).order_by("-created_at", "pk")


def directory(filters: Filters) -> QuerySet[Profile]:
    """Return the profiles that everyone may read and that answer to all the filters.

    With a town: its `radius` around, each with `distance_km`, the nearest first, then by name;
    people who did not say their town are not there. Without one: by name. Situations and wishes
    never order anything.
    """
    found = _with_cards(Profile.objects.listed().filter(_answers(filters)))
    found = found.select_related("town__department")
    for skill in filters.skills:
        found = found.filter(pk__in=_skilled(skill))
    if filters.town is None:
        return found
    square = territory.square_around(filters.town, filters.radius, path="town__")
    distance = territory.distance_from(filters.town, path="town__")
    near = found.filter(square).annotate(distance_km=distance)
    return near.filter(distance_km__lte=filters.radius).order_by("distance_km", "sort_name", "pk")


def _answers(filters: Filters) -> Q:
    """Return the conditions that need no row twice: keys are asked by subquery, not by join."""
    conditions = Q()
    if filters.trade:
        conditions &= _holding(filters, trade__code=filters.trade)
    if filters.crew:
        conditions &= _holding(filters, trade__department=filters.crew)
    if filters.region:
        conditions &= Q(region__slug=filters.region)
    if filters.department:
        conditions &= Q(town__department__code=filters.department)
    if filters.learns:
        conditions &= Q(wants_to_learn=True)
    if filters.passes_on:
        conditions &= Q(wants_to_pass_on=True)
    if filters.situations:
        conditions &= Q(situation__in=filters.situations)
    return conditions


def _holding(filters: Filters, **trade: str) -> Q:
    """Ask each person of a region for a trade; without one, find first the people who have it."""
    held = ProfileTrade.objects.filter(**trade)
    if filters.region:
        return Q(Exists(held.filter(profile=OuterRef("pk"))))
    return Q(pk__in=held.values("profile"))


def _skilled(skill: str) -> QuerySet[Profile, int]:
    """Return who has a skill; SQLite compares « É » and « é » as two letters, so the slug helps."""
    named = Q(skills__name__iexact=skill)
    if slug := slugify(skill, allow_unicode=True):
        named |= Q(skills__slug=slug)
    return Profile.objects.filter(named).values_list("pk", flat=True)


def zone_of(viewer: Viewer) -> ZoneInfo:
    """Return the clock by which a person speaks: of their town, else of their region, else ours.

    Two queries at most.
    """
    known = Profile.objects.select_related("town__department")
    profile = known.filter(user=viewer.pk).first() if viewer.is_authenticated else None
    if profile is None:
        return ZoneInfo(settings.TIME_ZONE)
    if profile.town is not None:
        return ZoneInfo(profile.town.time_zone)
    # The clocks of one region's departments agree.
    clocks = Department.objects.filter(region=profile.region_id).values_list("time_zone", flat=True)
    return ZoneInfo(clocks.first() or settings.TIME_ZONE)


def profile_of(user: Viewer) -> Profile | None:
    """Return a person's own profile, or None when they have not made it yet."""
    if not user.is_authenticated:
        return None
    return people(user).select_related("town__department").filter(user=user).first()


def profiles_by_user(users: list[int], viewer: Viewer) -> dict[int, Profile]:
    """Return the readable profiles of some people, by user id; one query and their trades."""
    return {profile.user_id: profile for profile in people(viewer).filter(user__in=users)}


def trades() -> QuerySet[Trade]:
    """Return the controlled list of trades, in the order of a crew list."""
    return Trade.objects.all()


@remembered
def all_trades() -> list[Trade]:
    """Return the list of trades, read once in a while: it changes with a version of the house."""
    return list(trades())


def find_person(name: str, viewer: Viewer) -> User | None:
    """Return the one person who bears this exact name or handle among readable profiles."""
    words = name.strip().lstrip("@")
    found = Profile.objects.visible_to(viewer).select_related("user")
    by_handle = found.filter(handle=words.lower()).first()
    if by_handle is not None:
        return by_handle.user
    matches = list(found.filter(user__name__iexact=words)[:2])
    return matches[0].user if len(matches) == 1 else None
