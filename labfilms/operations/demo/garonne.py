"""« Radio Garonne », a clip: all its pictures move on its beat. 16:9, 25 f/s."""
# ruff: noqa: E501, PLR0917, PLR2004 - a drawing is made of numbers, and an outline is one line

import math
from collections.abc import Sequence
from typing import ClassVar

from PIL import Image

from labfilms.operations.demo import easel, props
from labfilms.operations.demo.easel import Colour, Point, ink, mix, span
from labfilms.operations.demo.props import Outline, Pen, cel, curve, points, put
from labfilms.operations.demo.reel import Reel, Shot

SIZE = W, H = 1280, 720
# A hundred beats a minute; every shot lasts two bars, so that each begins on the first beat.
BEAT = 0.6
BARS = 8 * BEAT
BRICK, ROSE, VIOLET, NIGHT = ink("#d9674a"), ink("#f2a28a"), ink("#4a2f86"), ink("#1d1440")
MINT, SUN, CREAM = ink("#7fe0c4"), ink("#ffd25a"), ink("#fff0dc")


def kick(time: float) -> float:
    """Return how loud the drum still is: 1 on the beat, then less."""
    return math.exp(-5.5 * (time % BEAT) / BEAT)


def level(time: float, column: int) -> float:
    """Return how high a column of the equaliser stands, from 0 to 1."""
    step = math.floor(time / (BEAT / 2))
    now, before = (easel.dice(column * 131 + n).random() for n in (step, step - 1))
    fall = (time % (BEAT / 2)) / (BEAT / 2)
    high = max(now * math.exp(-0.9 * fall), before * math.exp(-0.9 * (fall + 1)))
    return min(1.0, 0.14 + 1.05 * high * (0.62 + 0.38 * math.sin(column * 0.55 + 1.2) ** 2))


def dancer(time: float, kind: int) -> list[Outline]:
    """Return someone who dances, 100 units tall, their foot at 0, 0."""
    turn = math.pi * time / BEAT + kind * 0.9
    sway, dip = 6 * math.sin(turn), 4 * abs(math.cos(turn))
    hip, neck = (sway, -50 + dip), (-sway * 0.6, -84 + dip)
    parts: list[Outline] = []
    for side in (-1, 1):
        lift = max(0.0, side * math.sin(turn)) * 9
        knee = (sway * 0.6 + side * (8 + lift * 0.4), -27 + dip * 0.5 - lift * 0.6)
        parts += props.limb(
            (hip[0] + side * 4, hip[1], 5.4), (*knee, 4.0), (side * 10, -2 - lift, 2.8)
        )
        high = math.sin(turn * (1 if kind % 2 else 2) + side * (0.6 + kind))
        elbow = (neck[0] + side * (15 + 3 * high), neck[1] + 8 - 12 * high)
        hand = (elbow[0] + side * (5 - 6 * high), elbow[1] - 16 * high)
        parts += props.limb((neck[0] + side * 8, neck[1] + 5, 3.6), (*elbow, 3.0), (*hand, 2.2))
    body = easel.smooth(
        (neck[0] - 10, neck[1] + 1), (neck[0], neck[1] - 3), (neck[0] + 10, neck[1] + 1),
        (hip[0] + 8, hip[1] - 14), (hip[0] + 10, hip[1] + 4), (hip[0] - 10, hip[1] + 4),
        (hip[0] - 8, hip[1] - 14), steps=4,
    )  # fmt: skip
    parts.append(body)
    if kind % 3 == 0:
        swing = 8 * math.cos(turn)
        parts.append(
            easel.smooth(
                (hip[0] - 8, hip[1] - 12),
                (hip[0] + 8, hip[1] - 12),
                (hip[0] + 20 + swing, -22 + dip),
                (hip[0] + swing, -18 + dip),
                (hip[0] - 20 + swing, -22 + dip),
                steps=4,
            )
        )
    shape = ("bun", "plain", "hat", "cap", "plain")[kind % 5]
    turned = -1 if kind % 2 else 1
    parts.append(
        put(
            easel.smooth(*points(props.HEADS[shape]), steps=4),
            neck[0] - sway * 0.3,
            dip + 2,
            1.0,
            turned,
        )
    )
    return parts


