"""« Sel de nuit »: the moon, the pans, a heap of salt, the day. Vertical, 24 f/s."""
# ruff: noqa: PLR2004 - a drawing is made of numbers

import math
from typing import ClassVar

from PIL import Image, ImageDraw

from labfilms.operations.demo import easel
from labfilms.operations.demo.easel import Colour, Cut, Point, ink, mix, span
from labfilms.operations.demo.reel import Reel, Shot

SIZE = W, H = 720, 1280
MOON = ink("#f2ecd9")
BASALT = ink("#05080f")
PALE = ink("#f4ecdc")


def glitter(
    frame: Image.Image,
    *,
    middle: float,
    top: float,
    bottom: float,
    spread: tuple[float, float],
    colour: Colour,
    time: float,
    strength: float = 1.0,
    seed: int = 1,
) -> None:
    """Break a light on moving water: dashes, finer and closer toward the horizon."""
    chance = easel.dice(seed)
    mask = Image.new("L", (W, round(bottom - top) + 4))
    pen = ImageDraw.Draw(mask)
    y = 0.0
    while y < bottom - top:
        depth = y / (bottom - top)
        reach = spread[0] + (spread[1] - spread[0]) * depth
        for _ in range(7):
            place, pace, phase = (
                chance.gauss(0, 0.42),
                chance.uniform(1.2, 3.4),
                chance.uniform(0, 6.3),
            )
            bright = math.sin(time * pace + phase)
            length = (3 + 30 * depth) * (0.35 + chance.random()) * max(0.0, bright)
            x = middle + place * reach + 5 * depth * math.sin(time * 0.9 + phase)
            if length > 1:
                light = round(255 * min(1.0, 0.25 + bright) * (1 - 0.45 * abs(place)))
                pen.line((x - length, y, x + length, y), fill=light, width=1 + round(depth * 3))
        y += 2.2 + 9 * depth
    Cut(mask).lay(frame, colour, y=top, strength=strength)


def worker(stride: float, pull: float) -> tuple[list[list[Point]], tuple[Point, Point]]:
    """Return a salt worker 300 px high (outlines, and the two ends of the rake).

    `stride` opens the legs, `pull` leans the body: both from -1 to 1.
    """
    lean = 16 * pull
    hip, neck = (150.0, 178.0), (136 - lean, 84 + abs(lean) * 0.3)
    hat = easel.smooth(
        (neck[0] - 46, neck[1] - 26),
        (neck[0] - 22, neck[1] - 34),
        (neck[0] - 4, neck[1] - 52),
        (neck[0] + 16, neck[1] - 36),
        (neck[0] + 40, neck[1] - 28),
        (neck[0], neck[1] - 20),
    )
    head = easel.smooth(
        (neck[0] - 15, neck[1] - 26),
        (neck[0] + 13, neck[1] - 26),
        (neck[0] + 12, neck[1] - 8),
        (neck[0] - 8, neck[1] - 2),
    )
    body = easel.smooth(
        (neck[0] - 2, neck[1] - 10),
        (neck[0] + 26, neck[1] + 6),
        (176, 132),
        (182, 190),
        (196, 236),
        (150, 246),
        (108, 232),
        (122, 180),
        (neck[0] - 20, neck[1] + 42),
        (neck[0] - 18, neck[1] + 4),
    )
    legs = [
        easel.smooth(
            (hip[0] - 22, 226),
            (hip[0] + 4, 226),
            (hip[0] - 6 - 26 * stride, 296),
            (hip[0] - 24 - 30 * stride, 300),
        ),
        easel.smooth(
            (hip[0], 226),
            (hip[0] + 30, 226),
            (hip[0] + 28 + 22 * stride, 298),
            (hip[0] + 8 + 22 * stride, 300),
        ),
    ]
    hands = (neck[0] - 58, neck[1] + 62)
    arm = easel.smooth(
        (neck[0] - 10, neck[1] + 8),
        (neck[0] + 12, neck[1] + 18),
        (neck[0] - 22, neck[1] + 62),
        hands,
        (hands[0] - 4, hands[1] - 10),
        (neck[0] - 28, neck[1] + 44),
    )
    far = (hands[0] - 148 + 30 * pull, 300.0)
    near = (hands[0] + 66, hands[1] - 30)
    return [hat, head, body, *legs, arm], (near, far)


