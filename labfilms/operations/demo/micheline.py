"""« La Dernière Micheline »: a mist, a viaduct, a window, a halt, a red light. 16:9, 25 f/s."""
# ruff: noqa: PLR2004 - a drawing is made of numbers

import math
from typing import ClassVar

from PIL import Image, ImageDraw

from labfilms.operations.demo import easel
from labfilms.operations.demo.easel import Cut, Point, ink, mix, span
from labfilms.operations.demo.reel import Reel, Shot

SIZE = W, H = 1280, 720
RED, CREAM = ink("#b5382a"), ink("#efe2c2")
SOOT = ink("#1d1b20")


def rounded(size: easel.Size, box: tuple[float, float, float, float], radius: float) -> Image.Image:
    def draw(pen: ImageDraw.ImageDraw, scale: int) -> None:
        large = (box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale)
        pen.rounded_rectangle(large, radius * scale, fill=255)

    return easel.shape(size, draw)


class Railcar:
    """The railcar from its side: cream above, red below, eight windows. It looks right."""

    def __init__(self, length: int) -> None:
        self.length, self.height = length, round(length * 0.165)
        body = (length, self.height)
        u = self.height / 100
        self.outline = Cut(rounded(body, (0, 4 * u, length, 86 * u), 15 * u))
        self.below = Cut(self._band(46, 86))
        self.stripe = Cut(self._band(44, 48))
        self.roof = Cut(self._band(0, 11))
        self.windows = Cut(easel.shape(body, self._windows))
        self.frame = Cut(easel.shape(body, self._bogies))
        self.lamp = (length - 3 * u, 60 * u)
        self.tail = (3 * u, 60 * u)

    def _band(self, top: float, bottom: float) -> Image.Image:
        u = self.height / 100
        band = Image.new("L", self.outline.mask.size)
        box = (0, round(top * u), self.length, round(bottom * u))
        band.paste(self.outline.mask.crop(box), box)
        return band

    def _windows(self, pen: ImageDraw.ImageDraw, scale: int) -> None:
        u = self.height / 100 * scale
        pitch = self.length * scale / 9.4
        for number in range(9):
            left = pitch * (number + 0.28)
            if number == 4:
                pen.rounded_rectangle(
                    (left + 9 * u, 17 * u, left + 33 * u, 78 * u), 3 * u, fill=255
                )
                continue
            pen.rounded_rectangle((left, 18 * u, left + pitch * 0.76, 40 * u), 4 * u, fill=255)

    def _bogies(self, pen: ImageDraw.ImageDraw, scale: int) -> None:
        u = self.height / 100 * scale
        wide = self.length * scale
        pen.rectangle((wide * 0.1, 84 * u, wide * 0.9, 90 * u), fill=255)
        for middle in (0.15, 0.21, 0.79, 0.85):
            x = wide * middle
            pen.ellipse((x - 8 * u, 83 * u, x + 8 * u, 99 * u), fill=255)

    def lay(
        self,
        frame: Image.Image,
        x: float,
        y: float,
        *,
        night: float,
        haze: easel.Colour,
        far: float,
    ) -> None:
        """Lay it with its rails at y; `night` lights its windows, `far` veils it with `haze`."""
        top = y - self.height * 0.985
        dim = 0.62 * night

        def tone(colour: easel.Colour) -> easel.Colour:
            return mix(mix(colour, ink("#10131f"), dim), haze, far)

        parts = (
            (self.outline, tone(CREAM)),
            (self.below, tone(RED)),
            (self.stripe, tone(ink("#f7efd8"))),
            (self.roof, tone(ink("#8d8577"))),
            (self.frame, tone(SOOT)),
            (self.windows, mix(tone(ink("#39424d")), ink("#ffd98a"), night)),
        )
        for cut, colour in parts:
            cut.lay(frame, colour, x=x, y=top)


