"""What several films are furnished with: painted cels, people who walk, water, rain."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageDraw

from labfilms.operations.demo import easel
from labfilms.operations.demo.easel import Colour, Cut, Point, Size, ink, mix

Outline = Sequence[Point]


def points(text: str) -> list[Point]:
    """Return points written `x,y x,y`, so that an outline is read on one line."""
    pairs = (pair.partition(",") for pair in text.split())
    return [(float(x), float(y)) for x, _, y in pairs]


def curve(text: str) -> list[Point]:
    """Return the smooth closed outline through points written `x,y x,y`."""
    return easel.smooth(*points(text))


def put(outline: Outline, x: float, y: float, scale: float = 1.0, turn: int = 1) -> list[Point]:
    """Return an outline scaled, mirrored when `turn` is -1, and moved to x, y."""
    return [(x + px * scale * turn, y + py * scale) for px, py in outline]


class Pen:
    """Paints on a picture and its mask at once, in px of the finished cel."""

    def __init__(self, picture: Image.Image, mask: Image.Image) -> None:
        self._pens = (ImageDraw.Draw(picture), ImageDraw.Draw(mask))

    def _both(self, colour: str | Colour) -> list[tuple[ImageDraw.ImageDraw, Colour | int]]:
        return [(self._pens[0], _tone(colour)), (self._pens[1], 255)]

    def fill(self, colour: str | Colour, outline: Outline) -> None:
        large = [(x * easel.FINE, y * easel.FINE) for x, y in outline]
        for pen, tone in self._both(colour):
            pen.polygon(large, fill=tone)

    def box(self, colour: str | Colour, x: float, y: float, wide: float, tall: float) -> None:
        self.fill(colour, [(x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall)])

    def disc(self, colour: str | Colour, x: float, y: float, rx: float, ry: float = 0) -> None:
        ry = ry or rx
        large = [easel.FINE * value for value in (x - rx, y - ry, x + rx, y + ry)]
        for pen, tone in self._both(colour):
            pen.ellipse(large, fill=tone)

    def line(self, colour: str | Colour, outline: Outline, width: float) -> None:
        large = [(x * easel.FINE, y * easel.FINE) for x, y in outline]
        wide = max(1, round(width * easel.FINE))
        for pen, tone in self._both(colour):
            pen.line(large, fill=tone, width=wide, joint="curve")


def _tone(colour: str | Colour) -> Colour:
    return ink(colour) if isinstance(colour, str) else colour


@dataclass(frozen=True)
class Cel:
    """A painted cut-out of several colours."""

    picture: Image.Image
    mask: Image.Image

    def lay(
        self, frame: Image.Image, x: float = 0.0, y: float = 0.0, strength: float = 1.0
    ) -> None:
        """Lay it with its upper left corner at x, y (fractions too)."""
        if strength <= 0:
            return
        left, top = math.floor(x), math.floor(y)
        first, over, under = max(0, -left), x - left, y - top
        wide = min(self.mask.width + 1 - first, frame.width - left - first)
        tall = min(self.mask.height + 1, frame.height - top)
        if wide <= 0 or tall <= 0:
            return
        how = (Image.Transform.AFFINE, (1, 0, first - over, 0, 1, -under))
        mask = self.mask.transform((wide, tall), *how, Image.Resampling.BILINEAR)
        # Beyond its last column a transformed picture is black, and its mask empty.
        picture = self.picture.transform((wide, tall), *how, Image.Resampling.NEAREST)
        if strength < 1:
            mask = easel.faded(mask, strength)
        frame.paste(picture, (left + first, top), mask)

    def toned(self, colour: Colour, amount: float) -> "Cel":
        """Return it as it is seen through air, or night, of a colour."""
        veil = Image.new("RGB", self.picture.size, colour)
        return Cel(Image.blend(self.picture, veil, amount), self.mask)


def cel(size: Size, ground: str | Colour, paint: Callable[[Pen], None]) -> Cel:
    """Paint a cel; `ground` is the colour that its edges melt into."""
    large = (size[0] * easel.FINE, size[1] * easel.FINE)
    picture, mask = Image.new("RGB", large, _tone(ground)), Image.new("L", large)
    paint(Pen(picture, mask))
    return Cel(picture.reduce(easel.FINE), mask.reduce(easel.FINE))


def lay(frame: Image.Image, colour: Colour, *outlines: Outline, strength: float = 1.0) -> None:
    """Cut outlines out of paper and lay them at once, in px of the frame."""
    every = [point for outline in outlines for point in outline]
    left = max(0, math.floor(min(x for x, _ in every)) - 1)
    top = max(0, math.floor(min(y for _, y in every)) - 1)
    right = min(frame.width, math.ceil(max(x for x, _ in every)) + 1)
    bottom = min(frame.height, math.ceil(max(y for _, y in every)) + 1)
    if right <= left or bottom <= top:
        return
    moved = [[(x - left, y - top) for x, y in outline] for outline in outlines]
    mask = easel.polygon((right - left, bottom - top), *moved)
    frame.paste(colour, (left, top), easel.faded(mask, strength) if strength < 1 else mask)


def limb(*joints: tuple[float, float, float]) -> list[Outline]:
    """Return the outlines of a limb through joints (x, y, half its width there)."""
    outlines: list[Outline] = []
    for x, y, half in joints:
        turn = [2 * math.pi * n / 12 for n in range(12)]
        outlines.append([(x + half * math.cos(a), y + half * math.sin(a)) for a in turn])
    for (x0, y0, half0), (x1, y1, half1) in pairwise(joints):
        long = math.hypot(x1 - x0, y1 - y0) or 1
        nx, ny = (y1 - y0) / long, (x0 - x1) / long
        outlines.append(
            [
                (x0 + nx * half0, y0 + ny * half0),
                (x1 + nx * half1, y1 + ny * half1),
                (x1 - nx * half1, y1 - ny * half1),
                (x0 - nx * half0, y0 - ny * half0),
            ]
        )
    return outlines


COATS = {
    "coat": "-9,-86 -3,-89 4,-88 9,-83 10,-62 12,-38 14,-24 0,-22 -13,-24 -11,-40 -11,-66",
    "jacket": "-9,-86 -3,-89 4,-88 9,-82 10,-62 9,-46 0,-43 -9,-45 -10,-66",
    "dress": "-8,-86 -3,-89 4,-88 8,-82 8,-64 15,-34 17,-14 0,-11 -16,-14 -11,-42 -8,-64",
}
HEADS = {
    "plain": "-7,-98 -4,-105 4,-106 8,-101 8,-95 10,-92 7,-88 2,-86 -4,-88 -7,-92",
    "bun": "-7,-98 -11,-99 -14,-104 -10,-109 -5,-106 4,-107 8,-101 8,-95 10,-92 7,-88 2,-86 -6,-90",
    "cap": "-8,-98 -6,-106 3,-108 8,-104 15,-101 9,-100 8,-95 10,-92 7,-88 2,-86 -4,-88 -7,-92",
    "hat": "-15,-99 -8,-102 -6,-110 5,-111 8,-103 16,-100 8,-98 9,-92 7,-88 2,-86 -4,-88 -7,-94",
    "hood": "-9,-96 -6,-106 2,-111 9,-104 10,-96 8,-88 4,-84 -6,-84 -11,-88",
    "scarf": "-8,-96 -6,-105 3,-108 9,-102 9,-94 8,-88 10,-82 -2,-80 -12,-80 -10,-88",
}


def walker(
    phase: float, *, coat: str = "coat", head: str = "plain", step: float = 1.0, lean: float = 0.0
) -> list[Outline]:
    """Return someone who walks to the right, 100 units tall, their foot at 0, 0.

    `phase` is the walk's angle (rad), `step` how far they step (0 stands), `lean` in units.
    """
    outlines: list[Outline] = []
    for side in (0.0, math.pi):
        swing = step * math.sin(phase + side)
        lift = step * max(0.0, math.cos(phase + side))
        knee = (10 * swing + 3 * lift, -26 + 2 * lift)
        foot = (17 * swing - 5 * lift, -2 - 6 * lift)
        outlines += limb((0, -50, 5.6), (*knee, 4.2), (*foot, 2.8))
        outlines += limb((*foot, 2.4), (foot[0] + 6, foot[1] + 0.6, 1.8))
        hand = (lean * 0.8 - 15 * swing, -50 - 4 * abs(swing))
        outlines += limb((lean, -80, 3.6), (lean - 7 * swing - 2, -65, 3.2), (*hand, 2.4))
    for outline in (points(COATS[coat]), points(HEADS[head])):
        tilted = [(x + lean * min(1.0, max(0.0, (-40 - y) / 45)), y) for x, y in outline]
        outlines.append(easel.smooth(*tilted, steps=4))
    return outlines


def person(
    frame: Image.Image, at: Point, tall: float, colour: Colour, outlines: Sequence[Outline],
    *, turn: int = 1, strength: float = 1.0,
) -> None:  # fmt: skip
    """Lay someone `tall` px high who stands at a point."""
    moved = [put(outline, *at, tall / 106, turn) for outline in outlines]
    lay(frame, colour, *moved, strength=strength)


def mirror(
    frame: Image.Image, line: int, *, tint: Colour, amount: float, time: float, swell: float = 1.0
) -> None:
    """Let what stands above a line be seen in the water below it, broken by waves."""
    deep = min(frame.height - line, line)
    above = frame.crop((0, line - deep, frame.width, line))
    water = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    water = Image.blend(water, Image.new("RGB", water.size, tint), amount)
    y = 0
    while y < deep:
        tall = 2 + y // 60
        reach = swell * (0.6 + y / 34)
        shift = reach * math.sin(y * 0.42 - time * 2.2) + reach * 0.6 * math.sin(y * 0.17 + time)
        strip = water.crop((0, y, frame.width, min(deep, y + tall)))
        frame.paste(strip, (round(shift), line + y))
        # What the shift leaves bare at one side is filled by the strip's own end.
        if shift >= 1:
            frame.paste(strip.crop((0, 0, round(shift), strip.height)), (0, line + y))
        elif shift <= -1:
            bare = strip.crop((frame.width + round(shift), 0, frame.width, strip.height))
            frame.paste(bare, (frame.width + round(shift), line + y))
        y += tall


def rain(
    frame: Image.Image, time: float, colour: Colour, *, count: int, slant: float, strength: float
) -> None:
    """Let rain fall: short lines, long and fast ones near."""
    chance = easel.dice(77)
    wide, tall = frame.size
    mask = Image.new("L", frame.size)
    pen = ImageDraw.Draw(mask)
    for _ in range(count):
        near, x0, y0 = chance.random() ** 2, chance.uniform(0, wide + 200), chance.uniform(0, tall)
        y = (y0 + time * (520 + 700 * near)) % (tall + 80) - 60
        x = (x0 + slant * y) % (wide + 120) - 60
        long = 16 + 36 * near
        pen.line((x, y, x + slant * long, y + long), fill=round(90 + 120 * near), width=1)
    frame.paste(colour, (0, 0), easel.faded(mask, strength))


def title(
    frame: Image.Image, words: str, at: Point, colour: Colour, *, size: int, light: float,
    weight: int = 720, width: int = 80, align: float = 0.0,
) -> None:  # fmt: skip
    """Set a line of a film's title as all of them are set."""
    easel.write(
        frame, words, at, colour, size=size, weight=weight, width=width, tracking=-16,
        align=align, strength=light,
    )  # fmt: skip


def credits_roll(
    frame: Image.Image, lines: Sequence[str], at: Point, colour: Colour, time: float,
    *, start: float, align: float = 0.0, gap: int = 36,
) -> None:  # fmt: skip
    """Set the last words, line after line; the first is the larger one."""
    for row, words in enumerate(lines):
        light = easel.span(time, start + row * 0.4, start + 1 + row * 0.4)
        easel.write(
            frame, words, (at[0], at[1] + row * gap + (6 if row else 0)), colour, name=easel.TEXT,
            size=27 if row == 0 else 21, weight=560 if row == 0 else 440, tracking=8,
            align=align, strength=light,
        )  # fmt: skip


def veil(frame: Image.Image, top: float, tall: int, colour: Colour, strength: float) -> None:
    """Lay a band of mist across the frame."""
    Cut(easel.haze(frame.width, tall, strength=1.0)).lay(frame, colour, y=top, strength=strength)


def towards(one: str, other: str, amount: float) -> Colour:
    """Return the colour between two, both written `#rrggbb`."""
    return mix(ink(one), ink(other), amount)