def ring(
    frame: Image.Image, at: Point, radius: float, thick: float, colour: Colour, strength: float
) -> None:
    if radius <= thick or strength <= 0:
        return
    turn = [2 * math.pi * n / 72 for n in range(73)]
    outer = [(at[0] + radius * math.cos(a), at[1] + radius * math.sin(a)) for a in turn]
    inner = [
        (at[0] + (radius - thick) * math.cos(a), at[1] + (radius - thick) * math.sin(a))
        for a in turn
    ]
    props.lay(frame, colour, [*outer, *reversed(inner)], strength=strength)


class Dial(Shot):
    """103.7, a little to the left of the noise."""

    seconds: ClassVar[float] = BARS
    TOWNS = ("AGEN", "MURET", "BLAGNAC", "TOULOUSE", "GRENADE", "MOISSAC", "BORDEAUX")

    def __init__(self) -> None:
        self.set = cel((1080, 470), "#a8452f", self._set)

    @staticmethod
    def _set(pen: Pen) -> None:
        pen.fill(
            "#7c2e22",
            curve(
                "14,60 40,14 540,4 1040,14 1066,60 1074,250 1066,430 1040,456 540,462 40,456 14,430 6,250"
            ),
        )
        pen.fill(
            "#b8503a",
            curve(
                "34,66 56,36 540,26 1024,36 1046,66 1052,250 1046,420 1024,440 540,444 56,440 34,420 28,250"
            ),
        )
        pen.disc("#3a1c3c", 250, 240, 168)
        pen.disc("#e8b75a", 250, 240, 158)
        pen.disc("#4a2448", 250, 240, 150)
        for n in range(15):
            half = math.sqrt(max(0.0, 148**2 - (n * 19.4 - 130.5) ** 2))
            pen.box("#6d3a5c", 250 - half, 106 + n * 19.4, 2 * half, 7)
        pen.fill("#7c2e22", points("470,90 1010,90 1010,250 470,250"))
        pen.fill("#fff0cf", points("480,100 1000,100 1000,240 480,240"))
        for n in range(53):
            tall = 26 if n % 8 == 2 else 12
            pen.box("#7c2e22", 492 + n * 9.6, 196 - tall, 1.6, tall)
        for x in (560, 740, 920):
            pen.disc("#3a1c3c", x, 344, 54)
            pen.disc("#e8b75a", x, 340, 50)
            pen.disc("#c9903a", x, 340, 36)

    def draw(self, time: float) -> Image.Image:
        frame = easel.sky(
            SIZE,
            (0, ink("#2a1a56")),
            (0.6, ink("#8a3f74")),
            (0.76, ink("#e0795a")),
            (0.77, ink("#3a1c3c")),
            (1, ink("#22102c")),
        )
        hit = kick(time)
        easel.shine(frame, (350, 360), 460, ROSE, 0.3 + 0.35 * hit)
        for n in range(4):
            age = (time / BEAT + n) % 4
            ring(frame, (350, 400), 190 + age * 190, 10, SUN, 0.5 * (1 - age / 4))
        easel.Cut(easel.pool(1180, 90)).lay(frame, ink("#12081c"), x=50, y=616, strength=0.8)
        self.set.lay(frame, 100, 160 - 3 * hit)
        up = 160 - 3 * hit
        ring(frame, (350, 240 + up), 150 - 12 * hit, 5, SUN, 0.8)
        easel.shine(frame, (350, 240 + up), 150, ink("#ff9a6a"), 0.7 * hit)
        for n, name in enumerate(self.TOWNS):
            easel.write(
                frame,
                name,
                (604 + n * 76.8, 200 + up),
                ink("#7c2e22"),
                name=easel.TEXT,
                size=12,
                weight=640,
                align=0.5,
            )
        easel.Cut(easel.haze(520, 140, peak=0.5, strength=0.8)).lay(
            frame, SUN, x=580, y=100 + up, strength=0.35 + 0.3 * span(time, 0.4, 1.2)
        )
        seek = (
            610
            + 440 * span(time, 0.2, 1.6)
            - 212 * span(time, 1.7, 2.4)
            + 2 * math.sin(time * 31) * (1 - span(time, 2.2, 2.5))
        )
        props.lay(
            frame,
            ink("#e0312a"),
            [(seek, 104 + up), (seek + 4, 104 + up), (seek + 4, 236 + up), (seek, 236 + up)],
        )
        for n, x in enumerate((660, 840, 1020)):
            angle = time * (1.2, -0.7, 0.4)[n] + n
            props.lay(
                frame,
                ink("#5a2a22"),
                *props.limb(
                    (x, 340 + up, 4), (x + 34 * math.cos(angle), 340 + up + 34 * math.sin(angle), 4)
                ),
            )
        light = span(time, 1.8, 2.2)
        props.title(frame, "Radio", (96, 22), CREAM, size=104, light=light, weight=800)
        props.title(
            frame,
            "Garonne",
            (372, 22),
            SUN,
            size=104,
            light=light * span(time, 2.3, 2.7),
            weight=300,
        )
        return frame