def pole(height: int) -> Image.Image:
    """Return a telegraph pole with its four cups."""
    wide = round(height * 0.2)
    middle, u = wide / 2, height / 100

    def draw(pen: ImageDraw.ImageDraw, s: int) -> None:
        pen.rectangle(
            ((middle - u * 0.7) * s, 2 * u * s, (middle + u * 0.7) * s, height * s), fill=255
        )
        for y, reach in ((7, 8), (13, 8)):
            pen.rectangle(
                ((middle - reach * u) * s, y * u * s, (middle + reach * u) * s, (y + 0.9) * u * s),
                fill=255,
            )
            for side in (-0.9, -0.45, 0.45, 0.9):
                x = middle + side * reach * u
                pen.rectangle(
                    ((x - 0.5 * u) * s, (y - 2.4) * u * s, (x + 0.5 * u) * s, y * u * s), fill=255
                )

    return easel.shape((wide, height), draw)


def sagging(start: Point, end: Point, sag: float) -> list[Point]:
    return [
        (
            start[0] + (end[0] - start[0]) * n / 16,
            start[1] + (end[1] - start[1]) * n / 16 + sag * 4 * (n / 16) * (1 - n / 16),
        )
        for n in range(17)
    ]


class Mist(Shot):
    """Dawn over four hills and a line that nobody has taken yet today."""

    seconds: ClassVar[float] = 6.4

    def __init__(self) -> None:
        wide = W + 260
        self.hills = [
            Cut(easel.ridge(wide, 330, seed=11, reach=560, swell=56), top=268),
            Cut(easel.ridge(wide, 300, seed=23, reach=430, swell=48), top=345),
            Cut(easel.ridge(wide, 240, seed=37, reach=360, swell=38), top=436),
            Cut(easel.firs(wide, 230, seed=5, low=34, high=86, gap=15), top=450),
        ]
        self.bank = Cut(easel.ridge(wide, 120, seed=71, reach=900, swell=10, octaves=4), top=604)
        self.pole = pole(330)
        self.wires = [self._wires(n) for n in range(2)]

    def _wires(self, row: int) -> Image.Image:
        def draw(pen: ImageDraw.ImageDraw, s: int) -> None:
            for side in range(2):
                y = 14 + row * 20 + side * 1
                for left in range(-600, 2400, 600):
                    points = sagging((left + side * 25, y), (left + 600 + side * 25, y), 24)
                    pen.line([(x * s, y * s) for x, y in points], fill=190, width=s)

        return easel.shape((W + 600, 60), draw)

    def draw(self, time: float) -> Image.Image:
        day = span(time, 0, self.seconds)
        low = mix(ink("#dccbb8"), ink("#f6d9a8"), day)
        frame = easel.sky(
            SIZE,
            (0, mix(ink("#8e9fac"), ink("#a4b8c1"), day)),
            (0.34, mix(ink("#b9bfc0"), ink("#d3d0c2"), day)),
            (0.62, low),
            (1, mix(ink("#b6b3ae"), ink("#d9c7a8"), day)),
        )
        sun = (858.0, 318 - 46 * day)
        easel.shine(frame, sun, 330, mix(ink("#f3dcc0"), ink("#fff0c9"), day), 0.75)
        easel.disc(frame, sun, 38, ink("#fffaf0"), 0.95)
        tones = (ink("#a9b1b1"), ink("#86949a"), ink("#5f7078"), ink("#3b4a50"))
        for number, (hill, tone) in enumerate(zip(self.hills, tones, strict=True)):
            drift = -8 - time * (3, 6, 11, 19)[number]
            hill.lay(frame, mix(tone, low, 0.16 - 0.03 * number), x=drift)
            mist = Cut(easel.haze(W + 400, 150, peak=0.62, strength=0.8 - 0.1 * number))
            wander = 60 * math.sin(time * 0.22 + number * 1.9)
            mist.lay(frame, low, x=-200 + wander, y=372 + number * 62, strength=1 - 0.35 * day)
        self._foreground(frame, time)
        self._birds(frame, time)
        self._title(frame, time)
        return frame

    def _foreground(self, frame: Image.Image, time: float) -> None:
        self.bank.lay(frame, ink("#26292b"), x=-20 - time * 34)
        drift = -(time * 34) % 600
        for row, wires in enumerate(self.wires):
            Cut(wires).lay(frame, ink("#33363a"), x=drift - 600 + 33, y=300 + row * 2)
        for place in (-600, 0, 600, 1200):
            Cut(self.pole).lay(frame, ink("#22252a"), x=drift + place, y=292)

    def _birds(self, frame: Image.Image, time: float) -> None:
        pen = ImageDraw.Draw(frame)
        for n, (dx, dy) in enumerate(((0, 0), (26, 10), (-24, 14), (52, 24), (-50, 30))):
            x, y = 330 + time * 26 + dx, 176 - time * 3 + dy
            lift = 3.4 * math.sin(time * 7 + n * 1.3)
            pen.line([(x - 7, y - lift), (x, y), (x + 7, y - lift)], fill=ink("#4d565c"), width=1)

    def _title(self, frame: Image.Image, time: float) -> None:
        light = span(time, 1.5, 2.6) * (1 - span(time, 5.4, 6.2))
        easel.write(
            frame,
            "La Dernière",
            (86, 74),
            ink("#23262a"),
            size=88,
            weight=640,
            width=86,
            tracking=-14,
            strength=light,
        )
        easel.write(
            frame,
            "Micheline",
            (86, 156),
            RED,
            size=88,
            weight=640,
            width=86,
            tracking=-14,
            strength=light,
        )


