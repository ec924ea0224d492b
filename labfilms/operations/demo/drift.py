"""« Mamie fait du drift »: what both episodes share: the car, who drives it, smoke, the cards."""
# ruff: noqa: E501, PLR2004 - a drawing is made of numbers, and an outline is one line

import math
from collections.abc import Sequence

from PIL import Image, ImageDraw

from labfilms.operations.demo import easel, props
from labfilms.operations.demo.easel import Colour, Point, ink, mix
from labfilms.operations.demo.props import Pen, cel, curve, points, put

SIZE = W, H = 1280, 720
YELLOW, PINK, TEAL, CREAM = ink("#ffc629"), ink("#ff5a7a"), ink("#159a96"), ink("#fff0d6")


def side_of_car(dark: float = 0.0) -> props.Cel:
    """Return the car from its side, 560 px long, looking right; `dark` is how far night has it."""

    def tone(code: str) -> Colour:
        return mix(ink(code), ink("#141030"), dark)

    def paint(pen: Pen) -> None:
        body = curve(
            "14,150 18,112 40,92 92,84 150,36 178,22 300,18 372,26 412,82 500,98 540,114"
            " 548,150 540,172 280,178 24,172"
        )
        pen.fill(tone("#ffc629"), body)
        pen.fill(tone("#e89b12"), curve("16,146 280,150 546,146 540,172 280,178 24,172"))
        pen.fill(tone("#2c3550"), points("112,86 164,42 182,34 262,31 262,86"))
        pen.fill(tone("#2c3550"), points("276,31 358,36 396,86 276,86"))
        pen.fill(tone("#8fb3c2"), points("122,82 166,46 186,38 210,37 158,82"))
        pen.box(tone("#fff0d6"), 20, 122, 522, 5)
        pen.box(tone("#b87408"), 268, 90, 2.5, 78)
        pen.box(tone("#b87408"), 288, 100, 22, 4)
        pen.fill(tone("#fff6d8"), curve("516,104 540,112 544,128 520,128"))
        pen.fill(tone("#d8352a"), curve("18,112 32,108 32,130 16,130"))
        pen.box(tone("#3a3440"), 8, 156, 30, 10)
        pen.box(tone("#3a3440"), 522, 158, 32, 10)
        # A roof rack, and the shopping.
        pen.box(tone("#3a3440"), 176, 10, 170, 4)
        for x in (190, 256, 322):
            pen.box(tone("#3a3440"), x, 10, 4, 14)

    return cel((560, 190), tone("#e89b12"), paint)


def wheel(frame: Image.Image, at: Point, turned: float, dark: float = 0.0) -> None:
    easel.disc(frame, at, 38, mix(ink("#1f1b26"), ink("#0c0a18"), dark))
    easel.disc(frame, at, 23, mix(ink("#cfd3d6"), ink("#3a3858"), dark))
    for spoke in range(5):
        angle = turned + spoke * 2 * math.pi / 5
        hub = (at[0] + 13 * math.cos(angle), at[1] + 13 * math.sin(angle))
        easel.disc(frame, hub, 5, mix(ink("#5b5864"), ink("#1d1a33"), dark))
    easel.disc(frame, at, 5, mix(ink("#5b5864"), ink("#1d1a33"), dark))


def driver(frame: Image.Image, x: float, y: float, jolt: float, dark: float = 0.0) -> None:
    """Lay the grandmother at her wheel, in the car that stands at x, y."""
    skin, hair = (
        mix(ink("#e8a988"), ink("#2a1f44"), dark),
        mix(ink("#f4efe6"), ink("#8884ad"), dark),
    )
    at = (x + 300, y + 92 + jolt)
    props.lay(
        frame,
        mix(ink("#7a3aa0"), ink("#1d1438"), dark),
        put(curve("-34,0 -26,-26 -6,-34 14,-28 24,-8 26,2"), *at),
    )
    props.lay(
        frame,
        skin,
        put(curve("-14,-56 0,-62 13,-54 15,-44 19,-38 14,-34 12,-27 0,-24 -12,-30"), *at),
    )
    props.lay(
        frame,
        hair,
        put(curve("-16,-36 -22,-52 -14,-66 2,-70 14,-62 12,-54 -2,-54 -8,-44"), *at),
        put(curve("-32,-58 -30,-70 -20,-74 -12,-68 -14,-56 -24,-52"), *at),
    )
    glasses = mix(ink("#d8224a"), ink("#5a1a44"), dark)
    for dx in (7.0, 17.0):
        easel.disc(frame, (at[0] + dx, at[1] - 46), 5.4, glasses)
        easel.disc(frame, (at[0] + dx, at[1] - 46), 3.4, mix(ink("#f4fbff"), ink("#6a7ab8"), dark))
    arm = props.limb(
        (at[0] + 2, at[1] - 16, 7), (at[0] + 22, at[1] - 2, 6), (at[0] + 44, at[1] - 16, 5)
    )
    props.lay(frame, mix(ink("#8d48b4"), ink("#241a44"), dark), *arm)
    easel.disc(frame, (at[0] + 46, at[1] - 18), 5, skin)


