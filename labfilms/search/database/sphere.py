"""Distances in plain arithmetic, the same in every database.

A point is held as x, y, z on a sphere of radius one. The square of the straight line between two
points is four times the haversine of their angle: as exact, and nothing but products.
"""

import math
from typing import Any

from labfilms.search.earth import EARTH, sphere
from labfilms.search.port import Near, Point

# Of two points: those of a row and those that are given.
CHORD = "((e.x - %s) * (e.x - %s) + (e.y - %s) * (e.y - %s) + (e.z - %s) * (e.z - %s))"


def chord(point: Point) -> list[float]:
    """Return the parameters of CHORD for a point."""
    return [value for value in sphere(point) for _ in range(2)]


def inside(near: Near) -> tuple[str, list[Any]]:
    """Return the condition that a row stands inside a circle, and its parameters.

    A box of latitudes and longitudes first, since an index serves it; then the circle itself.
    """
    angle = min(near.kilometres / EARTH, math.pi)
    conditions = ["e.latitude BETWEEN %s AND %s"]
    reach = math.degrees(angle)
    parameters: list[Any] = [near.point.latitude - reach, near.point.latitude + reach]
    sine, across = math.sin(angle), math.cos(math.radians(near.point.latitude))
    # Round a pole, or half the Earth wide, every longitude is inside.
    if angle < math.pi / 2 and sine < across:
        wide = math.degrees(math.asin(sine / across))
        west, east = near.point.longitude - wide, near.point.longitude + wide
        # Across the date line the box would be two; the circle alone decides.
        if west >= -180 and east <= 180:  # noqa: PLR2004 - degrees of the Earth
            conditions.append("e.longitude BETWEEN %s AND %s")
            parameters += [west, east]
    conditions.append(f"{CHORD} <= %s")
    return " AND ".join(conditions), [
        *parameters,
        *chord(near.point),
        (2 * math.sin(angle / 2)) ** 2,
    ]
