"""The outlines of the mainland regions, drawn from the departments of @svg-maps.

The package draws 96 departments; a region is what is left of its departments once the borders
between them are taken away. Borders of two regions are simplified once for both, so that neighbours
still touch. Nothing of it is written anywhere: it takes a tenth of a second, once a process.
"""

import itertools
import logging
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from regions.territory.data import DEPARTMENTS

log = logging.getLogger(__name__)

Point = tuple[int, int]
Ring = list[Point]

# Points of ours in a unit of the package: the borders of neighbours meet on this grid.
GRID = 4
# How far (in our points) a simplified border may pass from the drawn one: less than a pixel of a
# phone. Islands and holes under so many square points are not drawn: they would be dust.
TOLERANCE = 3.0
DUST = 300.0

_SIZE = re.compile(r'viewBox="0 0 (?P<width>\d+) (?P<height>\d+)"')
_DEPARTMENT = re.compile(r'<path\s+id="(?P<code>\w+)"[^>]*?\sd="(?P<path>[^"]+)"', re.DOTALL)
_TOKEN = re.compile(r"[mz]|-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Outline:
    """A region on the map: its path, the box around it and the middle of its largest part."""

    path: str
    left: int
    top: int
    width: int
    height: int
    middle: Point


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map: its size and its regions by INSEE code, from north to south."""

    width: int
    height: int
    regions: Mapping[str, Outline]


@cache
def drawing(source: Path) -> Drawing | None:
    """Return the map drawn from the package's file, or None (and a line in the log) without it."""
    try:
        text = source.read_text(encoding="utf-8")
    except OSError as error:
        log.warning("the map of the regions is not drawn: %s (`npm ci` brings it)", error)
        return None
    return draw(text)


def draw(text: str) -> Drawing:
    """Return the map of an SVG of departments whose paths are relative (`m`, then `z`)."""
    size = _SIZE.search(text)
    if size is None:
        raise ValueError("the drawing of the departments has no viewBox of its own")
    borders = _borders(text)
    corners = _corners(borders)
    outlines = {code: _outline(edges, corners) for code, edges in borders.items()}
    ordered = sorted(outlines.items(), key=lambda entry: entry[1].middle[1])
    return Drawing(int(size["width"]) * GRID, int(size["height"]) * GRID, dict(ordered))


def _borders(text: str) -> dict[str, set[tuple[Point, Point]]]:
    """Return each region's border as directed edges: those that its departments do not share."""
    region_of = {code: region for code, region, _ in DEPARTMENTS}
    edges: dict[str, Counter[tuple[Point, Point]]] = defaultdict(Counter)
    for match in _DEPARTMENT.finditer(text):
        region = region_of[match["code"]]
        for ring in _rings(match["path"]):
            edges[region].update(zip(ring, [*ring[1:], ring[0]], strict=True))
    return {
        region: {(a, b) for (a, b) in found if (b, a) not in found}
        for region, found in edges.items()
    }


def _rings(path: str) -> Iterator[Ring]:
    """Give the closed lines of a path on our grid, turning one way, without repeated points."""
    ring: list[tuple[float, float]] = []
    x = y = 0.0
    numbers: list[float] = []
    for word in _TOKEN.findall(path):
        if word == "z":
            yield _snap(ring)
            x, y = ring[0]
        elif word == "m":
            ring = []
        else:
            numbers.append(float(word))
            if len(numbers) == 2:  # noqa: PLR2004 - a pair of steps
                x, y = x + numbers[0], y + numbers[1]
                ring.append((x, y))
                numbers = []


def _snap(ring: list[tuple[float, float]]) -> Ring:
    points = [(round(x * GRID), round(y * GRID)) for x, y in ring]
    kept = [
        point
        for point, before in zip(points, [points[-1], *points], strict=False)
        if point != before
    ]
    return kept if area(kept) > 0 else kept[::-1]


def area(ring: Ring) -> float:
    """Return a ring's area in square points, negative when it turns the other way."""
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs) / 2


def _corners(borders: Mapping[str, set[tuple[Point, Point]]]) -> set[Point]:
    """Return the points where borders meet or part: they stay where they are."""
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for edges in borders.values():
        for a, b in edges:
            neighbours[a].add(b)
            neighbours[b].add(a)
    return {point for point, others in neighbours.items() if len(others) != 2}  # noqa: PLR2004


def _outline(edges: set[tuple[Point, Point]], corners: set[Point]) -> Outline:
    rings = [simplified for ring in _chain(edges) if (simplified := _simplify(ring, corners))]
    rings.sort(key=area, reverse=True)
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    return Outline(
        path="".join(map(_path, rings)),
        left=min(xs),
        top=min(ys),
        width=max(xs) - min(xs),
        height=max(ys) - min(ys),
        middle=_middle(rings[0]),
    )


def _chain(edges: set[tuple[Point, Point]]) -> Iterator[Ring]:
    """Give the rings that a region's edges make, head to tail; a line left open is dropped."""
    after: dict[Point, list[Point]] = defaultdict(list)
    for a, b in sorted(edges):
        after[a].append(b)
    while after:
        start = next(iter(after))
        ring, point = [start], _step(after, start)
        while point is not None and point != start:
            ring.append(point)
            point = _step(after, point)
        if point == start:
            yield ring


def _step(after: dict[Point, list[Point]], point: Point) -> Point | None:
    if point not in after:
        return None
    following = after[point].pop()
    if not after[point]:
        del after[point]
    return following


def _simplify(ring: Ring, corners: set[Point]) -> Ring:
    """Return a ring with fewer points; nothing when it is dust. Its corners stay."""
    if abs(area(ring)) < DUST:
        return []
    fixed = [at for at, point in enumerate(ring) if point in corners]
    if len(fixed) < 2:  # noqa: PLR2004 - an island: any two far points will do
        fixed = sorted({0, max(range(len(ring)), key=lambda at: math.dist(ring[0], ring[at]))})
    turned = ring[fixed[0] :] + ring[: fixed[0]] + [ring[fixed[0]]]
    stops = [at - fixed[0] for at in fixed] + [len(ring)]
    simple: Ring = []
    for begin, end in itertools.pairwise(stops):
        simple += _thin(turned[begin : end + 1])[:-1]
    return simple


def _thin(line: Ring) -> Ring:
    """Douglas and Peucker's simplification, the same whichever way the line is read."""
    if line[0] > line[-1]:
        return _thin(line[::-1])[::-1]
    if len(line) < 3:  # noqa: PLR2004 - two ends
        return line
    farthest = max(range(1, len(line) - 1), key=lambda at: _away(line[at], line[0], line[-1]))
    if _away(line[farthest], line[0], line[-1]) <= TOLERANCE:
        return [line[0], line[-1]]
    return _thin(line[: farthest + 1])[:-1] + _thin(line[farthest:])


def _away(point: Point, a: Point, b: Point) -> float:
    """Return how far a point is from a segment."""
    length = math.dist(a, b)
    if length == 0:
        return math.dist(point, a)
    along = ((point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])) / length**2
    along = min(max(along, 0.0), 1.0)
    return math.dist(point, (a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])))


def _middle(ring: Ring) -> Point:
    """Return the centre of gravity of a ring."""
    x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = ax * by - bx * ay
        x, y = x + (ax + bx) * cross, y + (ay + by) * cross
    return round(x / (6 * area(ring))), round(y / (6 * area(ring)))


def _path(ring: Ring) -> str:
    steps = [f"{bx - ax},{by - ay}" for (ax, ay), (bx, by) in itertools.pairwise(ring)]
    return f"M{ring[0][0]},{ring[0][1]}l{' '.join(steps)}z"