class Viaduct(Shot):
    """The railcar crosses: the only colour of the morning."""

    seconds: ClassVar[float] = 6.6
    RAIL = 318

    def __init__(self) -> None:
        wide = W + 200
        self.far = Cut(easel.ridge(wide, 380, seed=3, reach=620, swell=62), top=196)
        self.near = Cut(easel.ridge(wide, 320, seed=19, reach=410, swell=70), top=300)
        self.viaduct = Cut(easel.shape((wide, 420), self._arches), top=self.RAIL - 6)
        self.ledge = Cut(easel.shape((wide, 30), self._ledge), top=self.RAIL - 8)
        self.slope = Cut(easel.firs(wide, 260, seed=41, low=40, high=120, gap=22), top=500)
        self.branches = Cut(easel.firs(W + 700, 330, seed=8, low=150, high=320, gap=150), top=452)
        self.railcar = Railcar(330)

    @staticmethod
    def _arches(pen: ImageDraw.ImageDraw, s: int) -> None:
        wide = (W + 200) * s
        pen.rectangle((0, 6 * s, wide, 420 * s), fill=255)
        for number in range(-1, 11):
            left = (number * 152 + 40) * s
            right = left + 118 * s
            pen.ellipse((left, 30 * s, right, 148 * s), fill=0)
            # Piers grow toward their foot.
            pen.polygon(
                [
                    (left, 89 * s),
                    (right, 89 * s),
                    (right - 10 * s, 420 * s),
                    (left + 10 * s, 420 * s),
                ],
                fill=0,
            )

    @staticmethod
    def _ledge(pen: ImageDraw.ImageDraw, s: int) -> None:
        wide = (W + 200) * s
        pen.rectangle((0, 8 * s, wide, 13 * s), fill=255)
        for x in range(0, W + 200, 19):
            pen.rectangle((x * s, 0, (x + 1.6) * s, 8 * s), fill=255)
        pen.rectangle((0, 0, wide, 1.4 * s), fill=255)

    def draw(self, time: float) -> Image.Image:
        pan = -40 - time * 9
        light = ink("#f2dcae")
        frame = easel.sky(
            SIZE, (0, ink("#7fa3ad")), (0.3, ink("#b5c5b8")), (0.52, light), (1, ink("#c9b58e"))
        )
        easel.shine(frame, (250, 150), 420, ink("#fff3cf"), 0.8)
        self.far.lay(frame, ink("#9fb0a4"), x=pan * 0.3)
        Cut(easel.haze(W, 220, strength=0.8)).lay(frame, light, y=300)
        self.near.lay(frame, ink("#7f9387"), x=pan * 0.55)
        Cut(easel.haze(W, 260, strength=0.95)).lay(frame, light, y=370)
        x = -420 + time * 262
        sway = 0.7 * math.sin(time * 9)
        self.railcar.lay(frame, x, self.RAIL + sway * 0.5, night=0.0, haze=light, far=0.06)
        self.viaduct.lay(frame, ink("#6d665a"), x=pan)
        self.viaduct.lay(frame, ink("#8f8468"), x=pan - 9)
        self.ledge.lay(frame, ink("#5d574c"), x=pan)
        Cut(easel.haze(W, 330, peak=0.75, strength=0.92)).lay(
            frame, mix(light, ink("#cfd0bd"), 0.5), y=400
        )
        self.slope.lay(frame, ink("#46574f"), x=pan * 1.5 + 20)
        Cut(easel.haze(W, 170, peak=0.8, strength=0.5)).lay(frame, light, y=540)
        self.branches.lay(frame, ink("#1e2a29"), x=pan * 3.4 + 60)
        return frame