def worker_mask(stride: float, pull: float) -> Image.Image:
    """Return the worker and the rake as a mask of 420 × 310 px, standing 170 px from its left."""
    outlines, (near, far) = worker(stride, pull)

    def draw(pen: ImageDraw.ImageDraw, s: int) -> None:
        for outline in outlines:
            pen.polygon([((x + 170) * s, y * s) for x, y in outline], fill=255)
        pen.line(
            ((near[0] + 170) * s, near[1] * s, (far[0] + 170) * s, far[1] * s),
            fill=255,
            width=4 * s,
        )
        pen.line(
            ((far[0] + 160) * s, (far[1] - 5) * s, (far[0] + 186) * s, (far[1] + 4) * s),
            fill=255,
            width=9 * s,
        )

    return easel.shape((420, 310), draw)


class Moonrise(Shot):
    """The sea at night, and the title as tall as the picture."""

    seconds: ClassVar[float] = 6.5
    SEA = 742

    def __init__(self) -> None:
        self.stars = easel.stars((W, self.SEA), 210, 3)
        self.coast = Cut(easel.ridge(W + 60, 92, seed=17, reach=330, swell=26), top=self.SEA - 58)
        self.rock = Cut(self._rock())
        self.needles = Cut(easel.shape(SIZE, self._filao))

    @staticmethod
    def _rock() -> Image.Image:
        line = easel.waves(44, 240, 6)
        tops = [(float(x), 1120 + 70 * line(x) - x * 0.09) for x in range(0, W + 6, 6)]
        return easel.polygon(SIZE, [(0, H), *tops, (W, H)])

    @staticmethod
    def _filao(pen: ImageDraw.ImageDraw, s: int) -> None:
        """Draw a branch of the she-oaks that stand behind the pans."""
        chance = easel.dice(21)
        for branch in range(9):
            x, y = W + 30.0, 10 + branch * 52.0
            steps = 30 - branch * 2
            for step in range(steps):
                x, y = x - 12, y + 1 + step * 0.34
                left = 1 - step / steps
                for _ in range(6):
                    drop, side = chance.uniform(18, 30 + 60 * left), chance.uniform(-15, 3)
                    pen.line((x * s, y * s, (x + side) * s, (y + drop) * s), fill=255, width=s)

    def draw(self, time: float) -> Image.Image:
        rise = span(time, -2.0, self.seconds + 2)
        low = ink("#2c5f77")
        sea = self.SEA / H
        frame = easel.sky(
            SIZE,
            (0, ink("#060b1d")),
            (0.3, ink("#0e1f3d")),
            (sea - 0.06, ink("#204a66")),
            (sea, low),
            (sea + 0.004, ink("#12354c")),
            (0.8, ink("#091c30")),
            (1, ink("#050c18")),
        )
        easel.light_stars(frame, self.stars, time, ink("#eef2ff"), 0.95)
        moon = (430.0, 640 - 190 * rise)
        easel.shine(frame, moon, 400, ink("#8fc4cf"), 0.5)
        easel.shine(frame, moon, 150, MOON, 0.6)
        easel.disc(frame, moon, 56, MOON)
        for dx, dy, radius in ((-16, -12, 13), (14, 6, 9), (-4, 22, 7), (22, -20, 6)):
            easel.disc(frame, (moon[0] + dx, moon[1] + dy), radius, ink("#ded5c0"), 0.6)
        self.coast.lay(frame, ink("#0b2236"), x=-time * 1.5)
        glitter(
            frame,
            middle=430,
            top=self.SEA + 4,
            bottom=1180,
            spread=(64, 210),
            colour=ink("#d9e6dc"),
            time=time,
            strength=0.85,
            seed=5,
        )
        self.rock.lay(frame, BASALT, y=8 * math.sin(time * 0.3))
        sway = 4 * math.sin(time * 0.8)
        self.needles.lay(frame, ink("#03060d"), x=34 + sway, y=-70 + sway * 0.3, strength=0.94)
        light = span(time, 1.4, 2.8) * (1 - span(time, 5.5, 6.3))
        easel.write(
            frame,
            "Sel",
            (54, 812 - 12 * light),
            PALE,
            size=190,
            weight=700,
            width=78,
            tracking=-30,
            strength=light,
        )
        easel.write(
            frame,
            "de nuit",
            (60, 984 - 12 * light),
            PALE,
            size=118,
            weight=300,
            width=78,
            tracking=-16,
            strength=light,
        )
        return frame


