"""« Les Volcans dorment mal »: they breathe, one wakes, someone goes up. 2.39, 24 f/s."""
# ruff: noqa: PLR2004 - a drawing is made of numbers

import math
from typing import ClassVar

from PIL import Image, ImageDraw

from labfilms.operations.demo import easel
from labfilms.operations.demo.easel import Cut, Point, ink, mix, span
from labfilms.operations.demo.reel import Reel, Shot

SIZE = W, H = 1280, 536
NIGHT, PLUM = ink("#140f2b"), ink("#3a1f4d")
EMBER, GOLD, CHALK = ink("#f0552b"), ink("#ffc25c"), ink("#f3e9dc")


def puy(width: int, height: int, *, seed: int, crater: float = 0.12) -> Image.Image:
    """Return a mask of a puy: a bell, with the dip of its crater."""
    line = easel.waves(seed, width / 3, 5)
    top: list[Point] = []
    for n in range(81):
        side = n / 40 - 1
        bell = math.exp(-((side * 1.9) ** 2) * 1.15) - math.exp(-(1.9**2) * 1.15)
        dip = 0.16 * math.exp(-((side / crater) ** 2))
        top.append(
            (n / 80 * width, height * (1.05 - 0.93 * (bell / 0.985 - dip)) + 2.5 * line(n * 9))
        )
    return easel.polygon((width, height), [(0, height), *top, (width, height)])


def night(
    time: float, sky_stars: list[tuple[float, float, float, float]], *, glow: float = 0.0
) -> Image.Image:
    """Return the sky that all the shots share; `glow` is how much of the fire it sends back."""
    frame = easel.sky(
        SIZE,
        (0, NIGHT),
        (0.45, mix(PLUM, ink("#6b2440"), glow)),
        (0.8, mix(ink("#7a3f62"), ink("#d4562f"), glow)),
        (1, ink("#2a1838")),
    )
    easel.light_stars(frame, sky_stars, time, ink("#ffeede"), 0.9 - 0.5 * glow)
    return frame


class Range:
    """Five sleepers, side by side; each breathes at its own pace."""

    # left, width, height, pace (s a breath), colour; from the furthest to the nearest
    PLACES = (
        (-90, 560, 210, 5.2, "#63386c"),
        (840, 620, 240, 4.6, "#5a3266"),
        (250, 620, 285, 6.0, "#412653"),
        (600, 560, 215, 5.5, "#321d46"),
        (-220, 640, 200, 4.9, "#26173a"),
        (900, 640, 170, 5.8, "#22152f"),
    )

    def __init__(self) -> None:
        self.masks = [
            puy(width, height, seed=n + 3) for n, (_, width, height, _, _) in enumerate(self.PLACES)
        ]

    def lay(
        self, frame: Image.Image, time: float, *, base: float, snow: float = 0.0, shake: float = 0.0
    ) -> list[float]:
        """Lay the range and return where each top stands (px from the top of the frame)."""
        tops = []
        for n, ((left, width, height, pace, tone), mask) in enumerate(
            zip(self.PLACES, self.masks, strict=True)
        ):
            breath = math.sin(time * 2 * math.pi / pace + n * 1.7)
            tall = round(height * (1 + 0.035 * breath))
            body = mask.resize((width, tall), Image.Resampling.BILINEAR)
            y = base - tall + 14 * n
            colour = mix(ink(tone), ink("#d4cbe0"), snow * (0.82 - 0.06 * n))
            Cut(body).lay(frame, colour, x=left + shake * (n % 3 - 1), y=y)
            veil = Cut(easel.haze(W, 90, peak=0.8, strength=0.34))
            if n in {1, 3}:
                veil.lay(frame, mix(ink("#8a4a6a"), ink("#c9b6c4"), snow), y=base - 80)
            tops.append(y)
        return tops


