"""« Ce que dit la brume »: tamarins, a red coat, a profile, a hut, the sea of clouds. 4:3, 24 f/s."""
# ruff: noqa: E501, PLR0917, PLR2004 - a drawing is made of numbers, and an outline is one line

import math
from typing import ClassVar

from PIL import Image, ImageChops, ImageDraw

from labfilms.operations.demo import easel, props
from labfilms.operations.demo.easel import Colour, Cut, ink, mix, span
from labfilms.operations.demo.props import Pen, cel, curve, points, put
from labfilms.operations.demo.reel import Reel, Shot

SIZE = W, H = 960, 720
FOG, PALE, SLATE, RED = ink("#cdd2c8"), ink("#e9e9dd"), ink("#38443f"), ink("#c23a2b")


def ground(low: Colour = FOG) -> Image.Image:
    """Return the air of the heights: no horizon, a little more light above."""
    return easel.sky(
        SIZE,
        (0, mix(low, PALE, 0.4)),
        (0.4, mix(low, PALE, 0.75)),
        (1, mix(low, ink("#9aa59b"), 0.5)),
    )


def drift(
    frame: Image.Image, time: float, y: float, tall: int, colour: Colour, strength: float, seed: int
) -> None:
    """Let a bank of fog pass: it is thicker here than there, and never stands still."""
    veil = Cut(_bank(seed, tall))
    x = -((time * (18 + 7 * (seed % 3)) + seed * 173) % W)
    for shift in (0, W):
        veil.lay(
            frame, colour, x=x + shift, y=y + 8 * math.sin(time * 0.5 + seed), strength=strength
        )


_banks: dict[tuple[int, int], Image.Image] = {}