class Window(Shot):
    """Inside: what passes, and someone who looks at it for the last time."""

    seconds: ClassVar[float] = 7.0
    PANE = (168, 84, 1010, 486)
    PACE, ROUND = 1500, 4 * 860

    def __init__(self) -> None:
        self.far = Cut(easel.ridge(W + 460, 240, seed=29, reach=520, swell=50), top=214)
        self.mid = Cut(easel.ridge(W + 900, 200, seed=53, reach=300, swell=36), top=306)
        self.hedge = Cut(easel.firs(4200, 190, seed=61, low=24, high=74, gap=26), top=330)
        self.near = self._near()
        pane = rounded(SIZE, self.PANE, 34)
        self.wall = pane.point([255 - value for value in range(256)])
        rim = rounded(
            SIZE, (self.PANE[0] - 9, self.PANE[1] - 9, self.PANE[2] + 9, self.PANE[3] + 9), 42
        )
        self.rim = Image.composite(Image.new("L", SIZE), rim, pane)
        self.pane = pane
        self.person = easel.shape((520, 640), self._person)
        self.edge = self._edge()
        self.seat = rounded((460, 520), (0, 0, 420, 620), 46)
        self.reflection = easel.polygon(
            SIZE,
            [(420, 80), (560, 80), (330, 490), (170, 490)],
            [(600, 80), (630, 80), (400, 490), (370, 490)],
        )

    @staticmethod
    def _near() -> Image.Image:
        """Return poles and bushes as the eye sees them at that speed: drawn out sideways."""
        from_nothing = Image.new("L", (5200, 460))
        pen = ImageDraw.Draw(from_nothing)
        chance = easel.dice(77)
        for pole_at in range(300, 5200, 860):
            pen.rectangle((pole_at, 0, pole_at + 16, 460), fill=235)
        for _ in range(26):
            # Three times, since the strip comes round again after four poles.
            place, tall = chance.uniform(0, Window.ROUND), chance.uniform(60, 150)
            for x in (place - Window.ROUND, place, place + Window.ROUND):
                pen.ellipse((x, 430 - tall, x + tall * 2.6, 520), fill=255)
        return from_nothing.resize((1300, 460)).resize((5200, 460), Image.Resampling.BICUBIC)

    @staticmethod
    def _person(pen: ImageDraw.ImageDraw, s: int) -> None:
        # From the nape over the hair to the brow, nose, mouth and chin, then neck and shoulders.
        head = easel.smooth(
            (292, 176),
            (290, 120),
            (250, 78),
            (196, 70),
            (150, 92),
            (132, 132),
            (130, 160),
            (124, 178),
            (106, 206),
            (110, 216),
            (120, 218),
            (114, 230),
            (119, 237),
            (115, 246),
            (123, 252),
            (122, 268),
            (138, 284),
            (172, 282),
            (200, 300),
            (252, 262),
            (282, 222),
        )
        coat = easel.smooth(
            (186, 258),
            (192, 312),
            (170, 336),
            (128, 352),
            (84, 396),
            (52, 480),
            (30, 600),
            (10, 720),
            (520, 720),
            (500, 560),
            (470, 452),
            (420, 384),
            (350, 346),
            (288, 322),
            (270, 280),
            (262, 220),
        )
        bun = easel.smooth((268, 96), (296, 76), (326, 86), (334, 116), (314, 140), (282, 136))
        for outline in (head, coat, bun):
            pen.polygon([(x * s, y * s) for x, y in outline], fill=255)

    def _edge(self) -> Image.Image:
        """Return where the window's light catches the person: a thin line on their left."""
        moved = Image.new("L", self.person.size)
        moved.paste(self.person, (7, 4))
        return Image.composite(Image.new("L", moved.size), self.person, moved)

    def draw(self, time: float) -> Image.Image:
        jolt = 1.6 * max(0.0, math.sin(time * 2 * math.pi / 0.86)) ** 14
        low = ink("#f3b765")
        frame = easel.sky(
            SIZE,
            (0, ink("#8d8a92")),
            (0.2, ink("#c99f84")),
            (0.46, low),
            (0.62, ink("#e9a052")),
            (1, ink("#54402f")),
        )
        easel.shine(frame, (410, 250), 330, ink("#ffe3a0"), 0.95)
        easel.disc(frame, (410, 252), 30, ink("#fff4d2"))
        self.far.lay(frame, ink("#a9775a"), x=-time * 26)
        Cut(easel.haze(W, 130, strength=0.7)).lay(frame, low, y=290)
        self.mid.lay(frame, ink("#7b533f"), x=-time * 92)
        self.hedge.lay(frame, ink("#4d362d"), x=-time * 330)
        passed = self._shade(time)
        run = time * self.PACE % self.ROUND
        Cut(self.near, top=70).lay(frame, ink("#2c211e"), x=-run, strength=0.93)
        frame.paste(
            ink("#ffdf9d"), (0, 0), easel.faded(self.reflection, 0.1 + 0.05 * math.sin(time * 2))
        )
        self._carriage(frame, jolt, passed)
        return frame

    def _shade(self, time: float) -> float:
        """Return how much a pole takes of the light on the person, from 0 to 1."""
        pole_at = (308 - time * self.PACE) % 860
        return max(0.0, 1 - abs(pole_at - 430) / 130)

    def _carriage(self, frame: Image.Image, jolt: float, passed: float) -> None:
        wall = mix(ink("#2a1d1a"), ink("#1d1413"), passed)
        Cut(self.wall).lay(frame, wall, y=0)
        frame.paste(mix(ink("#7c5a3c"), ink("#33241d"), passed), (0, 0), self.rim)
        warm = mix(ink("#c98a4c"), ink("#3a2820"), passed)
        Cut(easel.haze(W, 150, peak=0.2, strength=0.34)).lay(frame, warm, y=492)
        ImageDraw.Draw(frame).rectangle(
            (168, 500, 1010, 506), fill=mix(ink("#8a6038"), ink("#3b2a20"), passed)
        )
        Cut(self.seat).lay(frame, mix(ink("#4a1d1b"), ink("#2a1212"), passed), x=960, y=214 + jolt)
        Cut(self.seat).lay(frame, mix(ink("#5b2320"), ink("#30151a"), passed), x=986, y=226 + jolt)
        Cut(self.person).lay(frame, ink("#140f11"), x=640, y=104 + jolt * 1.4)
        Cut(self.edge).lay(
            frame, ink("#ffc06a"), x=640, y=104 + jolt * 1.4, strength=0.85 - 0.75 * passed
        )


