"""What the demo's films are drawn with: colours, cut-outs laid over one another, light and type.

The films are animated paper: flat shapes, each of one colour that changes with the hour, and
haze between them. A shape is a mask; laying it costs 2 to 4 ms for a band of 1280 px, so that
thirty seconds of film are drawn in about as long.
"""
# ruff: noqa: PLR2004 - a drawing is made of numbers

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

Colour = tuple[int, int, int]
Point = tuple[float, float]
Size = tuple[int, int]

# Edges are drawn this many times larger, then reduced: Pillow's polygons are not smooth.
FINE = 3
# Pillow opens WOFF2: the films' titles are set in the site's own type.
DISPLAY = "bricolage-grotesque/files/bricolage-grotesque-latin-standard-normal.woff2"
TEXT = "instrument-sans/files/instrument-sans-latin-standard-normal.woff2"


def ink(code: str) -> Colour:
    """Return a colour written `#rrggbb`."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def mix(one: Colour, other: Colour, amount: float) -> Colour:
    """Return the colour at `amount` (0 to 1) of the way from one to the other."""
    share = min(1.0, max(0.0, amount))
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def span(time: float, start: float, end: float) -> float:
    """Return how far `time` is between two moments, eased at both ends: 0 before, 1 after."""
    share = min(1.0, max(0.0, (time - start) / (end - start)))
    return share * share * (3 - 2 * share)


def dice(seed: int) -> random.Random:
    """Return chance that falls the same way each time: the demo is the same everywhere."""
    return random.Random(seed)  # noqa: S311 - drawings, not secrets


@dataclass(frozen=True)
class Cut:
    """A cut-out: a mask, and where its upper left corner stands in the frame."""

    mask: Image.Image
    left: int = 0
    top: int = 0

    def lay(
        self,
        frame: Image.Image,
        colour: Colour | int,
        *,
        x: float = 0.0,
        y: float = 0.0,
        strength: float = 1.0,
    ) -> None:
        """Lay the cut-out, moved by x and y px (fractions too: a slow layer must not jump)."""
        if strength <= 0:
            return
        left, top = math.floor(self.left + x), math.floor(self.top + y)
        over, under = self.left + x - left, self.top + y - top
        # What stands outside of the frame is not worth moving.
        first = max(0, -left)
        width = min(self.mask.width + 1 - first, frame.width - left - first)
        height = min(self.mask.height + 1, frame.height - top)
        if width <= 0 or height <= 0:
            return
        mask = self.mask.transform(
            (width, height),
            Image.Transform.AFFINE,
            (1, 0, first - over, 0, 1, -under),
            Image.Resampling.BILINEAR,
        )
        if strength < 1:
            mask = faded(mask, strength)
        frame.paste(colour, (left + first, top), mask)


def faded(mask: Image.Image, strength: float) -> Image.Image:
    """Return a mask at `strength` (0 to 1) of what it was."""
    return mask.point(_fades()[round(255 * max(0.0, min(1.0, strength)))])


@cache
def _fades() -> list[list[int]]:
    # Made once: a frame fades a hundred masks.
    return [[value * level // 255 for value in range(256)] for level in range(256)]


def shape(size: Size, draw: Callable[[ImageDraw.ImageDraw, int], None]) -> Image.Image:
    """Return a mask of `size` with smooth edges; `draw` draws on it, FINE times larger."""
    large = Image.new("L", (size[0] * FINE, size[1] * FINE))
    draw(ImageDraw.Draw(large), FINE)
    return large.reduce(FINE)


def polygon(size: Size, *outlines: Sequence[Point]) -> Image.Image:
    """Return a mask of filled outlines, in px of the mask."""

    def draw(pen: ImageDraw.ImageDraw, scale: int) -> None:
        for outline in outlines:
            pen.polygon([(x * scale, y * scale) for x, y in outline], fill=255)

    return shape(size, draw)


def smooth(*corners: Point, steps: int = 8) -> list[Point]:
    """Return a closed outline that passes through the corners without an angle (Catmull-Rom)."""
    outline: list[Point] = []
    count = len(corners)
    for n in range(count):
        before, start, end, after = (corners[(n + k) % count] for k in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            outline.append(
                (
                    _between(before[0], start[0], end[0], after[0], t),
                    _between(before[1], start[1], end[1], after[1], t),
                )
            )
    return outline


def _between(before: float, start: float, end: float, after: float, t: float) -> float:
    return 0.5 * (
        2 * start
        + (end - before) * t
        + (2 * before - 5 * start + 4 * end - after) * t**2
        + (3 * start - before - 3 * end + after) * t**3
    )


def waves(seed: int, reach: float, octaves: int = 5) -> Callable[[float], float]:
    """Return a line that wanders between about -1 and 1, turning every `reach` px or so."""
    chance = dice(seed)
    parts = [
        (2**-n, 2 * math.pi / (reach * 1.9**-n), chance.uniform(0, 2 * math.pi))
        for n in range(octaves)
    ]
    total = sum(height for height, _, _ in parts)

    def line(x: float) -> float:
        height = sum(share * math.sin(x * pace + start) for share, pace, start in parts)
        return float(height / total)

    return line


def ridge(
    width: int, height: int, *, seed: int, reach: float, swell: float, octaves: int = 5
) -> Image.Image:
    """Return a mask of hills `height` px high, their tops rising and falling by `swell` px."""
    line = waves(seed, reach, octaves)
    tops = [(x, swell + line(x) * swell) for x in range(0, width + 4, 4)]
    return polygon((width, height), [(0, height), *tops, (width, height)])


def firs(width: int, height: int, *, seed: int, low: float, high: float, gap: float) -> Image.Image:
    """Return a mask of a fir wood on a swelling ground."""
    chance, ground = dice(seed), waves(seed + 1, width / 3, 3)
    outlines: list[list[Point]] = []
    soil = [(x, height * 0.82 + ground(x) * height * 0.1) for x in range(0, width + 8, 8)]
    outlines.append([(0, height), *soil, (width, height)])
    x = 0.0
    while x < width:
        tall = chance.uniform(low, high)
        foot = height * 0.84 + ground(x) * height * 0.1
        outlines.append(fir(x, foot, tall, chance))
        x += chance.uniform(0.4, 1.6) * gap
    return polygon((width, height), *outlines)


def fir(x: float, foot: float, tall: float, chance: random.Random) -> list[Point]:
    """Return the outline of a fir, its branches a little uneven."""
    left: list[Point] = []
    right: list[Point] = []
    steps = 7
    for step in range(steps):
        down = foot - tall + tall * (step + 1) / steps
        reach = tall * 0.2 * (step + 1) / steps
        for side, points in ((-1, left), (1, right)):
            points.append((x + side * reach * chance.uniform(0.8, 1.15), down))
            points.append((x + side * reach * 0.55, down - tall * 0.015))
    return [(x, foot - tall), *right, *reversed(left)]


@cache
def glow(radius: int, power: float = 1.7) -> Image.Image:
    """Return a mask of light that fades from its middle."""
    # Pillow's gradient reaches 255 in its corners, 181 at its sides: beyond, a square would show.
    fall = [round(255 * max(0.0, 1 - value / 179) ** power) for value in range(256)]
    return Image.radial_gradient("L").point(fall).resize((radius * 2, radius * 2))


@cache
def pool(width: int, height: int) -> Image.Image:
    """Return a mask of light that lies on the ground."""
    return glow(128).resize((width, height))


def shine(
    frame: Image.Image, at: Point, radius: int, colour: Colour, strength: float = 1.0
) -> None:
    """Shed light around a point."""
    light = Cut(glow(radius), -radius, -radius)
    light.lay(frame, colour, x=at[0], y=at[1], strength=strength)


def disc(
    frame: Image.Image, at: Point, radius: float, colour: Colour, strength: float = 1.0
) -> None:
    """Lay a disc with a smooth edge."""
    side = math.ceil(radius) + 1
    Cut(round_mask(radius), -side, -side).lay(frame, colour, x=at[0], y=at[1], strength=strength)


@lru_cache(maxsize=256)
def round_mask(radius: float) -> Image.Image:
    side = (math.ceil(radius) + 1) * 2

    def draw(pen: ImageDraw.ImageDraw, scale: int) -> None:
        middle, reach = side * scale / 2, radius * scale
        pen.ellipse((middle - reach, middle - reach, middle + reach, middle + reach), fill=255)

    return shape((side, side), draw)


def sky(size: Size, *stops: tuple[float, Colour]) -> Image.Image:
    """Return a frame filled from top to bottom; a stop is (height from 0 to 1, colour)."""
    rows = size[1] // 4
    column = Image.new("RGB", (1, rows))
    colours = []
    after = 0
    for y in range(rows):
        place = y / (rows - 1)
        while after < len(stops) - 1 and stops[after][0] < place:
            after += 1
        before = max(0, after - 1)
        reach = stops[after][0] - stops[before][0]
        share = (place - stops[before][0]) / reach if reach else 0.0
        colours.append(mix(stops[before][1], stops[after][1], share))
    column.putdata(colours)
    return column.resize((1, size[1]), Image.Resampling.BILINEAR).resize(size)


@cache
def haze(width: int, height: int, *, peak: float = 0.7, strength: float = 1.0) -> Image.Image:
    """Return a mask of mist: nothing at its upper and lower edge, most at `peak` of its height."""
    column = Image.new("L", (1, height))
    values = []
    for y in range(height):
        place = y / height
        share = place / peak if place < peak else (1 - place) / (1 - peak)
        values.append(round(255 * strength * (share * share * (3 - 2 * share))))
    column.putdata(values)
    return column.resize((width, height))


@cache
def vignette(size: Size, strength: float = 0.55) -> Image.Image:
    """Return a mask of the dark that a lens leaves in the corners."""
    fall = [round(255 * strength * max(0.0, value / 255 - 0.42) ** 1.7) for value in range(256)]
    return Image.radial_gradient("L").point(fall).resize(size, Image.Resampling.BICUBIC)


@cache
def grain_plates(size: Size, strength: float) -> list[Image.Image]:
    """Return sheets of film grain, a little larger than the frame so that they can be shifted."""
    width, height = size[0] + 64, size[1] + 64
    plates = []
    for _ in range(3):
        fine = Image.effect_noise((width, height), strength * 2.6)
        plates.append(fine.filter(ImageFilter.GaussianBlur(1.0)).convert("RGB"))
    return plates


def develop(frame: Image.Image, number: int, *, grain: float, dark: Colour) -> Image.Image:
    """Finish a frame as film does: dark corners, grain that is never twice at the same place."""
    frame.paste(dark, (0, 0), vignette(frame.size))
    plates = grain_plates(frame.size, grain)
    left, top = number * 37 % 64, number * 23 % 64
    plate = plates[number % len(plates)].crop((left, top, left + frame.width, top + frame.height))
    return ImageChops.add(frame, plate, 1, -128)


@cache
def font(name: str, size: int, weight: int, width: int = 100) -> ImageFont.FreeTypeFont:
    """Return the site's own type at a size in px; Pillow's own when it is not installed."""
    path: Path = settings.NODE_MODULES / "@fontsource-variable" / name
    if not path.is_file():
        return ImageFont.load_default(size)  # type: ignore[return-value]
    face = ImageFont.truetype(path, size)
    wanted = {b"Weight": weight, b"Width": width, b"Optical size": min(96, size)}
    axes = face.get_variation_axes()
    face.set_variation_by_axes(
        [
            max(axis["minimum"] or 0, min(axis["maximum"] or 0, wanted[axis["name"]]))
            for axis in axes
        ]
    )
    return face


@cache
def line_of_type(
    words: str, name: str, size: int, *, weight: int, tracking: float, width: int
) -> Image.Image:
    """Return a mask of one line of type, `tracking` in thousandths of its size."""
    face = font(name, size, weight, width)
    places, x = [], 0.0
    for place, letter in enumerate(words):
        places.append((x, letter))
        pair = words[place : place + 2]
        kerned = face.getlength(pair) - face.getlength(pair[1:])
        x += kerned + size * tracking / 1000
    ascent, descent = face.getmetrics()
    mask = Image.new("L", (math.ceil(x) + 8, ascent + descent))
    pen = ImageDraw.Draw(mask)
    for left, letter in places:
        # Each letter on a sheet of its own would cost more than the overlap of two edges.
        pen.text((left + 2, 0), letter, font=face, fill=255)
    return mask


def write(
    frame: Image.Image,
    words: str,
    at: Point,
    colour: Colour,
    *,
    name: str = DISPLAY,
    size: int = 48,
    weight: int = 600,
    tracking: float = 0.0,
    width: int = 100,
    align: float = 0.0,
    strength: float = 1.0,
) -> None:
    """Set a line of type; `align` is the share of the line that stands left of the point."""
    mask = line_of_type(words, name, size, weight=weight, tracking=tracking, width=width)
    Cut(mask).lay(frame, colour, x=at[0] - mask.width * align, y=at[1], strength=strength)


def stars(size: Size, count: int, seed: int) -> list[tuple[float, float, float, float]]:
    """Return stars: x, y, brightness, and the moment of their twinkle."""
    chance = dice(seed)
    return [
        (
            chance.uniform(0, size[0]),
            chance.uniform(0, 1) ** 1.35 * size[1],
            chance.random() ** 3,
            chance.uniform(0, 6.28),
        )
        for _ in range(count)
    ]


def light_stars(
    frame: Image.Image,
    sky_stars: Sequence[tuple[float, float, float, float]],
    time: float,
    colour: Colour,
    strength: float = 1.0,
) -> None:
    """Light the stars of a night; the brightest have a breath of glow."""
    for x, y, bright, phase in sky_stars:
        flicker = 0.72 + 0.28 * math.sin(time * 2.1 + phase * 3)
        power = strength * (0.25 + 0.75 * bright) * flicker
        disc(frame, (x, y), 0.7 if bright < 0.5 else 1.2, colour, power)
        if bright > 0.8:
            shine(frame, (x, y), 7, colour, power * 0.5)
