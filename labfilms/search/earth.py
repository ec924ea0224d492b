"""Distances along the Earth, by points on a sphere of radius one."""

import math

from labfilms.search.port import Point

# The mean radius of the Earth, in kilometres (IUGG).
EARTH = 6371.0088

Place = tuple[float, float, float]


def sphere(point: Point) -> Place:
    """Return a point on a sphere of radius one."""
    latitude, longitude = math.radians(point.latitude), math.radians(point.longitude)
    across = math.cos(latitude)
    return across * math.cos(longitude), across * math.sin(longitude), math.sin(latitude)


def kilometres(here: Place, there: Place) -> float:
    """Return the distance along the Earth's surface."""
    return 2 * EARTH * math.asin(min(1.0, math.dist(here, there) / 2))