class Halt(Shot):
    """Blue hour. It does not stop; a lantern answers."""

    seconds: ClassVar[float] = 6.0
    RAIL = 566

    def __init__(self) -> None:
        self.hills = Cut(easel.ridge(W, 260, seed=91, reach=480, swell=46), top=300)
        self.trees = Cut(easel.firs(W, 260, seed=14, low=60, high=150, gap=38), top=318)
        self.house = easel.shape((420, 330), self._house)
        self.panes = easel.shape((420, 330), self._panes)
        self.body = easel.shape((130, 290), self._keeper)
        self.stars = easel.stars((W, 300), 90, 4)
        self.railcar = Railcar(1240)

    @staticmethod
    def _house(pen: ImageDraw.ImageDraw, s: int) -> None:
        pen.polygon([(x * s, y * s) for x, y in ((10, 110), (210, 20), (410, 110))], fill=255)
        pen.rectangle((34 * s, 106 * s, 386 * s, 330 * s), fill=255)
        pen.rectangle((286 * s, 18 * s, 316 * s, 90 * s), fill=255)
        pen.polygon(
            [(x * s, y * s) for x, y in ((0, 196), (420, 196), (400, 182), (20, 182))], fill=255
        )

    @staticmethod
    def _panes(pen: ImageDraw.ImageDraw, s: int) -> None:
        for left in (70, 270):
            for half in (0, 28):
                pen.rectangle(
                    ((left + half) * s, 222 * s, (left + half + 24) * s, 282 * s), fill=255
                )
        pen.ellipse((194 * s, 66 * s, 226 * s, 98 * s), fill=255)

    @staticmethod
    def _keeper(pen: ImageDraw.ImageDraw, s: int) -> None:
        # Seen from behind, a little to the right: cap, long coat, boots.
        coat = easel.smooth(
            (58, 62),
            (76, 62),
            (92, 76),
            (98, 130),
            (104, 218),
            (66, 224),
            (28, 216),
            (36, 130),
            (42, 76),
        )
        head = easel.smooth((54, 24), (66, 18), (80, 26), (80, 44), (70, 58), (58, 54), (52, 40))
        cap = easel.smooth((48, 24), (52, 10), (68, 6), (82, 12), (86, 24), (94, 28), (70, 28))
        for outline in (coat, head, cap):
            pen.polygon([(x * s, y * s) for x, y in outline], fill=255)
        pen.rectangle((60 * s, 50 * s, 74 * s, 70 * s), fill=255)
        for left in (42, 70):
            pen.rectangle((left * s, 214 * s, (left + 18) * s, 284 * s), fill=255)
            pen.ellipse((left * s, 276 * s, (left + 26) * s, 288 * s), fill=255)

    def draw(self, time: float) -> Image.Image:
        low = ink("#86788a")
        frame = easel.sky(
            SIZE,
            (0, ink("#131f3d")),
            (0.3, ink("#34456b")),
            (0.56, low),
            (0.66, ink("#b08a80")),
            (1, ink("#1a2136")),
        )
        easel.light_stars(frame, self.stars, time, ink("#e9ecff"), 0.7)
        self.hills.lay(frame, ink("#3d4868"))
        Cut(easel.haze(W, 130, strength=0.55)).lay(frame, low, y=380)
        self.trees.lay(frame, ink("#1f2a44"))
        dark, lamp_lit = ink("#0e1322"), 1 - span(time, 4.7, 4.8)
        Cut(self.house).lay(frame, dark, x=690, y=214)
        Cut(self.panes).lay(frame, ink("#f4bd62"), x=690, y=214, strength=0.25 + 0.7 * lamp_lit)
        ImageDraw.Draw(frame).rectangle((0, 540, W, H), fill=ink("#0b101d"))
        self._lamp(frame, lamp_lit)
        self._passing(frame, time, W + 260 - (time - 1.0) * 1000)
        # The near platform, and the edge that one must not cross.
        pen = ImageDraw.Draw(frame)
        pen.rectangle((0, 634, W, H), fill=ink("#070a13"))
        pen.rectangle((0, 634, W, 637), fill=mix(ink("#1c2236"), ink("#6b5233"), 0.6 * lamp_lit))
        self._keeper_waves(frame, time)
        return frame

    def _lamp(self, frame: Image.Image, lit: float) -> None:
        pen = ImageDraw.Draw(frame)
        pen.rectangle((566, 300, 571, 548), fill=ink("#090d17"))
        pen.rectangle((540, 300, 598, 306), fill=ink("#090d17"))
        easel.shine(frame, (569, 318), 250, ink("#ffcf7d"), 0.62 * lit)
        easel.disc(frame, (569, 312), 8, mix(ink("#2a2f40"), ink("#fff0c4"), lit))
        Cut(easel.pool(640, 60)).lay(frame, ink("#e0a35c"), x=249, y=518, strength=0.75 * lit)

    def _passing(self, frame: Image.Image, time: float, x: float) -> None:
        near = 1 - min(1.0, abs(x + 620 - 640) / 1500)
        easel.shine(frame, (x + 20, self.RAIL + 30), 460, ink("#ffdf9e"), 0.75 * max(0.0, near))
        mirrored = self.railcar
        mirrored.lay(
            frame, x, self.RAIL + 40 + 0.8 * math.sin(time * 40), night=0.9, haze=(0, 0, 0), far=0.0
        )
        for number in range(9):
            left = x + 1240 / 9.4 * (number + 0.6)
            easel.shine(frame, (left, self.RAIL + 62), 80, ink("#ffce7a"), 0.35)
        easel.shine(frame, (x + 1236, self.RAIL - 16), 70, ink("#ff3b22"), 0.9)
        easel.disc(frame, (x + 1234, self.RAIL - 16), 5, ink("#ff8a6a"))
        ImageDraw.Draw(frame).rectangle((0, self.RAIL + 38, W, self.RAIL + 41), fill=ink("#2b3145"))

    def _keeper_waves(self, frame: Image.Image, time: float) -> None:
        foot = 690.0
        lift = span(time, 1.7, 2.3) - span(time, 4.2, 4.9)
        swing = 0.16 * math.sin(time * 5) * lift
        shoulder = (318.0, foot - 206)
        angle = math.pi / 2 - lift * (2.3 + swing)
        hand = (shoulder[0] + 94 * math.cos(angle), shoulder[1] + 94 * math.sin(angle))
        Cut(self.body).lay(frame, ink("#070a12"), x=252, y=foot - 284)
        arm = easel.polygon(
            (240, 240),
            self._limb((120, 120), (hand[0] - shoulder[0] + 120, hand[1] - shoulder[1] + 120)),
        )
        Cut(arm).lay(frame, ink("#070a12"), x=shoulder[0] - 120, y=shoulder[1] - 120)
        easel.shine(frame, (hand[0], hand[1] + 12), 120, ink("#ff9d4d"), 0.7)
        easel.disc(frame, (hand[0], hand[1] + 12), 6, ink("#ffe2b0"))

    @staticmethod
    def _limb(start: Point, end: Point) -> list[Point]:
        length = math.dist(start, end)
        nx, ny = (end[1] - start[1]) / length * 9, -(end[0] - start[0]) / length * 9
        return [
            (start[0] + nx, start[1] + ny),
            (end[0] + nx * 0.7, end[1] + ny * 0.7),
            (end[0] - nx * 0.7, end[1] - ny * 0.7),
            (start[0] - nx, start[1] - ny),
        ]


