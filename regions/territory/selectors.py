"""Read the ground: places by name, and how far they are from each other."""

import math
import re

from django.db.models import F, FloatField, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import ASin, Cos, Least, Radians, Sin, Sqrt

from labfilms.accounts.models import Viewer
from labfilms.core.remembering import remembered
from regions.territory.models import Department, Region, RegionTeam, Town, fold

# Mean radius of the Earth (IUGG), and the length of a degree along a meridian.
EARTH_KM = 6371.0088
DEGREE_KM = math.radians(EARTH_KM)
# What one types before something is proposed, and how many towns are.
LEAST_LETTERS = 2
MOST_LETTERS = 80
PROPOSED = 8
# As many namesakes as a person can choose from (the most there are today: 12 Sainte-Colombe).
NAMESAKES = 24

_WITH_DEPARTMENT = re.compile(r"^(?P<name>[^()]+)\((?P<department>[^()]+)\)\s*$")


def regions() -> QuerySet[Region]:
    """Return the 18 regions and « Ailleurs », by name."""
    return Region.objects.all()


def departments() -> QuerySet[Department]:
    """Return the 101 departments by code, with their region."""
    return Department.objects.select_related("region")


@remembered
def all_regions() -> list[Region]:
    """Return every region by its folded name, « Ailleurs » last: SQLite would put Î after Z."""
    return sorted(regions(), key=lambda region: (region.hue == 0, fold(region.name)))


@remembered
def all_departments() -> list[Department]:
    """Return every department by code, with its region."""
    return list(departments())


def towns() -> QuerySet[Town]:
    """Return the towns of today, with their department and region."""
    return Town.objects.current().select_related("department__region")


def suggestions(text: str) -> list[Town]:
    """Return at most 8 towns whose name, or a word of it, begins so; the largest first.

    So « mans » proposes Le Mans before Mansac. Nothing under 2 letters.
    """
    words = fold(text[:MOST_LETTERS])
    if len(words) < LEAST_LETTERS:
        return []
    begins = Q(folded__startswith=words) | Q(folded__contains=f" {words}")
    return list(towns().filter(begins).order_by("-population", "code")[:PROPOSED])


def towns_called(text: str) -> list[Town]:
    """Return the towns of exactly this name, the largest first; several bear the same.

    « Saint-Denis (974) » and « Saint-Denis (La Réunion) » name one. Accents, capitals, hyphens and
    « St » for « Saint » do not count.
    """
    text = text[:MOST_LETTERS]
    match = _WITH_DEPARTMENT.match(text)
    name = match["name"] if match else text
    words = fold(name)
    if not words:
        return []
    found = list(towns().filter(folded=words).order_by("-population", "code")[:NAMESAKES])
    if match is None:
        return found
    asked = fold(match["department"])
    return [
        town for town in found if asked in {fold(town.department.code), fold(town.department.name)}
    ]


def distance_from(town: Town, *, path: str = "") -> Combinable:
    """Return an expression: kilometres as the crow flies from `town` to the row's town.

    `path` leads from the row to its town: `"town__"` for a profile. Haversine, exact to 0.5 %;
    what it is worth also depends on the towns' `precision`.
    """
    latitude, longitude = F(f"{path}latitude"), F(f"{path}longitude")
    half_north = Sin(Radians(latitude - Value(town.latitude)) / Value(2.0))
    half_east = Sin(Radians(longitude - Value(town.longitude)) / Value(2.0))
    along = Value(math.cos(math.radians(town.latitude)))
    chord = half_north * half_north + along * Cos(Radians(latitude)) * half_east * half_east
    # Rounding may pass 1 between antipodes.
    arc = ASin(Least(Value(1.0), Sqrt(chord), output_field=FloatField()))
    return Value(2 * EARTH_KM) * arc


def square_around(town: Town, kilometres: float, *, path: str = "") -> Q:
    """Return a condition that an index answers: within the square that holds the circle."""
    north = kilometres / DEGREE_KM
    # No French town is near a pole; a square that would pass one goes all round.
    widest = min(abs(town.latitude) + north, 89.0)
    east = min(kilometres / (DEGREE_KM * math.cos(math.radians(widest))), 180.0)
    return Q(
        **{
            f"{path}latitude__range": (town.latitude - north, town.latitude + north),
            f"{path}longitude__range": (town.longitude - east, town.longitude + east),
        }
    )


def is_of_a_team(viewer: Viewer) -> bool:
    """Tell whether a person is of the team of any region: one query."""
    return RegionTeam.objects.of(viewer).exists()