class Top:
    """The car seen from above, 130 px long, and the marks that it leaves."""

    def __init__(self, dark: float = 0.0, scale: float = 1.0) -> None:
        self.scale = scale

        def tone(code: str) -> Colour:
            return mix(ink(code), ink("#141030"), dark)

        def paint(pen: Pen) -> None:
            for x, y in ((40, 42), (124, 42), (40, 110), (124, 110)):
                pen.box(tone("#1c1824"), x, y, 26, 10)
            pen.fill(
                tone("#ffc629"),
                curve(
                    "24,60 30,50 60,47 120,47 156,50 166,62 168,80 166,98 156,110 120,113 60,113 30,110 24,100"
                ),
            )
            pen.fill(tone("#2c3550"), points("112,56 132,62 132,98 112,104"))
            pen.fill(tone("#2c3550"), points("36,62 50,58 50,102 36,98"))
            pen.fill(tone("#ffd75e"), curve("52,54 108,54 110,80 108,106 52,106 50,80"))
            for n in range(4):
                pen.box(tone("#8a5a18"), 58 + n * 14, 58, 4, 44)
            pen.fill(tone("#d9482f"), points("60,64 78,64 78,82 60,82"))
            pen.fill(tone("#6aa84f"), curve("82,84 98,80 104,96 88,100"))
            for y in (58, 96):
                pen.disc(tone("#fff6d8"), 163, y + 3, 4)

        painted = cel((192, 160), tone("#e89b12"), paint)
        side = round(192 * scale), round(160 * scale)
        self.picture = painted.picture.resize(side, Image.Resampling.BICUBIC)
        self.mask = painted.mask.resize(side, Image.Resampling.BICUBIC)

    def lay(self, frame: Image.Image, at: Point, angle: float) -> None:
        """Lay it with its middle at a point; `angle` (rad) is where its nose looks, 0 is right."""
        turned = math.degrees(-angle)
        mask = self.mask.rotate(turned, Image.Resampling.BICUBIC, expand=True)
        picture = self.picture.rotate(
            turned,
            Image.Resampling.BICUBIC,
            expand=True,
            fillcolor=self.picture.getpixel((96, 60)),
        )
        shade = Image.new("L", mask.size)
        shade.paste(mask, (0, 0))
        corner = (at[0] - mask.width / 2, at[1] - mask.height / 2)
        easel.Cut(shade).lay(frame, (16, 10, 30), x=corner[0] + 7, y=corner[1] + 9, strength=0.4)
        props.Cel(picture, mask).lay(frame, *corner)


def marks(
    frame: Image.Image, trail: Sequence[tuple[float, float, float]], colour: Colour, half: float,
    strength: float = 0.8,
) -> None:  # fmt: skip
    """Draw what four tyres leave behind a car that went through `trail` (x, y, angle)."""
    if len(trail) < 2:
        return
    mask = Image.new("L", (frame.width, frame.height))
    pen = ImageDraw.Draw(mask)
    for along, across in ((-34, -29), (-34, 29), (32, -29), (32, 29)):
        line = [
            (
                x + half * (along * math.cos(a) - across * math.sin(a)),
                y + half * (along * math.sin(a) + across * math.cos(a)),
            )
            for x, y, a in trail
        ]
        pen.line(line, fill=255, width=max(2, round(7 * half)), joint="curve")
    frame.paste(colour, (0, 0), easel.faded(mask, strength))


def smoke(
    frame: Image.Image, puffs: Sequence[tuple[float, float, float]], colour: Colour, seed: int,
    size: float = 1.0,
) -> None:  # fmt: skip
    """Let tyre smoke rise: each puff is x, y and its age from 0 (thick, small) to 1 (gone)."""
    chance = easel.dice(seed)
    for x, y, age in puffs:
        dx, dy = chance.uniform(-26, 26), chance.uniform(-22, 22)
        if 0 <= age < 1:
            at = (x + dx * age * 1.6 * size, y + dy * age * 1.6 * size)
            easel.disc(frame, at, round((13 + 40 * age) * size), colour, 0.42 * (1 - age) ** 1.4)


def card(
    frame: Image.Image,
    light: float,
    *,
    first: Colour = CREAM,
    second: Colour = PINK,
    at: Point = (84, 64),
) -> None:
    """Set the title of the series."""
    props.title(frame, "Mamie", at, first, size=118, light=light, weight=800, width=78)
    props.title(
        frame,
        "fait du drift",
        (at[0] + 4, at[1] + 106),
        second,
        size=76,
        light=light,
        weight=800,
        width=78,
    )


def rays(frame: Image.Image, middle: Point, time: float, one: Colour, other: Colour) -> None:
    """Fill the frame with rays that turn, as the series' cards do."""
    frame.paste(one, (0, 0, W, H))
    outlines = []
    for n in range(14):
        angle = time * 0.25 + n * 2 * math.pi / 14
        half = math.pi / 28
        reach = 1500
        outlines.append(
            [
                middle,
                (
                    middle[0] + reach * math.cos(angle - half),
                    middle[1] + reach * math.sin(angle - half),
                ),
                (
                    middle[0] + reach * math.cos(angle + half),
                    middle[1] + reach * math.sin(angle + half),
                ),
            ]
        )
    frame.paste(other, (0, 0), easel.polygon((W, H), *outlines))