class Bridge(Shot):
    """The river takes the low notes."""

    seconds: ClassVar[float] = BARS
    LINE = 404

    def __init__(self) -> None:
        self.bridge = cel((W + 200, 170), "#8f3f3a", self._bridge)
        self.town = cel((W + 200, 220), "#6b3566", Bridge.town_houses)

    @staticmethod
    def _bridge(pen: Pen) -> None:
        pen.fill("#b8523f", points("0,26 740,0 1480,26 1480,170 0,170"))
        pen.fill("#e8a07a", points("0,22 740,-4 1480,22 1480,30 740,4 0,30"))

    @staticmethod
    def town_houses(pen: Pen) -> None:
        chance = easel.dice(7)
        x = 0.0
        while x < W + 200:
            wide, tall = chance.uniform(40, 96), chance.uniform(40, 90)
            pen.box("#6b3566", x, 220 - tall, wide, tall)
            pen.fill(
                "#5a2c5c",
                [(x - 4, 220 - tall), (x + wide / 2, 204 - tall), (x + wide + 4, 220 - tall)],
            )
            for n in range(int(wide // 20)):
                if chance.random() < 0.5:
                    pen.box("#ffb86a", x + 8 + n * 20, 232 - tall + chance.choice((0, 22)), 6, 10)
            x += wide
        # The dome of La Grave, and a steeple of brick.
        pen.box("#54285a", 236, 110, 130, 110)
        pen.fill("#54285a", curve("232,112 240,70 270,44 301,34 332,44 362,70 370,112"))
        pen.box("#54285a", 294, 8, 14, 34)
        pen.box("#54285a", 1010, 60, 54, 160)
        pen.fill("#54285a", points("1010,60 1037,-10 1064,60"))

    def draw(self, time: float) -> Image.Image:
        hit = kick(time)
        frame = easel.sky(
            SIZE,
            (0, ink("#3a2a7c")),
            (0.24, ink("#a3508e")),
            (0.44, ink("#f08a64")),
            (0.56, ink("#ffd08a")),
            (1, NIGHT),
        )
        sun = (820.0, 330.0)
        for n in range(5):
            easel.disc(
                frame,
                sun,
                260 - n * 40 + 10 * hit * (n % 2),
                mix(ink("#f08a64"), SUN, n / 4),
                0.4 if n < 4 else 1.0,
            )
        self.town.lay(frame, -60 - time * 5, self.LINE - 218)
        self._arches(frame, time)
        props.mirror(frame, self.LINE, tint=ink("#3a1f66"), amount=0.34, time=time, swell=1.2)
        for column in range(32):
            tall = level(time, column) * 230
            x = 16 + column * 39.4
            for step in range(int(tall // 16)):
                y = self.LINE + 26 + step * 16
                wide = 30 + 2 * math.sin(time * 3 + step)
                colour = mix(mix(SUN, ROSE, step / 8), MINT, max(0.0, step / 9 - 0.3))
                box = [(x - 1, y), (x + wide, y), (x + wide - 1.5, y + 8), (x + 0.5, y + 8)]
                props.lay(frame, colour, box, strength=0.84)
        self._rower(frame, time)
        return frame

    def _arches(self, frame: Image.Image, time: float) -> None:
        pan = -90 - time * 9
        self.bridge.lay(frame, pan, self.LINE - 130)
        hole, low = ink("#7a3a6e"), self.LINE + 40.0
        for n in range(6):
            x, reach = pan + 60 + n * 250 + 60, 92 - 8 * abs(n - 2.5)
            arch = curve(
                f"{x - reach},{low} {x - reach},{low - 60} {x - reach * 0.7},{low - 108} {x},{low - 134} {x + reach * 0.7},{low - 108} {x + reach},{low - 60} {x + reach},{low}"
            )
            props.lay(frame, mix(ink("#f7a873"), hole, 0.35), arch)
            easel.disc(frame, (x + 125, self.LINE - 66), 20, ink("#f0a070"))

    def _rower(self, frame: Image.Image, time: float) -> None:
        x, y = 1000 - 46 * time, 600 + 2 * math.sin(time * 2)
        dark = ink("#160d30")
        props.lay(
            frame,
            dark,
            curve(
                f"{x - 150},{y - 6} {x - 60},{y + 4} {x + 60},{y + 4} {x + 150},{y - 8} {x + 70},{y + 16} {x - 70},{y + 16}"
            ),
        )
        pull = math.sin(math.pi * time / BEAT)
        for n in range(3):
            px = x - 60 + n * 56
            body = put(curve("-12,6 -10,-30 -2,-44 10,-36 14,6"), px + 7 * pull, y)
            props.lay(frame, dark, body)
            easel.disc(frame, (px + 10 * pull + 1, y - 54), 10, dark)
            oar = props.limb((px + 8, y - 22, 2.4), (px + 60 - 40 * pull, y + 24, 2.4))
            props.lay(frame, dark, *oar)


class Front(Shot):
    """Forty flats, the same station."""

    seconds: ClassVar[float] = BARS
    COLUMNS, ROWS = 12, 6

    def __init__(self) -> None:
        self.wall = cel(SIZE, "#c65a44", self._wall)

    def _wall(self, pen: Pen) -> None:
        pen.box("#c65a44", 0, 0, W, H)
        chance = easel.dice(3)
        for row in range(60):
            for column in range(24):
                if chance.random() < 0.3:
                    pen.box(
                        chance.choice(("#bc523e", "#d0664c", "#b54c3a")),
                        column * 56 + 28 * (row % 2) - 20,
                        row * 12,
                        52,
                        10,
                    )
        for row in range(self.ROWS):
            pen.box("#e9b090", 0, 108 + row * 108, W, 6)
            for column in range(self.COLUMNS):
                x, y = 34 + column * 103, 26 + row * 108
                pen.box("#f0c9a4", x - 6, y - 6, 72, 84)
                pen.box("#2a1846", x, y, 60, 76)
                pen.box("#5f8f8a", x - 22, y - 2, 15, 78)
                pen.box("#5f8f8a", x + 67, y - 2, 15, 78)

    def draw(self, time: float) -> Image.Image:
        frame = Image.new("RGB", SIZE)
        self.wall.lay(frame)
        frame.paste(ink("#2c1a5a"), (0, 0), Image.new("L", SIZE, 96))
        people = easel.dice(11)
        for column in range(self.COLUMNS):
            high = level(time, column + 3) * self.ROWS
            for row in range(self.ROWS):
                lit = min(1.0, max(0.0, high - (self.ROWS - 1 - row)))
                x, y = 34.0 + column * 103, 26.0 + row * 108
                kind, dances = people.randint(0, 9), people.random() < 0.34
                colour = mix(
                    ink("#2a1846"), (SUN, ink("#ff8a6a"), MINT, ROSE)[(column + row) % 4], lit
                )
                frame.paste(colour, (round(x), round(y), round(x + 60), round(y + 76)))
                if dances and lit > 0.05:
                    room = Image.new("RGB", (60, 76), colour)
                    figure = [put(part, 30, 84, 0.78) for part in dancer(time, kind)]
                    props.lay(room, ink("#1d1034"), *figure)
                    frame.paste(room, (round(x), round(y)))
                if lit > 0.3:
                    easel.shine(frame, (x + 30, y + 38), 66, colour, 0.3 * lit)
                props.lay(
                    frame, ink("#2a1846"), put(points("29,0 31,0 31,76 29,76"), x, y), strength=0.6
                )
        return frame


class Quay(Shot):
    """La Daurade, eleven in the evening, twenty-six degrees."""

    seconds: ClassVar[float] = BARS

    def __init__(self) -> None:
        self.stars = easel.stars((W, 300), 90, 5)

    def draw(self, time: float) -> Image.Image:
        hit = kick(time)
        frame = easel.sky(
            SIZE,
            (0, NIGHT),
            (0.4, ink("#4a2a80")),
            (0.7, ink("#c4527a")),
            (0.82, ink("#ffa06a")),
            (0.83, ink("#241240")),
            (1, ink("#140a28")),
        )
        easel.light_stars(frame, self.stars, time, CREAM, 0.7)
        middle = (640.0, 470.0)
        for n in range(6):
            reach = 300 - n * 44 + 16 * hit * (1 if n % 2 else -1)
            easel.disc(frame, middle, round(reach), (ROSE, SUN)[n % 2], 0.42 if n < 5 else 0.9)
        dome = put(
            curve("-150,130 -140,20 -104,-50 -54,-86 0,-98 54,-86 104,-50 140,20 150,130"), 640, 470
        )
        props.lay(
            frame,
            ink("#5a2a6a"),
            dome,
            points("470,560 810,560 810,600 470,600"),
            points("632,330 648,330 648,378 632,378"),
        )
        props.lay(frame, ink("#241240"), [(0.0, 596.0), (W, 590.0), (W, H), (0.0, H)])
        self._lamps(frame, time)
        spots: Sequence[tuple[float, float, int]] = (
            (130, 300, 1),
            (300, 250, 4),
            (470, 330, 0),
            (640, 280, 2),
            (805, 340, 3),
            (980, 260, 6),
            (1150, 310, 7),
        )
        for n, (x, tall, kind) in enumerate(spots):
            foot = 690.0 - 12 * (n % 2)
            easel.Cut(easel.pool(180, 26)).lay(
                frame, ink("#0a0418"), x=x - 90, y=foot - 12, strength=0.8
            )
            props.person(
                frame,
                (x + 4, foot - 2),
                tall,
                (ROSE, MINT, SUN)[n % 3],
                dancer(time, kind),
                strength=0.5,
            )
            props.person(frame, (x, foot), tall, ink("#12081f"), dancer(time, kind))
        return frame

    @staticmethod
    def _lamps(frame: Image.Image, time: float) -> None:
        for row in range(2):
            for n in range(19):
                share = n / 18
                at = (
                    -20 + 1320 * share,
                    96
                    + row * 66
                    + 74 * math.sin(math.pi * ((share * 2 + row * 0.5) % 1))
                    + 2 * math.sin(time * 2 + n),
                )
                lit = 0.35 + 0.65 * kick(time + (n % 2) * BEAT / 2)
                colour = (SUN, ROSE, MINT)[n % 3]
                easel.shine(frame, at, 46, colour, 0.55 * lit)
                easel.disc(frame, at, 7, mix(colour, CREAM, lit * 0.7))


class Aerial(Shot):
    """On the roof, somebody speaks to everybody."""

    seconds: ClassVar[float] = BARS
    TOP = (880.0, 150.0)

    def __init__(self) -> None:
        self.roof = cel((W, 330), "#a8452f", self._roof)

    @staticmethod
    def _roof(pen: Pen) -> None:
        pen.fill("#a8452f", points("0,150 520,40 1280,190 1280,330 0,330"))
        for row in range(9):
            for column in range(46):
                x = column * 30 + 15 * (row % 2) - 20
                y = 150 - x * 0.21 + row * 34 if x < 520 else 40 + (x - 520) * 0.197 + row * 34
                pen.disc("#bb543a" if (row + column) % 3 else "#94392a", x + 15, y + 10, 14, 12)
        pen.fill("#e08a5c", points("0,144 520,34 1280,184 1280,194 520,46 0,156"))

    def draw(self, time: float) -> Image.Image:
        hit = kick(time)
        frame = easel.sky(
            SIZE,
            (0, ink("#120c30")),
            (0.5, ink("#33246e")),
            (0.8, ink("#7a3a86")),
            (1, ink("#c4527a")),
        )
        x, y = self.TOP
        for n in range(9):
            age = (time / BEAT + n) % 9
            colour = (ROSE, SUN, MINT)[n % 3]
            ring(frame, (x, y), 20 + age * 105, 34 * (1 - age / 12), colour, 0.75 * (1 - age / 9))
        easel.shine(frame, (x, y), round(80 + 60 * hit), CREAM, 0.8)
        self.roof.lay(frame, 0, 400)
        dark = ink("#140a28")
        mast = [(x - 5, y), (x + 5, y), (x + 16, 500.0), (x - 16, 500.0)]
        props.lay(frame, dark, [(x - 3, y), (x + 3, y), (x + 4, 500.0), (x - 4, 500.0)])
        for n in range(9):
            low, wide = y + 36 + n * 34, 6 + n * 1.5
            props.lay(
                frame,
                dark,
                *props.limb((x - wide, low, 1.6), (x + wide + 2, low + 34, 1.6)),
                *props.limb((x + wide, low, 1.6), (x - wide - 2, low + 34, 1.6)),
            )
        for side in (-1, 1):
            props.lay(frame, dark, *props.limb((mast[0][0] + 5, y, 2.4), (x + side * 17, 500, 2.4)))
        for row, reach in enumerate((64, 46, 30)):
            props.lay(
                frame,
                dark,
                *props.limb(
                    (x - reach, y + 20 + row * 26, 2.6), (x + reach, y + 20 + row * 26, 2.6)
                ),
            )
        easel.disc(frame, (x, y), 8, mix(ink("#ff3b30"), CREAM, hit))
        self._speaker(frame, time)
        return frame

    @staticmethod
    def _speaker(frame: Image.Image, time: float) -> None:
        nod = 5 * kick(time)
        dark = ink("#140a28")
        at = (400.0, 470 + nod * 0.4)
        body = put(
            curve(
                "-90,60 -92,-40 -60,-80 -34,-92 -34,-110 -50,-140 -44,-182 -8,-200 28,-186 36,-158 34,-140 42,-122 34,-114 32,-98 14,-90 20,-80 56,-66 76,-30 84,60"
            ),
            at[0],
            at[1] + nod,
        )
        props.lay(frame, dark, body)
        props.lay(
            frame,
            ink("#ff7a5a"),
            put(curve("-28,-170 -6,-170 2,-150 -6,-128 -28,-130 -36,-150"), at[0], at[1] + nod),
        )
        props.lay(
            frame,
            dark,
            put(curve("-22,-160 -10,-160 -6,-150 -10,-138 -22,-140 -27,-150"), at[0], at[1] + nod),
        )
        hoop = [
            (at[0] - 12 + 52 * math.cos(a / 10), at[1] + nod - 158 + 52 * math.sin(a / 10))
            for a in range(-31, 1)
        ]
        back = [
            (at[0] - 12 + 45 * math.cos(a / 10), at[1] + nod - 158 + 45 * math.sin(a / 10))
            for a in range(0, -32, -1)
        ]
        props.lay(frame, ink("#ff7a5a"), [*hoop, *back])
        props.lay(
            frame,
            dark,
            *props.limb(
                (at[0] + 60, at[1] - 40, 16),
                (at[0] + 120, at[1] - 20, 13),
                (at[0] + 92, at[1] - 96 + nod, 10),
            ),
        )
        props.lay(
            frame,
            MINT,
            *props.limb((at[0] + 88, at[1] - 84 + nod, 6), (at[0] + 80, at[1] - 122 + nod, 12)),
        )


class Ebb(Shot):
    """The last song is the river's."""

    seconds: ClassVar[float] = BARS + 1.2
    LINE = 380

    def __init__(self) -> None:
        self.stars = easel.stars((W, 340), 210, 9)
        self.town = cel((W + 200, 220), "#2a1a56", Bridge.town_houses)

    def draw(self, time: float) -> Image.Image:
        frame = easel.sky(
            SIZE,
            (0, ink("#0d0a26")),
            (0.3, ink("#1f1650")),
            (0.53, ink("#5a2f72")),
            (1, ink("#0d0a26")),
        )
        easel.light_stars(frame, self.stars, time, CREAM, 0.9)
        easel.disc(frame, (1090, 120), 44, CREAM)
        easel.shine(frame, (1090, 120), 200, ROSE, 0.5)
        self.town.toned(ink("#1a1242"), 0.62).lay(frame, -40 - time * 3, self.LINE - 216)
        calm = 1 - span(time, 1.5, 5.4)
        for n in range(38):
            lit = level(time * 0.5, n) * (0.3 + 0.7 * calm)
            at = (10 + n * 34.4, self.LINE - 8.0)
            easel.shine(frame, at, 24, (SUN, ROSE, MINT)[n % 3], 0.8 * lit)
            easel.disc(frame, at, 2.6, CREAM, lit)
        props.mirror(frame, self.LINE, tint=ink("#0d0a26"), amount=0.3, time=time, swell=1.8)
        x, y = 1500 - 190 * time, 520.0
        dark = ink("#08061a")
        props.lay(
            frame,
            dark,
            curve(
                f"{x - 210},{y - 20} {x - 190},{y + 26} {x},{y + 34} {x + 190},{y + 26} {x + 220},{y - 26} {x},{y - 10}"
            ),
            [(x - 60, y - 90), (x + 120, y - 90), (x + 132, y), (x - 70, y)],
        )
        for n in range(3):
            props.lay(
                frame,
                SUN,
                put(points("0,0 36,0 36,30 0,30"), x - 44 + n * 54, y - 70),
                strength=0.9,
            )
        horn = put(curve("0,-6 -60,-34 -64,0 -60,34 0,6"), x - 70, y - 104)
        props.lay(frame, dark, horn)
        for n in range(3):
            age = (time / BEAT + n) % 3
            ring(frame, (x - 130, y - 104), 20 + age * 44, 5, MINT, 0.7 * (1 - age / 3) * calm)
        lines = (
            "Radio Garonne, chantée par Les Péniches",
            "réalisation Chloé Authié",
            "danse : tout le quai",
            "la Garonne joue son propre rôle",
        )
        props.credits_roll(frame, lines, (640, 130), CREAM, time, start=1.2, align=0.5)
        return frame


# A hundred beats a minute: drum, clap, hat, a bass on four notes, an arpeggio, a string of air.
_BASS = "(110*eq(mod(floor(t/2.4),4),0)+87.31*eq(mod(floor(t/2.4),4),1)+130.81*eq(mod(floor(t/2.4),4),2)+98*eq(mod(floor(t/2.4),4),3))"
SOUND = (
    "aevalsrc='0.62*exp(-9*mod(t,0.6))*sin(2*PI*(47*mod(t,0.6)-2.6*exp(-26*mod(t,0.6))))*gt(t,2.3)*lt(t,28.9)'"
    ":d=33:s=48000[kick];"
    "aevalsrc='0.2*exp(-16*mod(t+0.6,1.2))*(random(0)*2-1)*gt(t,4.7)*lt(t,28)':d=33:s=48000,"
    "bandpass=f=1700:w=1800,aecho=0.8:0.5:60|95:0.35|0.2[clap];"
    "aevalsrc='0.09*exp(-60*mod(t+0.3,0.6))*(random(1)*2-1)+0.04*exp(-70*mod(t,0.15))*(random(2)*2-1)"
    "*gt(t,9.5)*lt(t,24)':d=33:s=48000,highpass=f=5200[hat];"
    f"aevalsrc='0.26*(sin(2*PI*t*{_BASS}*0.5)+0.35*sin(2*PI*t*{_BASS}))*exp(-3.4*mod(t,0.3))"
    "*gt(t,4.7)*lt(t,29)':d=33:s=48000,lowpass=f=700[bass];"
    f"aevalsrc='0.085*exp(-7*mod(t,0.15))*sin(2*PI*t*{_BASS}*(2*eq(mod(floor(t/0.15),4),0)"
    "+3*eq(mod(floor(t/0.15),4),1)+4*eq(mod(floor(t/0.15),4),2)+5*eq(mod(floor(t/0.15),4),3)))"
    "*gt(t,2.3)*(0.6+0.4*sin(0.5*t))':d=33:s=48000,aecho=0.8:0.7:225|450:0.4|0.25[arp];"
    f"aevalsrc='0.06*(sin(2*PI*t*{_BASS}*2)+0.8*sin(2*PI*t*{_BASS}*3.003)+0.6*sin(2*PI*t*{_BASS}*2.5))"
    "*min(1,t/6)':d=33:s=48000,tremolo=f=1.6667:d=0.5,aecho=0.8:0.7:300|520:0.4|0.3[air];"
    "anoisesrc=c=white:a=0.3:d=33:seed=4,bandpass=f=1800:w=2400,"
    "volume='0.4*between(t,0,2.3)*(0.4+0.6*abs(sin(7*t)))':eval=frame[static];"
    "[kick][clap][hat][bass][arp][air][static]amix=inputs=7:normalize=0,alimiter=limit=0.8,"
    "aformat=channel_layouts=stereo[sound]"
)

REEL = Reel(
    "radio-garonne.mp4", SIZE, 25, (Dial, Bridge, Front, Quay, Aerial, Ebb), SOUND, grain=5,
    dark=(10, 6, 20), fade=0.5,
    poster=(3, 1.3),
)  # fmt: skip