def _bank(seed: int, tall: int) -> Image.Image:
    """Return a bank of fog as a mask as wide as the frame, whose two sides meet."""
    known = _banks.get((seed, tall))
    if known is not None:
        return known
    small = (W // 8, tall // 8)
    mask = Image.new("L", small)
    chance = easel.dice(seed)
    for _ in range(26):
        reach = chance.randint(small[1] // 4, small[1] // 2)
        x, y = chance.uniform(0, small[0]), chance.gauss(small[1] * 0.5, small[1] * 0.1)
        light = easel.glow(reach, 1.3)
        for shift in (-small[0], 0, small[0]):
            at = (round(x + shift - reach * 1.0), round(y - reach))
            mask.paste(255, at, easel.faded(light, 0.34))
    _banks[seed, tall] = mask.resize((W, tall), Image.Resampling.BICUBIC)
    return _banks[seed, tall]


def tamarin(height: int, seed: int) -> Image.Image:
    """Return a tamarin of the heights as a mask twice as wide as `height`, its foot in the middle.

    Bent by the wind, its crowns flat; a quarter is left above it.
    """
    chance = easel.dice(seed)

    def draw(pen: ImageDraw.ImageDraw, s: int) -> None:
        def branch(x: float, y: float, angle: float, long: float, thick: float, left: int) -> None:
            bent = angle + chance.uniform(-0.28, 0.28)
            middle = (x + long * 0.5 * math.cos(angle), y + long * 0.5 * math.sin(angle))
            end = (middle[0] + long * 0.5 * math.cos(bent), middle[1] + long * 0.5 * math.sin(bent))
            for start, stop, wide in (((x, y), middle, thick), (middle, end, thick * 0.8)):
                pen.line(
                    [start[0] * s, start[1] * s, stop[0] * s, stop[1] * s],
                    fill=255,
                    width=max(s, round(wide * s)),
                )
                pen.ellipse(
                    [
                        (stop[0] - wide / 2) * s,
                        (stop[1] - wide / 2) * s,
                        (stop[0] + wide / 2) * s,
                        (stop[1] + wide / 2) * s,
                    ],
                    fill=255,
                )
            if left == 0:
                for _ in range(9):
                    wide, tall = chance.uniform(10, 30), chance.uniform(3, 8)
                    cx, cy = end[0] + chance.gauss(0, 20), end[1] + chance.gauss(-4, 7)
                    pen.ellipse(
                        [(cx - wide) * s, (cy - tall) * s, (cx + wide) * s, (cy + tall) * s],
                        fill=255,
                    )
                return
            for turn in (-0.5, 0.42) if left > 1 else (-0.35, 0.1, 0.5):
                branch(
                    *end,
                    bent + turn + chance.uniform(-0.2, 0.2),
                    long * chance.uniform(0.62, 0.8),
                    thick * 0.66,
                    left - 1,
                )

        branch(height, height * 1.25, -math.pi / 2 + 0.08, height * 0.34, height * 0.045, 4)

    return easel.shape((height * 2, round(height * 1.25)), draw)


def fern(tall: float, seed: int) -> Image.Image:
    """Return a tree fern as a mask, twice as wide as it is tall."""
    chance = easel.dice(seed)
    size = round(tall * 2), round(tall * 1.5)

    def draw(pen: ImageDraw.ImageDraw, s: int) -> None:
        x, y = tall, tall * 0.45
        pen.line([(x - 4) * s, size[1] * s, x * s, y * s], fill=255, width=round(tall * 0.05) * s)
        for n in range(13):
            angle = -math.pi * (0.02 + 0.96 * n / 12)
            reach = tall * chance.uniform(0.62, 0.86)
            for step in range(44):
                share = step / 44
                px = x + reach * share * math.cos(angle)
                py = y + reach * (0.85 * share * math.sin(angle) + 0.72 * share * share)
                frond = tall * 0.085 * math.sin(math.pi * min(1.0, share * 0.9 + 0.12))
                for side in (-1, 1):
                    pen.line(
                        [
                            px * s,
                            py * s,
                            (px + side * frond * 0.3 + frond * 0.4 * math.cos(angle)) * s,
                            (py + frond) * s,
                        ],
                        fill=255,
                        width=2 * s,
                    )
                pen.line(
                    [px * s, py * s, (px + 4 * math.cos(angle)) * s, (py + 3) * s],
                    fill=255,
                    width=2 * s,
                )

    return easel.shape(size, draw)


class Tamarins(Shot):
    """It comes at eleven. One gets used to not seeing further."""

    seconds: ClassVar[float] = 7.2

    def __init__(self) -> None:
        self.rows = [
            [
                (Cut(tamarin(300, 9)), -180, 250),
                (Cut(tamarin(270, 14)), 300, 292),
                (Cut(tamarin(310, 31)), 560, 242),
            ],
            [(Cut(tamarin(470, 5)), 330, 100), (Cut(tamarin(380, 22)), -60, 215)],
            [(Cut(tamarin(620, 3)), -560, -40)],
        ]
        self.grass = [
            Cut(easel.ridge(W + 160, 200, seed=n + 40, reach=420, swell=16), top=560 + n * 46)
            for n in range(3)
        ]

    def draw(self, time: float) -> Image.Image:
        thick = 0.5 + 0.5 * span(time, 4.6, 7.2)
        frame = ground()
        easel.shine(frame, (620, 190), 380, ink("#f7f4e2"), 0.8)
        tones = (ink("#b3bbb0"), ink("#7f8b82"), ink("#2c3732"))
        for n, row in enumerate(self.rows):
            self.grass[n].lay(frame, mix(tones[n], FOG, 0.2), x=-40 - time * (2 + 3 * n))
            for tree, x, y in row:
                tree.lay(frame, tones[n], x=x - time * (2.5 + 4 * n * n), y=y)
            drift(
                frame,
                time,
                250 + n * 90,
                360,
                mix(FOG, PALE, 0.5),
                (0.9, 0.8, 0.42)[n] * (0.6 + 0.4 * thick),
                n + 2,
            )
        light = span(time, 1.4, 3.0) * (1 - span(time, 4.8, 6.8))
        props.title(frame, "Ce que dit", (470, 470), SLATE, size=64, light=light, weight=420)
        props.title(
            frame,
            "la brume",
            (470, 534),
            SLATE,
            size=104,
            light=light * span(time, 2.2, 3.6),
            weight=700,
        )
        # The title is in the air too: the fog passes before it.
        drift(frame, time * 1.6, 380, 320, PALE, 0.75 * thick, 8)
        frame.paste(PALE, (0, 0), Image.new("L", SIZE, round(215 * span(time, 6.3, 7.2))))
        return frame


class Road(Shot):
    """Someone goes where the posts go."""

    seconds: ClassVar[float] = 6.8
    POINT = (520.0, 330.0)

    def __init__(self) -> None:
        self.ferns = [
            (Cut(fern(150, 4)), 70, 250, "#8d9a90"),
            (Cut(fern(130, 9)), 640, 262, "#93a095"),
            (Cut(fern(360, 6)), -330, 290, "#2a352f"),
            (Cut(fern(300, 12)), 660, 360, "#313d36"),
        ]

    def draw(self, time: float) -> Image.Image:
        frame = ground()
        x, y = self.POINT
        props.lay(frame, ink("#a4ada2"), [(0.0, y + 30), (W, y + 10), (W, H), (0.0, H)])
        road = [(x - 8, y), (x + 8, y), (x + 330, H), (x - 470, H)]
        props.lay(frame, ink("#8b948c"), road)
        drift(frame, time, 190, 300, PALE, 0.95, 1)
        for n in range(9):
            deep = 1 + ((n - time * 0.35) % 9) * 0.72
            for side in (-1.06, 0.86):
                px, py = x + side * 400 / deep, y + 390 / deep
                tall = 120 / deep
                fade = min(0.9, deep / 6)
                props.lay(
                    frame,
                    mix(ink("#f3f1e6"), FOG, fade),
                    [
                        (px - 7 / deep, py),
                        (px + 7 / deep, py),
                        (px + 6 / deep, py - tall),
                        (px - 6 / deep, py - tall),
                    ],
                )
                props.lay(
                    frame,
                    mix(ink("#4a5650"), FOG, fade),
                    [
                        (px - 6.4 / deep, py - tall * 0.62),
                        (px + 6.4 / deep, py - tall * 0.62),
                        (px + 6.2 / deep, py - tall * 0.8),
                        (px - 6.2 / deep, py - tall * 0.8),
                    ],
                )
        for n, (plant, left, top, tone) in enumerate(self.ferns):
            if n == 2:
                self._walker(frame, time)
            plant.lay(
                frame,
                ink(tone),
                x=left - (n > 1) * time * 6 * (1 if n == 2 else -1),
                y=top + 3 * math.sin(time * 0.9 + n),
            )
            if n == 1:
                drift(frame, time, 250, 280, mix(FOG, PALE, 0.6), 0.7, 4)
        drift(frame, time, 460, 300, PALE, 0.5, 6)
        return frame

    def _walker(self, frame: Image.Image, time: float) -> None:
        deep = 1.5 + time * 0.36
        fade = min(0.85, (deep - 1.3) / 3.2)
        at = (self.POINT[0] - 60 / deep, self.POINT[1] + 370 / deep)
        tall = 330 / deep
        step = math.sin(time * 5.2)
        u = tall / 106
        for side in (-1, 1):
            lift = max(0.0, side * step) * 7
            leg = props.limb(
                (side * 4, -46, 4.6), (side * 4.5, -22, 3.8), (side * 4.5, -3 - lift, 3.4)
            )
            props.lay(frame, mix(SLATE, FOG, fade), *[put(part, *at, u) for part in leg])
        sway = 1.5 * step
        coat = put(
            curve(
                f"{-10 + sway},-84 {sway},-88 {10 + sway},-84 14,-60 16,-36 14,-26 0,-23 -14,-26 -16,-36 -14,-60"
            ),
            *at,
            u,
        )
        hood = put(
            curve(
                f"{-9 + sway},-86 {-9 + sway},-99 {sway},-107 {9 + sway},-99 {9 + sway},-86 {sway},-82"
            ),
            *at,
            u,
        )
        props.lay(frame, mix(RED, FOG, fade), coat, hood)
        seam = put(points("-0.6,-80 0.6,-80 0.6,-25 -0.6,-25"), *at, u)
        props.lay(frame, mix(ink("#8f241b"), FOG, fade), seam)


class Breath(Shot):
    """It says nothing. It waits for one to be quiet."""

    seconds: ClassVar[float] = 5.8

    def __init__(self) -> None:
        face = curve(
            "420,170 470,150 540,160 584,200 596,250 600,290 622,330 640,356 634,368 616,372 620,388 612,396"
            " 618,408 608,420 606,446 584,462 540,462 516,480 512,540 400,560 360,470 350,330 372,230"
        )
        self.face = easel.polygon(SIZE, face)
        hood = curve(
            "300,820 250,640 250,470 270,300 320,170 430,96 540,104 590,150 560,170 480,180 440,240 430,340 446,440"
            " 480,520 540,560 600,640 700,700 760,820"
        )
        self.hood = easel.polygon(SIZE, hood)
        moved = Image.new("L", SIZE)
        moved.paste(self.hood, (-9, 6))
        self.rim = Image.composite(Image.new("L", SIZE), self.hood, moved)
        self.lashes = easel.polygon(SIZE, curve("560,290 584,284 604,288 584,294"))
        chance = easel.dice(5)
        self.drops = [
            (chance.uniform(280, 560), chance.uniform(150, 620), chance.uniform(1.4, 3.4))
            for _ in range(80)
        ]

    def draw(self, time: float) -> Image.Image:
        frame = ground(ink("#b9c2b9"))
        easel.shine(frame, (720, 250), 420, PALE, 0.9)
        drift(frame, time, 60, 520, PALE, 0.8, 3)
        frame.paste(ink("#5f5148"), (0, 0), self.face)
        shade = Cut(easel.pool(520, 700))
        dark = Image.new("L", SIZE)
        shade.lay(dark, 235, x=150, y=60)
        frame.paste(ink("#2c2a28"), (0, 0), Image.composite(dark, Image.new("L", SIZE), self.face))
        blink = span(time, 2.4, 2.5) * (1 - span(time, 2.6, 2.75))
        frame.paste(ink("#1a1817"), (0, 0), easel.faded(self.lashes, 0.5 + 0.5 * blink))
        if blink < 0.9:
            props.lay(frame, ink("#e9e6da"), curve("580,286 594,280 602,284 592,290"))
            easel.disc(frame, (595, 285), 3.6, ink("#1a1817"))
        props.lay(frame, ink("#171615"), curve("556,262 580,254 602,262 580,260"))
        frame.paste(RED, (0, 0), self.hood)
        fold = Image.new("L", SIZE)
        Cut(easel.pool(640, 900)).lay(fold, 210, x=40, y=120)
        frame.paste(ink("#7c1f1a"), (0, 0), Image.composite(fold, Image.new("L", SIZE), self.hood))
        frame.paste(ink("#f2a08a"), (0, 0), easel.faded(self.rim, 0.8))
        for x, y, radius in self.drops:
            if self.hood.getpixel((round(x), round(y))) == 255:
                easel.disc(
                    frame, (x, y), radius, ink("#f6d8cc"), 0.4 + 0.3 * math.sin(time * 2 + x)
                )
        for puff in range(2):
            age = (time - 0.6 - puff * 2.9) / 2.6
            for n in range(9):
                share = age - n * 0.045
                if 0 < share < 1:
                    at = (
                        640 + 250 * share**0.7 + 16 * math.sin(n * 2.4),
                        404 - 36 * share + 14 * math.cos(n * 1.9),
                    )
                    easel.shine(
                        frame, at, round(26 + 120 * share), ink("#fbfaf2"), 0.62 * (1 - share)
                    )
        drift(frame, time, 430, 340, mix(FOG, PALE, 0.6), 0.6, 5)
        return frame


class Hut(Shot):
    """Then the house. Then no house."""

    seconds: ClassVar[float] = 6.6

    def __init__(self) -> None:
        self.hut = cel((430, 300), "#59665f", self._hut)
        self.tree = Cut(tamarin(480, 27))
        self.hill = Cut(easel.ridge(W + 60, 320, seed=61, reach=620, swell=34), top=430)

    @staticmethod
    def _hut(pen: Pen) -> None:
        pen.fill("#8a4a3c", points("0,120 90,34 340,34 430,120"))
        for n in range(21):
            pen.line("#7a3f34", points(f"{92 + n * 12.3},36 {4 + n * 20.9},118"), 1.4)
        pen.box("#d8d6c4", 26, 118, 378, 160)
        for n in range(9):
            pen.box("#c6c5b4", 26, 134 + n * 17, 378, 1.6)
        pen.box("#4c7a72", 186, 156, 58, 122)
        for x in (70, 290):
            pen.box("#ffd890", x, 160, 62, 62)
            pen.box("#4c7a72", x - 20, 156, 18, 70)
            pen.box("#4c7a72", x + 64, 156, 18, 70)
            pen.box("#d8d6c4", x + 29, 160, 4, 62)
        pen.fill("#6e3a30", points("16,128 414,128 430,118 0,118"))
        for n in range(24):
            pen.fill("#efeddd", points(f"{12 + n * 17},128 {27 + n * 17},128 {19.5 + n * 17},142"))
        pen.box("#3f4b46", 20, 276, 390, 12)

    def draw(self, time: float) -> Image.Image:
        gone = span(time, 2.2, 5.6)
        frame = ground()
        easel.shine(frame, (250, 160), 330, ink("#f7f4e2"), 0.7)
        self.tree.lay(frame, ink("#aab3a8"), x=330, y=-40)
        drift(frame, time, 150, 420, PALE, 0.8, 7)
        self.hill.lay(frame, ink("#8d998e"), x=-20)
        self.hut.lay(frame, 250, 252)
        flicker = 0.06 * math.sin(time * 9) * math.sin(time * 3.1)
        for x in (351, 571):
            easel.shine(frame, (x, 443), 110, ink("#ffd27a"), 0.55 + flicker)
        stove = easel.dice(2)
        for _ in range(9):
            life = (time * 0.25 + stove.random()) % 1
            easel.shine(
                frame,
                (585 + 46 * life, 276 - 120 * life),
                round(12 + 40 * life),
                ink("#f3f2e8"),
                0.5 * (1 - life) * (1 - gone),
            )
        cow = curve(
            "4,22 20,12 56,12 72,14 82,4 92,2 104,12 100,18 88,20 82,28 76,38 60,40 20,40 8,36"
        )
        legs = [points(f"{x},30 {x + 6},30 {x + 5},62 {x + 1},62") for x in (10, 22, 60, 69)]
        props.lay(frame, ink("#56625b"), *[put(part, 84, 548, 1.25) for part in (cow, *legs)])
        for n in range(12):
            props.lay(
                frame,
                ink("#4d5952"),
                [
                    (n * 86.0, 620.0),
                    (n * 86.0 + 6, 620.0),
                    (n * 86.0 + 5, 690.0),
                    (n * 86.0 + 1, 690.0),
                ],
                [
                    (n * 86.0, 640.0),
                    (n * 86.0 + 90, 644.0),
                    (n * 86.0 + 90, 646.0),
                    (n * 86.0, 642.0),
                ],
            )
        for n in range(5):
            strength = span(gone, n * 0.14, n * 0.14 + 0.4)
            drift(frame, time * 2.2, 120 + n * 74, 420, mix(FOG, PALE, 0.62), strength, 10 + n)
        frame.paste(
            mix(FOG, PALE, 0.6), (0, 0), Image.new("L", SIZE, round(225 * span(time, 4.4, 6.4)))
        )
        for x in (351, 571):
            easel.shine(
                frame, (x, 443), 70, ink("#ffd9a0"), 0.4 * gone * (1 - span(time, 5.2, 6.3))
            )
        return frame


class Clouds(Shot):
    """From above, it was only weather."""

    seconds: ClassVar[float] = 7.4

    def __init__(self) -> None:
        self.peaks = [
            (Cut(self._peak(520, 250, 3)), 420, 260, "#8fa0a4"),
            (Cut(self._peak(420, 190, 8)), 40, 330, "#7d8f92"),
            (Cut(self._peak(640, 240, 15)), 560, 400, "#5d7073"),
        ]
        self.ledge = easel.polygon(
            SIZE,
            [
                (0, 520),
                *[
                    (float(x), 540 + 30 * math.sin(x / 60) * math.sin(x / 23) + x * 0.35)
                    for x in range(0, 470, 6)
                ],
                (480, 720),
                (0, 720),
            ],
        )

    @staticmethod
    def _peak(width: int, height: int, seed: int) -> Image.Image:
        line = easel.waves(seed, 120, 6)
        tops = [
            (float(x), height * (abs(x / width - 0.46) * 1.9) ** 0.85 + 12 * line(x))
            for x in range(0, width + 6, 6)
        ]
        tall = height + 20
        rock = easel.polygon((width, tall), [(0, tall), *tops, (width, tall)])
        # Its foot melts into the clouds: an edge there would be seen.
        column = Image.new("L", (1, tall))
        column.putdata([round(255 * min(1.0, max(0.0, (1 - y / tall) * 2.2))) for y in range(tall)])
        return ImageChops.multiply(rock, column.resize((width, tall)))

    def draw(self, time: float) -> Image.Image:
        clear = span(time, 0, 2.6)
        low = ink("#f6dcb6")
        frame = easel.sky(
            SIZE,
            (0, ink("#5f8796")),
            (0.3, ink("#a8bfb9")),
            (0.5, low),
            (0.62, ink("#f3e6cf")),
            (1, ink("#d6dcd6")),
        )
        sun = (300.0, 300 - 6 * time)
        easel.shine(frame, sun, 420, ink("#fff6dc"), 0.95)
        easel.disc(frame, sun, 34, ink("#fffdf4"))
        for n, (peak, x, y, tone) in enumerate(self.peaks):
            peak.lay(frame, mix(ink(tone), low, 0.25), x=x - time * (1 + n), y=y)
            for k in range(2):
                drift(
                    frame,
                    time,
                    y + 60 + k * 60,
                    300,
                    mix(ink("#fdf6e6"), ink("#c9d6d6"), 0.2 * k),
                    0.95,
                    20 + n * 2 + k,
                )
        for n in range(3):
            drift(
                frame,
                time * 1.3,
                460 + n * 70,
                320,
                mix(ink("#fffaf0"), ink("#b9cbd0"), 0.22 * n),
                1.0,
                30 + n,
            )
        frame.paste(ink("#28332f"), (0, 0), self.ledge)
        wind = 5 * math.sin(time * 2.1)
        at, u = (250.0, 604.0), 2.1
        legs = [
            part
            for side in (-1, 1)
            for part in props.limb(
                (side * 4, -46, 4.6), (side * 4.4, -22, 3.8), (side * 4.4, 2, 3.4)
            )
        ]
        props.lay(frame, ink("#28332f"), *[put(part, *at, u) for part in legs])
        coat = put(
            curve(
                f"-10,-84 0,-88 10,-84 14,-60 {17 + wind * 0.5},-36 {18 + wind},-26 2,-23 -14,-26 -16,-36 -14,-60"
            ),
            *at,
            u,
        )
        hair = put(curve("-8,-86 -10,-98 -5,-106 4,-107 10,-100 10,-88 6,-82 -5,-82"), *at, u)
        scarf = put(
            curve(
                f"6,-84 14,-86 {24 + wind * 0.6},-82 {38 + wind},-88 {52 + wind * 1.6},-84 {38 + wind},-79 {24 + wind * 0.6},-76 10,-79"
            ),
            *at,
            u,
        )
        props.lay(frame, ink("#e0b23c"), scarf)
        props.lay(frame, RED, coat)
        props.lay(frame, ink("#2c2623"), hair)
        fallen = put(curve("-12,-86 0,-80 12,-86 8,-76 0,-74 -8,-76"), *at, u)
        props.lay(frame, ink("#a02d22"), fallen)
        drift(frame, time * 1.4, 560, 260, ink("#fffaf0"), 0.6, 41)
        frame.paste(mix(FOG, PALE, 0.6), (0, 0), Image.new("L", SIZE, round(235 * (1 - clear))))
        lines = (
            "un film de Rosemay Turpin",
            "texte Lucie Hoarau",
            "image Jean-Yves Técher",
            "Plaine des Cafres, entre onze heures et midi",
        )
        props.credits_roll(frame, lines, (420, 96), ink("#26332f"), time, start=2.8)
        return frame


# Breath, a voice without words (three vowels by their formants), drops, a stove, then air.
_VOICE = "(0.5+0.5*sin(2*PI*t/3.1-1.4))*(0.5+0.5*sin(2*PI*t/7.7))"
SOUND = (
    "anoisesrc=c=pink:a=0.7:d=36:seed=17,bandpass=f=520:w=420,"
    "volume='0.1+0.3*pow(0.5+0.5*sin(2*PI*t/6.3-1),2)':eval=frame[wind];"
    f"aevalsrc='0.09*{_VOICE}*(sin(2*PI*220*t+2*sin(2*PI*4.6*t)*0.06)+0.6*sin(2*PI*277.2*t)+0.5*sin(2*PI*329.6*t))"
    "+0.05*(sin(2*PI*110*t)+0.5*sin(2*PI*164.8*t))*(0.6+0.4*sin(0.33*t))':d=36:s=48000,"
    "aecho=0.8:0.85:380|610|900:0.5|0.4|0.3,lowpass=f=1500[voice];"
    "anoisesrc=c=white:a=0.4:d=36:seed=3,bandpass=f=2300:w=900,"
    "volume='0.16*pow(max(0,sin(2*PI*t/2.9-0.3)),6)*between(t,13.6,20)+0.05*pow(max(0,sin(2*PI*t/0.43)),9)*pow(max(0,sin(t*0.9)),2)':eval=frame[whisper];"
    "aevalsrc='0.12*exp(-30*mod(t,1.37))*sin(2*PI*(1400+900*exp(-60*mod(t,1.37)))*t)*lt(t,27)"
    "+0.08*exp(-34*mod(t+0.5,2.11))*sin(2*PI*(1900+700*exp(-60*mod(t+0.5,2.11)))*t)*lt(t,27)':d=36:s=48000,"
    "aecho=0.8:0.6:120|210:0.3|0.2[drop];"
    "aevalsrc='between(t,19.8,26)*0.12*exp(-90*mod(t*1.7,0.31))*(random(0)*2-1)*gt(sin(3.7*t),0)':d=36:s=48000[stove];"
    "aevalsrc='gt(t,26.4)*min(1,(t-26.4)/3)*0.08*(sin(2*PI*293.7*t)+0.8*sin(2*PI*440*t)+0.5*sin(2*PI*587.3*t)*(0.5+0.5*sin(0.7*t)))'"
    ":d=36:s=48000,aecho=0.8:0.8:420|700:0.4|0.3[open];"
    "[wind][voice][whisper][drop][stove][open]amix=inputs=6:normalize=0,alimiter=limit=0.8,"
    "aformat=channel_layouts=stereo[sound]"
)

REEL = Reel(
    "ce-que-dit-la-brume.mp4", SIZE, 24, (Tamarins, Road, Breath, Hut, Clouds), SOUND, grain=7,
    dark=(40, 46, 42), fade=1.2,
    poster=(2, 1.7),
)  # fmt: skip