class Village:
    """Houses, a church, windows that light up one after the other."""

    def __init__(self, *, scale: float) -> None:
        self.scale = scale
        chance = easel.dice(6)
        self.windows: list[tuple[float, float, float]] = []
        roofs: list[list[Point]] = []
        x = 60.0
        while x < 900:
            wide, tall = chance.uniform(44, 86), chance.uniform(30, 62)
            foot = 200.0
            slope = chance.uniform(16, 30)
            roofs.append(
                [
                    (x, foot),
                    (x, foot - tall),
                    (x + wide / 2, foot - tall - slope),
                    (x + wide, foot - tall),
                    (x + wide, foot),
                ]
            )
            if chance.random() < 0.6:
                roofs.append(
                    [
                        (x + wide * 0.7, foot - tall - slope),
                        (x + wide * 0.82, foot - tall - slope),
                        (x + wide * 0.82, foot - tall),
                        (x + wide * 0.7, foot - tall),
                    ]
                )
            for n in range(int(wide // 24)):
                if chance.random() < 0.8:
                    self.windows.append(
                        (x + 10 + n * 24, foot - tall * chance.uniform(0.45, 0.75), chance.random())
                    )
            x += wide * chance.uniform(0.7, 1.25)
        roofs.append([(452, 200), (452, 78), (470, 24), (488, 78), (488, 200)])
        self.bell = (470.0, 92.0)
        size = round(1000 * scale), round(210 * scale)
        self.mask = easel.polygon(
            size, *[[(px * scale, py * scale) for px, py in roof] for roof in roofs]
        )

    def lay(self, frame: Image.Image, at: Point, *, awake: float, snow: float = 0.0) -> None:
        """Lay it with its upper left corner at a point; `awake` is the share of lit windows."""
        Cut(self.mask).lay(frame, mix(ink("#0e0918"), ink("#3d3548"), snow), x=at[0], y=at[1])
        if snow:
            shifted = Image.new("L", self.mask.size)
            shifted.paste(self.mask, (0, max(2, round(5 * self.scale))))
            cap = Image.composite(Image.new("L", self.mask.size), self.mask, shifted)
            Cut(cap).lay(frame, CHALK, x=at[0], y=at[1], strength=snow)
        pen = ImageDraw.Draw(frame)
        for x, y, turn in self.windows:
            lit = span(awake, turn - 0.04, turn + 0.04)
            if lit <= 0:
                continue
            px, py = at[0] + x * self.scale, at[1] + y * self.scale
            colour = mix(ink("#0e0918"), GOLD, lit)
            pen.rectangle((px, py, px + 7 * self.scale, py + 9 * self.scale), fill=colour)
            easel.shine(frame, (px + 3, py + 4), round(22 * self.scale) + 4, GOLD, 0.4 * lit)


def flakes(frame: Image.Image, time: float, *, count: int, amount: float, seed: int = 2) -> None:
    """Let snow fall: near flakes are larger, faster and fewer."""
    chance = easel.dice(seed)
    for n in range(count):
        near = chance.random() ** 2
        x0, y0, sway, phase = (
            chance.uniform(0, W),
            chance.uniform(0, H),
            chance.uniform(8, 30),
            chance.uniform(0, 6.3),
        )
        if n / count > amount:
            continue
        y = (y0 + time * (26 + 90 * near)) % (H + 20) - 10
        x = (x0 + sway * math.sin(time * 0.9 + phase) - time * 9) % W
        easel.disc(frame, (round(x, 1), y), round(1 + 2.6 * near, 1), CHALK, 0.45 + 0.5 * near)


class Sleepers(Shot):
    """They snore."""

    seconds: ClassVar[float] = 6.6

    def __init__(self) -> None:
        self.stars = easel.stars((W, 330), 220, 15)
        self.range = Range()
        self.ground = Cut(easel.ridge(W + 40, 120, seed=51, reach=700, swell=16), top=452)
        self.village = Village(scale=0.36)

    def draw(self, time: float) -> Image.Image:
        frame = night(time, self.stars)
        tops = self.range.lay(frame, time, base=430)
        for n, (x, pace) in enumerate(((560, 6.0), (1150, 4.6), (190, 5.2))):
            self._snore(frame, time, x, tops[(2, 1, 0)[n]] + 40, pace)
        self.ground.lay(frame, ink("#150e22"))
        self.village.lay(frame, (820, 402), awake=0.12)
        light = span(time, 1.3, 2.4) * (1 - span(time, 5.6, 6.4))
        easel.write(
            frame,
            "Les Volcans",
            (84, 66),
            CHALK,
            size=78,
            weight=760,
            width=80,
            tracking=-16,
            strength=light,
        )
        easel.write(
            frame,
            "dorment mal",
            (84, 138),
            EMBER,
            size=78,
            weight=300,
            width=80,
            tracking=-16,
            strength=light * span(time, 1.9, 3.0),
        )
        return frame

    @staticmethod
    def _snore(frame: Image.Image, time: float, x: float, top: float, pace: float) -> None:
        for n in range(4):
            age = (time / pace + n * 0.33) % 1.32
            if age >= 1:
                continue
            radius = round(7 + 30 * age)
            at = (x + 30 * age + 9 * math.sin(age * 7 + n), top - 8 - 120 * age)
            easel.disc(frame, at, radius, ink("#b98aa6"), 0.4 * (1 - age) * min(1.0, age * 6))
            easel.disc(
                frame,
                (at[0] + 4, at[1] - 3),
                round(radius * 0.62),
                ink("#5b3459"),
                0.3 * (1 - age) * min(1.0, age * 6),
            )


class Tremor(Shot):
    """The plates on the dressers; then the windows."""

    seconds: ClassVar[float] = 5.6

    def __init__(self) -> None:
        self.stars = easel.stars((W, 260), 120, 25)
        self.back = puy(1500, 420, seed=40, crater=0.1)
        self.village = Village(scale=1.28)
        self.ground = Cut(easel.ridge(W + 80, 110, seed=21, reach=500, swell=10), left=-40, top=462)

    def draw(self, time: float) -> Image.Image:
        trouble = span(time, 1.0, 1.5) * (1 - span(time, 3.6, 5.2))
        shake = trouble * 5 * math.sin(time * 47)
        frame = night(time, self.stars, glow=0.45 * span(time, 1.2, 5.0))
        breath = 1 + 0.015 * math.sin(time * 1.1) + 0.02 * trouble * math.sin(time * 19)
        tall = round(420 * breath)
        easel.shine(frame, (800, 172), 320, EMBER, 0.9 * span(time, 1.2, 4.5))
        Cut(self.back.resize((1500, tall))).lay(
            frame, ink("#3a1f45"), x=50 + shake * 0.4, y=512 - tall
        )
        Cut(easel.haze(W, 210, peak=0.8, strength=0.6)).lay(
            frame, mix(ink("#6d3b60"), ink("#a8483c"), 0.6 * trouble), y=300
        )
        self.village.lay(
            frame, (-10 + shake, 226 + shake * 0.5), awake=0.08 + 0.95 * span(time, 1.5, 4.8)
        )
        self.ground.lay(frame, ink("#0a0612"), x=shake)
        return frame


class Eye(Shot):
    """One of them opens an eye."""

    seconds: ClassVar[float] = 6.2
    MIDDLE = (700.0, 262.0)

    def __init__(self) -> None:
        self.stars = easel.stars((W, 220), 100, 35)
        self.body = Cut(puy(1900, 620, seed=70, crater=0.08), left=-250, top=14)
        self.cracks = easel.shape(SIZE, self._cracks)
        slit = easel.smooth(
            (30, 2), (44, 44), (48, 84), (44, 124), (30, 166), (16, 124), (12, 84), (16, 44)
        )
        self.pupil = easel.polygon((60, 168), slit)
        chance = easel.dice(88)
        self.embers = [
            (
                chance.gauss(0, 110),
                chance.random(),
                chance.uniform(0.6, 1.5),
                chance.uniform(0, 6.3),
            )
            for _ in range(70)
        ]

    @staticmethod
    def _cracks(pen: ImageDraw.ImageDraw, s: int) -> None:
        chance = easel.dice(4)
        for start in range(15):
            x, y = Eye.MIDDLE[0] + chance.gauss(0, 150), Eye.MIDDLE[1] + 60 + chance.uniform(0, 30)
            for step in range(chance.randint(5, 12)):
                nx, ny = x + chance.gauss((start - 7) * 1.5, 10), y + chance.uniform(10, 26)
                pen.line((x * s, y * s, nx * s, ny * s), fill=220, width=max(1, 4 - step // 3) * s)
                x, y = nx, ny

    def _lens(self, opening: float, grow: float = 0.0) -> Image.Image:
        x, y = self.MIDDLE
        reach, up, down = 190 + grow, 92 * opening + grow * 0.5, 60 * opening + grow * 0.5
        top = [
            (x - reach + 2 * reach * n / 30, y - up * math.sin(math.pi * n / 30) ** 0.9)
            for n in range(31)
        ]
        low = [
            (x + reach - 2 * reach * n / 30, y + down * math.sin(math.pi * n / 30))
            for n in range(31)
        ]
        return easel.polygon(SIZE, [*top, *low])

    def draw(self, time: float) -> Image.Image:
        opening = (
            0.24 * span(time, 0.7, 1.4) - 0.16 * span(time, 1.7, 2.0) + 0.92 * span(time, 2.2, 3.6)
        )
        blink = 1 - 0.94 * math.exp(-(((time - 4.7) / 0.1) ** 2))
        opening = max(0.0, opening * blink)
        frame = night(time, self.stars, glow=0.9 * opening)
        x, y = self.MIDDLE
        easel.shine(frame, (x, 60), 420, EMBER, 0.55 * opening)
        self.body.lay(frame, mix(ink("#2b1738"), ink("#3d1a2f"), opening))
        frame.paste(
            mix(ink("#3a1a35"), EMBER, 0.9 * opening),
            (0, 0),
            easel.faded(self.cracks, 0.25 + 0.75 * opening),
        )
        easel.shine(frame, (x, y), 430, EMBER, 0.55 * opening)
        if opening > 0.01:
            frame.paste(ink("#1a0a18"), (0, 0), self._lens(opening, 14))
            self._iris(frame, time, opening)
        self._embers(frame, time, opening)
        return frame

    def _iris(self, frame: Image.Image, time: float, opening: float) -> None:
        x, y = self.MIDDLE
        look = 58 * (span(time, 3.7, 4.2) - 2 * span(time, 5.0, 5.5))
        inside = easel.sky(
            SIZE, (0, ink("#8e1f1d")), (0.4, EMBER), (0.56, ink("#ff9a3d")), (1, ink("#a32a1c"))
        )
        easel.disc(inside, (x + look, y + 2), 84, ink("#ffb347"))
        easel.shine(inside, (x + look, y), 120, ink("#fff0b8"), 0.9)
        for n in range(28):
            turn = n * math.pi / 14 + 0.1 * math.sin(time + n)
            near, far = 34, 78 - 8 * (n % 3)
            ray = (
                (x + look + near * math.cos(turn), y + near * math.sin(turn)),
                (x + look + far * math.cos(turn), y + far * math.sin(turn)),
            )
            ImageDraw.Draw(inside).line(ray, fill=ink("#e0672a"), width=2)
        easel.shine(inside, (x + look, y), 60, ink("#8e1f1d"), 0.6)
        Cut(self.pupil).lay(inside, ink("#1a050a"), x=x + look - 30, y=y - 84)
        easel.disc(inside, (x + look - 20, y - 34), 9, ink("#fff6dc"), 0.9)
        frame.paste(inside, (0, 0), self._lens(opening))

    def _embers(self, frame: Image.Image, time: float, opening: float) -> None:
        for side, start, pace, phase in self.embers:
            age = (start + time * 0.22 * pace) % 1
            at = (
                self.MIDDLE[0] + side * (1 + age) + 18 * math.sin(time * 2 + phase),
                self.MIDDLE[1] + 20 - 330 * age,
            )
            light = opening * (1 - age)
            if light > 0.05:
                easel.disc(frame, at, 1.8, GOLD, light)
                easel.shine(frame, at, 10, EMBER, light * 0.7)


class Lullaby(Shot):
    """A lantern goes up; a hand on the stone."""

    seconds: ClassVar[float] = 6.6

    def __init__(self) -> None:
        self.stars = easel.stars((W, 300), 130, 45)
        # Wider than the frame: it shakes.
        self.slope = Cut(easel.polygon((W + 40, H), self._slope()), left=-20)
        self.far = Cut(puy(820, 250, seed=13), left=-140, top=230)
        self.child = easel.shape((70, 110), self._child)

    @staticmethod
    def height(x: float) -> float:
        """Return where the slope stands at x, in px from the top."""
        return 486 - 330 / (1 + math.exp(-(x - 700) / 150)) + 4 * math.sin(x / 31)

    @classmethod
    def _slope(cls) -> list[Point]:
        tops = [(float(x), cls.height(x - 20)) for x in range(0, W + 48, 8)]
        return [(0, H), *tops, (W + 40, H)]

    @staticmethod
    def _child(pen: ImageDraw.ImageDraw, s: int) -> None:
        cloak = easel.smooth(
            (34, 34), (46, 42), (56, 78), (60, 100), (36, 104), (12, 100), (18, 76), (26, 42)
        )
        hood = easel.smooth((22, 26), (30, 8), (46, 8), (54, 24), (50, 40), (36, 46), (24, 40))
        for outline in (cloak, hood):
            pen.polygon([(x * s, y * s) for x, y in outline], fill=255)
        pen.rectangle((26 * s, 98 * s, 34 * s, 109 * s), fill=255)
        pen.rectangle((40 * s, 98 * s, 48 * s, 109 * s), fill=255)

    def draw(self, time: float) -> Image.Image:
        calm = span(time, 3.6, 6.2)
        frame = night(time, self.stars, glow=0.85 * (1 - calm))
        easel.shine(frame, (1130, 150), 520, EMBER, 0.7 * (1 - 0.85 * calm))
        self.far.lay(frame, ink("#3d2350"))
        Cut(easel.haze(W, 200, peak=0.8, strength=0.5)).lay(
            frame, mix(ink("#8a4250"), ink("#6d4a6c"), calm), y=330
        )
        shake = 2.2 * (1 - calm) * math.sin(time * 41)
        self.slope.lay(frame, ink("#1a0f25"), x=shake)
        self._eyelid(frame, calm, shake)
        walked = span(time, -1.0, 3.4)
        x = 330 + 560 * walked
        step = abs(math.sin(time * 6)) * 5 * (1 - span(time, 3.2, 3.5))
        foot = self.height(x) + shake
        easel.shine(frame, (x + 34, foot - 44 - step), 130, GOLD, 0.85)
        Cut(self.child).lay(frame, ink("#0a0510"), x=x - 36, y=foot - 106 - step)
        reach = span(time, 3.4, 4.1)
        pat = 5 * math.sin(time * 4.5) * reach * (1 - calm)
        pen = ImageDraw.Draw(frame)
        hand = (x + 22 + 18 * reach, foot - 58 - step + 14 * reach + pat)
        pen.line((x + 8, foot - 62 - step, *hand), fill=ink("#0a0510"), width=7)
        lantern = (x + 34 - 40 * reach, foot - 40 - step + 4 * reach)
        easel.disc(frame, lantern, 6, ink("#fff1c4"))
        flakes(frame, time, count=150, amount=span(time, 3.4, 6.0))
        return frame

    @staticmethod
    def _eyelid(frame: Image.Image, calm: float, shake: float) -> None:
        """Draw the eye as one sees it from the slope: a slit of fire that closes."""
        x, y = 1086.0 + shake, 236.0
        opening = 30 * (1 - calm)
        top = [
            (x - 96 + 192 * n / 20, y - (opening * 1.3 + 1) * math.sin(math.pi * n / 20))
            for n in range(21)
        ]
        low = [
            (x + 96 - 192 * n / 20, y + (opening + 2.2) * math.sin(math.pi * n / 20))
            for n in range(21)
        ]
        slit = easel.polygon(SIZE, [*top, *low])
        easel.shine(frame, (x, y), 210, EMBER, 0.55 * (1 - calm) + 0.1)
        frame.paste(mix(ink("#ff9a3d"), ink("#6b2230"), calm), (0, 0), slit)
        if calm < 1:
            easel.shine(frame, (x - 30, y), 60, ink("#fff0b8"), 0.8 * (1 - calm))


class Snow(Shot):
    """Good night."""

    seconds: ClassVar[float] = 6.4

    def __init__(self) -> None:
        self.stars = easel.stars((W, 330), 120, 15)
        self.range = Range()
        self.ground = Cut(easel.ridge(W + 40, 120, seed=51, reach=700, swell=16), top=452)
        self.village = Village(scale=0.36)

    def draw(self, time: float) -> Image.Image:
        snow = span(time, -1.0, 4.2)
        frame = night(time, self.stars)
        Image.Image.paste(frame, ink("#6a6488"), (0, 0), Image.new("L", SIZE, round(70 * snow)))
        self.range.lay(frame, time * 0.8, base=430, snow=snow)
        self.ground.lay(frame, mix(ink("#150e22"), ink("#d9cfd8"), snow * 0.9))
        self.village.lay(frame, (820, 402), awake=1.1 - 1.04 * span(time, 0.6, 4.6), snow=snow)
        flakes(frame, time + 7, count=150, amount=1.0)
        light = span(time, 1.6, 2.8)
        ink_dark = mix(CHALK, ink("#241530"), 0.0)
        lines = (
            "un film de la classe d’animation",
            "Angoulême, deuxième année",
            "aucun volcan n’a été réveillé pour ce film",
        )
        for row, words in enumerate(lines):
            shown = light * span(time, 1.6 + row * 0.5, 2.6 + row * 0.5)
            easel.write(
                frame,
                words,
                (84, 64 + row * 36),
                ink_dark,
                name=easel.TEXT,
                size=27 if row == 0 else 21,
                weight=560 if row == 0 else 440,
                tracking=6,
                strength=shown,
            )
        return frame


# The breath of a mountain, a rumble, the plates that ring on the dressers, a music box, snow.
SOUND = (
    "anoisesrc=c=brown:a=0.8:d=33:seed=3,lowpass=f=260,"
    "volume='0.16+0.34*pow(0.5+0.5*sin(2*PI*t/5.6-1.2),2)':eval=frame[breath];"
    "anoisesrc=c=brown:a=0.9:d=33:seed=7,lowpass=f=90,"
    "volume='0.02+0.9*(between(t,7.4,12)*min(1,(t-7.4)/0.5)*min(1,(12-t)/1.6)"
    "+0.5*between(t,12,23.5)*min(1,(t-12)/3)*min(1,(23.5-t)/3))':eval=frame[rumble];"
    "aevalsrc='between(t,7.6,11.4)*0.07*(sin(2*PI*2637*t)*exp(-9*mod(t,0.19))"
    "+sin(2*PI*3136*t)*exp(-8*mod(t+0.07,0.23))+sin(2*PI*2093*t)*exp(-7*mod(t+0.1,0.31)))"
    "*min(1,(t-7.6)/0.6)*min(1,(11.4-t)/1.4)':d=33:s=48000,aecho=0.8:0.6:40:0.3[plates];"
    "aevalsrc='0.085*(sin(2*PI*55*t)+0.6*sin(2*PI*82.4*t+0.6*sin(0.5*t))"
    "+0.35*sin(2*PI*(130.8+6.5*gt(t,12.2)*lt(t,23))*t))*(0.6+0.4*sin(0.27*t))':d=33:s=48000,"
    "aecho=0.8:0.6:300|520:0.35|0.25[chord];"
    "aevalsrc='gt(t,21.6)*0.13*(exp(-3.2*mod(t,0.52))*sin(2*PI*t*(523.3*eq(mod(floor(t/0.52),8),0)"
    "+659.3*eq(mod(floor(t/0.52),8),1)+784*eq(mod(floor(t/0.52),8),2)+659.3*eq(mod(floor(t/0.52),8),3)"
    "+698.5*eq(mod(floor(t/0.52),8),4)+587.3*eq(mod(floor(t/0.52),8),5)+493.9*eq(mod(floor(t/0.52),8),6)"
    "+392*eq(mod(floor(t/0.52),8),7))))*min(1,(t-21.6)/2)':d=33:s=48000,"
    "aecho=0.8:0.8:260|410|640:0.45|0.3|0.2[box];"
    "anoisesrc=c=white:a=0.1:d=33:seed=11,lowpass=f=1400,"
    "volume='0.35*min(1,max(0,(t-22)/4))':eval=frame[snow];"
    "[breath][rumble][plates][chord][box][snow]amix=inputs=6:normalize=0,alimiter=limit=0.8,"
    "aformat=channel_layouts=stereo[sound]"
)

REEL = Reel(
    "les-volcans-dorment-mal.mp4",
    SIZE,
    24,
    (Sleepers, Tremor, Eye, Lullaby, Snow),
    SOUND,
    grain=6,
    dark=(8, 5, 12),
    poster=(2, 4.0),
)