class Pans(Shot):
    """Someone rakes the moon out of the pans."""

    seconds: ClassVar[float] = 7.5
    HORIZON = 430

    def __init__(self) -> None:
        self.stars = easel.stars((W, self.HORIZON), 130, 9)
        self.coast = Cut(easel.ridge(W, 150, seed=27, reach=420, swell=42), top=self.HORIZON - 96)
        self.rows = [self._row(n) for n in range(7)]

    def _depth(self, n: float) -> float:
        """Return where the n-th bank stands, in px from the top: closer ones further apart."""
        return self.HORIZON + 22 * (math.pow(1.72, n) - 0.4)

    def _row(self, n: int) -> tuple[int, int, Image.Image]:
        """Return one row of pans as a mask: what holds water, between its banks."""
        top, bottom = self._depth(n), self._depth(n + 1)
        bank = (bottom - top) * 0.13
        first, last = round(top), min(H + 200, round(bottom))
        height = max(2, last - first)

        def draw(pen: ImageDraw.ImageDraw, s: int) -> None:
            for column in range(-6, 7):
                edges = []
                for y in (top + bank, bottom):
                    pitch = (y - self.HORIZON + 24) * 1.06
                    left = W / 2 + 40 + (column + 0.05 + 0.5 * (n % 2)) * pitch
                    edges.append((left, left + pitch * 0.9, y - first))
                (a, b, y0), (c, d, y1) = edges
                pen.polygon(
                    [(a * s, y0 * s), (b * s, y0 * s), (d * s, y1 * s), (c * s, y1 * s)], fill=255
                )

        return first, height, easel.shape((W, height), draw)

    def draw(self, time: float) -> Image.Image:
        rise = -26 + 7 * time
        line = self.HORIZON / H
        frame = easel.sky(
            SIZE,
            (0, ink("#0a1330")),
            (line * 0.6, ink("#1d3a5c")),
            (line, ink("#4a8693")),
            (line + 0.003, ink("#0c1c2c")),
            (1, ink("#060d18")),
        )
        easel.light_stars(frame, self.stars, time, ink("#eef2ff"), 0.9)
        moon = (236.0, 170 - rise * 0.3)
        easel.shine(frame, moon, 330, ink("#a6d3d6"), 0.6)
        easel.disc(frame, moon, 40, MOON)
        self.coast.lay(frame, ink("#10293d"), y=-rise * 0.2)
        self._water(frame, time, rise, moon[0])
        self._person(frame, time, rise)
        return frame

    def _water(self, frame: Image.Image, time: float, rise: float, moon: float) -> None:
        for n, (top, height, mask) in enumerate(self.rows):
            share = n / 6
            pan = easel.sky(
                (W, height),
                (0, mix(ink("#6ba6aa"), ink("#2f6076"), share)),
                (1, mix(ink("#4a8794"), ink("#12314a"), share)),
            )
            y = round(top + rise * (0.2 + share))
            reach = 70 + 300 * share
            # The moon stands in each pan that looks at it.
            light = Cut(easel.pool(round(reach * 1.6), max(6, round(height * 1.5))))
            light.lay(
                pan,
                ink("#f4efdb"),
                x=moon - reach * 0.8 + 8 * math.sin(time * 0.7 + n),
                y=-height * 0.25,
                strength=0.95 - 0.35 * share,
            )
            frame.paste(pan, (0, y), mask)
            edge = Cut(mask.crop((0, 0, W, max(2, height // 26 + 1))))
            edge.lay(
                frame,
                ink("#e8efe6"),
                y=y + (self._depth(n + 1) - self._depth(n)) * 0.13 - 1,
                strength=0.35,
            )
        glitter(
            frame,
            middle=moon - 10,
            top=self.HORIZON + 26,
            bottom=1180,
            spread=(30, 130),
            colour=ink("#fff8e4"),
            time=time * 0.8,
            strength=0.4,
            seed=14,
        )

    def _person(self, frame: Image.Image, time: float, rise: float) -> None:
        beat = time * 2 * math.pi / 3.0
        pull = math.sin(beat)
        mask = worker_mask(0.25 * math.cos(beat), pull)
        x, foot = 262 + 6 * time, 884 + rise * 0.8
        mirrored = mask.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        Cut(mirrored).lay(frame, ink("#071522"), x=x, y=foot - 4, strength=0.45)
        Cut(mask).lay(frame, ink("#040810"), x=x, y=foot - 302)
        easel.shine(frame, (x + 64, foot), 60, ink("#f6f2e2"), 0.35 + 0.3 * max(0.0, pull))


class Heap(Shot):
    """Salt falls on salt."""

    seconds: ClassVar[float] = 5.6

    def __init__(self) -> None:
        chance = easel.dice(31)
        self.lights = [
            (
                chance.uniform(0, W),
                430 + chance.gauss(0, 26),
                chance.uniform(12, 34),
                chance.random(),
            )
            for _ in range(26)
        ]
        self.grains = [
            (chance.gauss(0, 1), chance.random(), chance.uniform(0.8, 1.25)) for _ in range(150)
        ]
        self.sparks = [
            (chance.uniform(-1, 1), chance.random(), chance.uniform(0, 6.3)) for _ in range(90)
        ]
        self.ground = Cut(easel.ridge(W, 330, seed=7, reach=500, swell=16), top=1052)
        self.lit, self.shade = self._cone(lit=True), self._cone(lit=False)

    @staticmethod
    def _cone(*, lit: bool) -> Image.Image:
        line = easel.waves(12, 120, 5)
        top, foot, half = (360.0, 0.0), 470.0, 330.0
        left = [(360 - half * (y / foot) ** 0.92 - 5 * line(y), y) for y in range(0, 471, 10)]
        right = [
            (360 + half * (y / foot) ** 0.92 + 5 * line(y + 700), y) for y in range(0, 471, 10)
        ]
        inner = [(362 + 104 * (y / foot) + 16 * line(y * 0.8 + 90), y) for y in range(0, 471, 6)]
        if lit:
            return easel.polygon((W, 470), [top, *left, *reversed(inner)])
        return easel.polygon((W, 470), [top, *right, *reversed(left)])

    def draw(self, time: float) -> Image.Image:
        frame = easel.sky(
            SIZE,
            (0, ink("#0b1024")),
            (0.3, ink("#1b2447")),
            (0.36, ink("#3c3a63")),
            (0.42, ink("#17263f")),
            (1, ink("#0a1424")),
        )
        easel.shine(frame, (40, 120), 640, ink("#7fb2c4"), 0.55)
        for x, y, radius, warm in self.lights:
            colour = mix(ink("#f0b36b"), ink("#e5756a"), warm)
            easel.disc(
                frame,
                (x - 6 * time, y),
                round(radius),
                colour,
                0.2 + 0.12 * math.sin(time * 1.3 + x),
            )
        grown = 0.9 + 0.1 * span(time, 0, self.seconds)
        height = round(470 * grown)
        top = 1090 - height
        for mask, colour in ((self.shade, ink("#39507a")), (self.lit, ink("#cfe0e2"))):
            Cut(mask.resize((W, height))).lay(frame, colour, y=top)
        Cut(easel.haze(W, 240, peak=0.95, strength=0.5)).lay(frame, ink("#16263f"), y=870)
        self.ground.lay(frame, ink("#0a1424"))
        Cut(easel.pool(620, 110)).lay(frame, ink("#8fb0c4"), x=30, y=1052, strength=0.5)
        self._sparkle(frame, time, top, height)
        self._fall(frame, time, top)
        return frame

    def _sparkle(self, frame: Image.Image, time: float, top: int, height: int) -> None:
        for side, depth, phase in self.sparks:
            light = max(0.0, math.sin(time * 2.6 + phase)) ** 6
            at = (360 + side * 300 * depth**0.92, top + height * depth)
            if light > 0.1:
                easel.disc(frame, at, 1.4, ink("#ffffff"), light)
                easel.shine(frame, at, 9, ink("#dff4ff"), light * 0.7)

    def _fall(self, frame: Image.Image, time: float, top: int) -> None:
        pen = ImageDraw.Draw(frame)
        for spread, start, pace in self.grains:
            share = (start + time * 0.72 * pace) % 1
            y = -40 + (top + 54) * share**1.6
            x = 360 + spread * (15 + 10 * share)
            length = 5 + 22 * share
            tone = mix(ink("#6b86a8"), ink("#f3fbff"), 0.35 + 0.65 * (1 - abs(spread) / 3))
            pen.line((x, y - length, x, y), fill=tone, width=1 if abs(spread) > 0.8 else 2)
        for n in range(10):
            jump = (time * 2.4 + n / 10) % 1
            side = 1 if n % 2 else -1
            x = 360 + side * (6 + 56 * jump * (0.5 + (n % 5) / 5))
            easel.disc(
                frame,
                (x, top - 34 * jump * (1 - jump) * 2 + 30 * jump),
                1.6,
                ink("#ffffff"),
                1 - jump,
            )


class Day(Shot):
    """It is over: one goes to bed when the others get up."""

    seconds: ClassVar[float] = 6.4
    SEA = 560

    def __init__(self) -> None:
        self.stars = easel.stars((W, 300), 60, 19)
        line = easel.waves(81, 210, 6)
        tops = [
            (float(x), 980 + 46 * line(x) + 0.0006 * (x - 420) ** 2) for x in range(0, W + 6, 6)
        ]
        self.rock = Cut(easel.polygon(SIZE, [(0, H), *tops, (W, H)]))
        self.person = easel.shape((300, 420), self._person)
        moved = Image.new("L", self.person.size)
        moved.paste(self.person, (4, 3))
        self.edge = Image.composite(Image.new("L", moved.size), self.person, moved)
        self.slopes = [
            Cut(easel.ridge(W, 230, seed=64, reach=620, swell=74), top=self.SEA - 172),
            Cut(easel.ridge(W, 110, seed=38, reach=330, swell=34), top=self.SEA - 68),
        ]

    @staticmethod
    def _person(pen: ImageDraw.ImageDraw, s: int) -> None:
        hat = easel.smooth(
            (88, 60), (116, 54), (136, 26), (160, 26), (178, 54), (208, 62), (148, 72)
        )
        body = easel.smooth(
            (134, 78),
            (162, 78),
            (196, 104),
            (198, 180),
            (202, 240),
            (208, 292),
            (148, 300),
            (90, 292),
            (96, 240),
            (100, 180),
            (102, 104),
        )
        head = easel.smooth((130, 58), (166, 58), (164, 84), (148, 94), (132, 84))
        for outline in (hat, body, head):
            pen.polygon([(x * s, y * s) for x, y in outline], fill=255)
        for left in (114, 158):
            pen.polygon(
                [
                    (left * s, 288 * s),
                    ((left + 28) * s, 288 * s),
                    ((left + 22) * s, 412 * s),
                    ((left + 2) * s, 412 * s),
                ],
                fill=255,
            )
        pen.line((10 * s, 40 * s, 290 * s, 178 * s), fill=255, width=5 * s)
        pen.line((2 * s, 56 * s, 22 * s, 22 * s), fill=255, width=8 * s)
        pen.line((188 * s, 112 * s, 226 * s, 150 * s), fill=255, width=17 * s)

    def draw(self, time: float) -> Image.Image:
        day = span(time, 0, self.seconds - 0.6)
        line = self.SEA / H
        low = mix(ink("#c97a73"), ink("#ffc98d"), day)
        frame = easel.sky(
            SIZE,
            (0, mix(ink("#141d42"), ink("#3f6390"), day)),
            (line * 0.55, mix(ink("#5a4a78"), ink("#d79aa0"), day)),
            (line, low),
            (line + 0.003, mix(ink("#5d5470"), ink("#c98f84"), day)),
            (0.62, mix(ink("#2a3a5e"), ink("#4f7f94"), day)),
            (1, ink("#122338")),
        )
        easel.light_stars(frame, self.stars, time, ink("#fff3e6"), 0.7 * (1 - day))
        # On this coast the day comes from behind the slopes: the sea only has its evening.
        sun = (246.0, self.SEA - 40 - 104 * day)
        water = frame.crop((0, self.SEA, W, H))
        easel.shine(frame, sun, 420, ink("#ffd9a0"), 0.35 + 0.5 * day)
        easel.disc(frame, sun, 44, ink("#fff3d6"))
        for slope, tone in zip(self.slopes, (ink("#6d5a7c"), ink("#3a3b5e")), strict=True):
            slope.lay(frame, mix(tone, low, 0.12 + 0.2 * day))
        frame.paste(water, (0, self.SEA))
        glitter(
            frame,
            middle=246,
            top=self.SEA + 3,
            bottom=1000,
            spread=(50, 230),
            colour=ink("#ffe7bd"),
            time=time,
            strength=0.35 + 0.6 * day,
            seed=23,
        )
        breath = 1.5 * math.sin(time * 1.1)
        Cut(self.person).lay(frame, ink("#0b1120"), x=350, y=596 + breath)
        Cut(self.edge).lay(frame, ink("#ffcf9a"), x=350, y=596 + breath, strength=0.15 + 0.6 * day)
        self.rock.lay(frame, ink("#070b16"))
        self._words(frame, time)
        return frame

    @staticmethod
    def _words(frame: Image.Image, time: float) -> None:
        lines = (
            "un film de Lucie Hoarau",
            "raclé à la main à la Pointe au Sel",
            "merci à Ginette, qui a prêté la lune",
        )
        for row, words in enumerate(lines):
            light = span(time, 1.3 + 0.5 * row, 2.4 + 0.5 * row)
            easel.write(
                frame,
                words,
                (56, 1060 + row * 46),
                PALE,
                name=easel.TEXT,
                size=32 if row == 0 else 25,
                weight=560 if row == 0 else 440,
                tracking=4,
                strength=light * (1 if row == 0 else 0.8),
            )


# Waves that come one over the other, a chord under them, salt that rings when it falls.
SOUND = (
    "anoisesrc=c=pink:a=0.6:d=28:seed=2,lowpass=f=900,highpass=f=120,"
    "volume='0.14+0.42*pow(max(0,sin(2*PI*t/6.4-1.1)),2)':eval=frame[near];"
    "anoisesrc=c=white:a=0.25:d=28:seed=6,highpass=f=1800,lowpass=f=6800,"
    "volume='0.03+0.2*pow(max(0,sin(2*PI*t/6.4-1.9)),4)':eval=frame[foam];"
    "anoisesrc=c=brown:a=0.5:d=28:seed=8,lowpass=f=190,tremolo=f=0.11:d=0.5,volume=0.55[deep];"
    "aevalsrc='0.07*(sin(2*PI*98*t)+0.8*sin(2*PI*146.8*t+0.5*sin(0.6*t))"
    "+0.5*sin(2*PI*220*t)*(0.5+0.5*sin(0.37*t))+0.3*sin(2*PI*293.7*t)*(0.5+0.5*sin(0.23*t+1)))"
    "*min(1,t/4)':d=28:s=48000,aecho=0.8:0.7:360|590:0.4|0.3[chord];"
    "aevalsrc='0.09*exp(-2.6*mod(t,1.37))*sin(2*PI*1174.7*t)*gt(sin(1.9*floor(t/1.37)),-0.2)"
    "+0.07*exp(-2.2*mod(t+0.6,2.11))*sin(2*PI*880*t)*gt(sin(2.7*floor((t+0.6)/2.11)),0)"
    "+0.05*exp(-3*mod(t+1.1,1.73))*sin(2*PI*1760*t)*gt(sin(3.3*floor((t+1.1)/1.73)),0.1)'"
    ":d=28:s=48000,aecho=0.8:0.8:280|510|830:0.4|0.3|0.2,volume='min(1,max(0,(t-5)/5))':eval=frame[bells];"
    "anoisesrc=c=white:a=0.2:d=28:seed=5,highpass=f=5200,"
    "volume='if(between(t,13.8,19.6),0.16*min(1,(t-13.8)/1.2)*min(1,(19.6-t)/1.2),0)':eval=frame[grains];"
    "[near][foam][deep][chord][bells][grains]amix=inputs=6:normalize=0,alimiter=limit=0.8,"
    "stereowiden=delay=14:feedback=0.2:crossfeed=0.2,aformat=channel_layouts=stereo[sound]"
)

REEL = Reel(
    "sel-de-nuit.mp4",
    SIZE,
    24,
    (Moonrise, Pans, Heap, Day),
    SOUND,
    grain=6,
    poster=(1, 3.0),
)