class RedLight(Shot):
    """The rails go on without it."""

    seconds: ClassVar[float] = 6.0
    POINT = (640, 372)

    def __init__(self) -> None:
        self.stars = easel.stars((W, 380), 260, 12)
        self.hills = Cut(easel.ridge(W, 150, seed=33, reach=520, swell=40), top=290)
        self.ground = self._ground()
        self.rails = easel.shape(SIZE, self._rails)
        self.sleepers = easel.shape(SIZE, self._sleepers)
        self.banks = [
            Cut(easel.firs(720, 200, seed=3, low=70, high=180, gap=52), left=-120, top=184),
            Cut(easel.firs(720, 200, seed=9, low=70, high=180, gap=48), left=686, top=184),
        ]

    def _ground(self) -> Image.Image:
        return easel.polygon(SIZE, [(0, 400), (W, 400), (W, H), (0, H)])

    def _rails(self, pen: ImageDraw.ImageDraw, s: int) -> None:
        x, y = self.POINT
        for side in (-1, 1):
            foot = x + side * 300
            pen.polygon(
                [((x + side * 0.8) * s, y * s), ((foot - 8) * s, H * s), ((foot + 8) * s, H * s)],
                fill=255,
            )

    @staticmethod
    def _sleepers(pen: ImageDraw.ImageDraw, s: int) -> None:
        x, y = RedLight.POINT
        for n in range(34):
            top = y + 3.2 * 1.155**n
            reach = (top - y) / (H - y) * 430
            thick = (top - y) * 0.055
            pen.rectangle(((x - reach) * s, top * s, (x + reach) * s, (top + thick) * s), fill=255)

    def draw(self, time: float) -> Image.Image:
        frame = easel.sky(
            SIZE,
            (0, ink("#070b1a")),
            (0.34, ink("#141d3a")),
            (0.53, ink("#3a3a58")),
            (0.56, ink("#0b0e18")),
            (1, ink("#06070d")),
        )
        easel.light_stars(frame, self.stars, time, ink("#dfe6ff"))
        self.hills.lay(frame, ink("#161b30"))
        frame.paste(ink("#080a12"), (0, 0), self.ground)
        depth = 1 / (1 + time * 0.95)
        x, y = self.POINT
        where = (x, y + 96 * depth - 10)
        for bank in self.banks:
            bank.lay(frame, ink("#05070d"), y=44)
        frame.paste(mix(ink("#0d1019"), ink("#2a1015"), depth), (0, 0), self.sleepers)
        frame.paste(mix(ink("#39415e"), ink("#c0473c"), depth), (0, 0), self.rails)
        Cut(easel.pool(900, 200)).lay(
            frame, ink("#8c1a12"), x=x - 450, y=where[1] - 20, strength=0.5 * depth
        )
        easel.shine(frame, where, max(26, round(260 * depth)), ink("#c92313"), 0.8)
        easel.disc(frame, where, round(1.6 + 9 * depth, 1), ink("#ff6a4a"))
        easel.disc(frame, where, round(0.8 + 4 * depth, 1), ink("#ffd9c0"))
        light = span(time, 1.5, 2.5)
        pale = ink("#efe7d6")
        for row, words in enumerate(
            ("un film de Marc Delpuech", "image Karim Bensaïd", "montage Nadia Ferhat")
        ):
            easel.write(
                frame,
                words,
                (640, 118 + row * 40),
                pale,
                name=easel.TEXT,
                size=27 if row == 0 else 22,
                weight=520,
                tracking=12,
                align=0.5,
                strength=light * span(time, 1.4 + row * 0.4, 2.4 + row * 0.4),
            )
        return frame


# Wind, a low chord that never resolves, the rail joints (two bogies, 0.86 s a rail), a far horn,
# crickets when it has gone.
SOUND = (
    "anoisesrc=c=brown:a=0.5:d=33:seed=4,highpass=f=90,lowpass=f=620,tremolo=f=0.13:d=0.6,"
    "volume=0.5[wind];"
    "aevalsrc='0.10*(sin(2*PI*73.4*t)+0.7*sin(2*PI*110*t+0.4*sin(0.7*t))+0.5*sin(2*PI*146.8*t)"
    "+0.35*sin(2*PI*174.6*t)*(0.5+0.5*sin(0.31*t)))*(0.6+0.4*sin(0.21*t))':d=33:s=48000,"
    "aecho=0.8:0.6:310|470:0.3|0.22[chord];"
    "aevalsrc='between(t,6.2,25)*min(1,(t-6.2)/3)*min(1,(25-t)/2.2)"
    "*(exp(-38*mod(t,0.86))+0.8*exp(-38*mod(t-0.13,0.86))+0.55*exp(-38*mod(t-0.43,0.86)))"
    "*(0.55*sin(2*PI*92*t)+0.45*(random(0)*2-1))*0.55':d=33:s=48000,"
    "lowpass=f=1500,highpass=f=60,aecho=0.8:0.5:60:0.25[rail];"
    "anoisesrc=c=pink:a=0.35:d=33:seed=9,bandpass=f=240:w=260,"
    "volume='if(between(t,6.2,25.6),0.55*min(1,(t-6.2)/4)*min(1,(25.6-t)/3),0)':eval=frame[roll];"
    "aevalsrc='0.16*(sin(2*PI*330*t)+0.8*sin(2*PI*392*t)+0.3*sin(2*PI*660*t))"
    "*(between(t,19.8,20.6)*min(1,(t-19.8)/0.1)*min(1,(20.6-t)/0.2)"
    "+between(t,20.8,22.2)*min(1,(t-20.8)/0.1)*min(1,(22.2-t)/0.9))':d=33:s=48000,"
    "lowpass=f=1400,aecho=0.8:0.7:420|760:0.4|0.3[horn];"
    "aevalsrc='0.035*sin(2*PI*4300*t)*gt(sin(2*PI*17*t),0.2)*gt(mod(t,1.3),0.55)"
    "*min(1,max(0,(t-24.5)/3))':d=33:s=48000[cricket];"
    "[wind][chord][rail][roll][horn][cricket]amix=inputs=6:normalize=0,alimiter=limit=0.8,"
    "aformat=channel_layouts=stereo[sound]"
)

REEL = Reel(
    "la-derniere-micheline.mp4",
    SIZE,
    25,
    (Mist, Viaduct, Window, Halt, RedLight),
    SOUND,
    grain=6,
    poster=(1, 3.0),
)
