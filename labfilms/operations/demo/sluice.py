"""« Écluse 14 »: poplars, a crank, the water that rises, gates, a lit kitchen. 16:9, 24 f/s."""
# ruff: noqa: E501, PLR0917, PLR2004 - a drawing is made of numbers, and an outline is one line

import math
from typing import ClassVar

from PIL import Image

from labfilms.operations.demo import easel, props
from labfilms.operations.demo.easel import Colour, ink, mix, span
from labfilms.operations.demo.props import Pen, cel, curve, points, put
from labfilms.operations.demo.reel import Reel, Shot

SIZE = W, H = 1280, 720
STRAW, PEWTER, MOSS, RUST = ink("#f0dfae"), ink("#7f9490"), ink("#3c4a32"), ink("#b4582c")


def poplar(tall: float) -> list[tuple[float, float]]:
    """Return the outline of a poplar whose foot is at 0, 0."""
    t = tall
    return curve(
        f"0,{-t} {t * 0.06},{-t * 0.86} {t * 0.1},{-t * 0.5} {t * 0.085},{-t * 0.16} {t * 0.02},{-t * 0.1}"
        f" {t * 0.016},0 {-t * 0.016},0 {-t * 0.02},{-t * 0.1} {-t * 0.085},{-t * 0.16} {-t * 0.1},{-t * 0.5} {-t * 0.06},{-t * 0.86}"
    )


def barge(wide: int, tones: tuple[str, str, str]) -> props.Cel:
    """Return a barge from its side, looking right: hull, stripe, cabin."""
    hull, stripe, cabin = tones
    u = wide / 100

    def paint(pen: Pen) -> None:
        pen.fill(
            cabin, points(f"{10 * u},{11 * u} {12 * u},{3 * u} {30 * u},{3 * u} {31 * u},{11 * u}")
        )
        pen.box("#f6e3ae", 14 * u, 5 * u, 4 * u, 3.6 * u)
        pen.box("#f6e3ae", 21 * u, 5 * u, 6 * u, 3.6 * u)
        pen.box(cabin, 34 * u, 9 * u, 52 * u, 3 * u)
        pen.fill(
            hull,
            curve(
                f"{2 * u},{11 * u} {50 * u},{12 * u} {92 * u},{10 * u} {99 * u},{8 * u} {95 * u},{17 * u} {88 * u},{20 * u} {12 * u},{20 * u} {4 * u},{17 * u}"
            ),
        )
        pen.fill(
            stripe,
            points(f"{3 * u},{12 * u} {96 * u},{11 * u} {95 * u},{12.8 * u} {4 * u},{13.6 * u}"),
        )
        pen.disc("#2b2622", 84 * u, 8.4 * u, 1.6 * u)
        for n in range(5):
            pen.disc(
                ("#c2452f", "#e8b53c", "#c2452f", "#f4ead0", "#e8b53c")[n],
                (40 + n * 4) * u,
                8.4 * u,
                1.1 * u,
            )
            pen.disc("#5f7a3c", (41.6 + n * 4) * u, 8.8 * u, 1.0 * u)

    return cel((wide, round(wide * 0.21)), hull, paint)


class Poplars(Shot):
    """A line of poplars, twice."""

    seconds: ClassVar[float] = 6.6
    LINE = 400

    def __init__(self) -> None:
        self.far = easel.Cut(easel.ridge(W + 120, 150, seed=3, reach=330, swell=24), top=300)
        self.trees = [self._row(n) for n in range(2)]
        self.boat = barge(250, ("#27343a", "#c25a32", "#e9dcb8"))
        self.bank = cel((W + 120, 360), "#26301f", self._reeds)

    @staticmethod
    def _row(row: int) -> Image.Image:
        chance = easel.dice(row + 4)
        outlines = []
        x = -30.0
        while x < W + 200:
            tall = chance.uniform(150, 215) + row * 70
            outlines.append(put(poplar(tall), x, 300))
            x += chance.uniform(46, 82) + row * 60
        return easel.polygon((W + 160, 302), *outlines)

    @staticmethod
    def _reeds(pen: Pen) -> None:
        chance = easel.dice(14)
        pen.fill("#26301f", points("0,360 0,250 170,282 420,330 760,352 1400,336 1400,360"))
        for _ in range(170):
            x = chance.random() ** 1.7 * 620
            foot, tall = 300 + x * 0.09, chance.uniform(70, 240) * (1 - x / 800)
            lean = chance.uniform(-18, 26)
            pen.line(
                "#26301f",
                [(x, foot), (x + lean * 0.3, foot - tall * 0.6), (x + lean, foot - tall)],
                2.2,
            )
            if chance.random() < 0.22:
                pen.disc("#4b3222", x + lean, foot - tall - 8, 4, 15)

    def draw(self, time: float) -> Image.Image:
        day = span(time, -1, self.seconds)
        low = mix(ink("#d9d3bd"), STRAW, day)
        frame = easel.sky(
            SIZE, (0, ink("#8fa6a3")), (0.25, ink("#b7c2b4")), (0.54, low), (1, ink("#b9b894"))
        )
        sun = (420.0, 236 - 18 * day)
        easel.shine(frame, sun, 380, ink("#fff3cb"), 0.55 + 0.35 * day)
        easel.disc(frame, sun, 34, ink("#fffbea"))
        self.far.lay(frame, ink("#a3ae98"), x=-40 - time * 2)
        props.veil(frame, 300, 130, low, 0.8)
        easel.Cut(self.trees[0]).lay(
            frame, mix(ink("#8c8a4c"), low, 0.35), x=-50 - time * 4, y=self.LINE - 298
        )
        props.veil(frame, 320, 110, low, 0.55)
        easel.Cut(self.trees[1]).lay(frame, ink("#66682f"), x=-60 - time * 8, y=self.LINE - 294)
        frame.paste(ink("#5f6b3d"), (0, self.LINE - 8, W, self.LINE))
        x = 940 - time * 26
        turned = (
            self.boat.picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
            self.boat.mask.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        )
        props.Cel(*turned).lay(frame, x, self.LINE - 46)
        props.mirror(frame, self.LINE, tint=ink("#a9b29a"), amount=0.3, time=time, swell=1.1)
        for n in range(5):
            wake = curve(
                f"{x + 250 + n * 40},{self.LINE + 8 + n * 5} {x + 320 + n * 66},{self.LINE + 6 + n * 7} {x + 270 + n * 50},{self.LINE + 10 + n * 6}"
            )
            props.lay(frame, STRAW, wake, strength=0.4)
        leaf = easel.dice(2)
        for n in range(26):
            fall = (leaf.random() + time * leaf.uniform(0.05, 0.12)) % 1
            at = (leaf.uniform(0, W) + 40 * math.sin(time + n), fall * 460)
            props.lay(
                frame,
                mix(RUST, ink("#e0b23c"), leaf.random()),
                curve(
                    f"{at[0] - 6},{at[1]} {at[0]},{at[1] - 3 * math.cos(time * 3 + n)} {at[0] + 6},{at[1]} {at[0]},{at[1] + 3}"
                ),
            )
        self.bank.lay(frame, -20 - time * 6, 372 + 3 * math.sin(time * 0.8))
        light = span(time, 1.3, 2.4) * (1 - span(time, 5.4, 6.2))
        props.title(frame, "Écluse", (772, 470), ink("#232a1c"), size=104, light=light, weight=640)
        props.title(
            frame, "14", (1046, 470), RUST, size=104, light=light * span(time, 2.2, 2.8), weight=300
        )
        return frame


class Crank(Shot):
    """Forty-two turns. He does not count them any more."""

    seconds: ClassVar[float] = 5.6

    def __init__(self) -> None:
        self.gate = cel(SIZE, "#2c2a24", self._gate)
        self.woods = easel.Cut(
            easel.ridge(W + 60, 330, seed=17, reach=300, swell=40, octaves=3), top=180
        )

    @staticmethod
    def _gate(pen: Pen) -> None:
        pen.box("#8e8a74", 0, 596, 560, 124)
        pen.box("#a5a088", 0, 590, 566, 12)
        for n in range(6):
            pen.box("#7a7762", n * 96, 602, 2, 118)
        pen.box("#5a4632", 540, 470, 740, 34)
        pen.box("#46362a", 540, 504, 740, 8)
        for n in range(8):
            pen.box("#4c3c2c", 590 + n * 92, 512, 76, 208)
            pen.box("#5d4a36", 594 + n * 92, 512, 8, 208)
        pen.box("#1f1e1c", 760, 250, 20, 222)
        pen.box("#1f1e1c", 724, 452, 92, 22)
        pen.disc("#2a2826", 770, 256, 44)
        pen.disc("#3c3935", 770, 256, 34)
        for n in range(16):
            a = n * math.pi / 8
            pen.disc("#2a2826", 770 + 43 * math.cos(a), 256 + 43 * math.sin(a), 6)
        pen.box("#e9dfc0", 1010, 330, 120, 84)
        pen.box("#2f4a6c", 1016, 336, 108, 72)

    def draw(self, time: float) -> Image.Image:
        low = ink("#d9d6b8")
        frame = easel.sky(
            SIZE, (0, ink("#9fb2ab")), (0.4, low), (0.7, ink("#a9ad88")), (1, ink("#5c6248"))
        )
        easel.shine(frame, (300, 210), 420, ink("#fff5d2"), 0.6)
        self.woods.lay(frame, ink("#8a9170"), x=-20 - time * 2)
        props.veil(frame, 330, 220, low, 0.75)
        self.gate.lay(frame)
        easel.write(frame, "14", (1070, 338), ink("#f4ead0"), size=54, weight=700, align=0.5)
        angle = time * 2.5
        hub = (770.0, 256.0)
        end = (hub[0] + 82 * math.cos(angle), hub[1] + 82 * math.sin(angle))
        props.lay(frame, ink("#151413"), *props.limb((*hub, 8), (*end, 7)))
        props.lay(
            frame, ink("#151413"), *props.limb((end[0] - 4, end[1], 8), (end[0] - 34, end[1], 7))
        )
        lean = 16 + 10 * math.cos(angle)
        dark = ink("#1c1d19")
        body = props.walker(0.9, coat="jacket", head="cap", step=0.7, lean=lean * 0.6)
        at = (560.0, 596.0)
        props.person(frame, at, 400, dark, body)
        shoulder = (at[0] + lean * 0.6 * 3.77, at[1] - 300)
        grip = (end[0] - 26, end[1])
        elbow = ((shoulder[0] + grip[0]) / 2 - 10, (shoulder[1] + grip[1]) / 2 + 46)
        for shift in (0, 10):
            props.lay(
                frame,
                dark,
                *props.limb(
                    (shoulder[0] + shift, shoulder[1], 15),
                    (elbow[0] + shift, elbow[1], 12),
                    (*grip, 9),
                ),
            )
        jet = 0.4 + 0.6 * span(time, 0.5, 3)
        chance = easel.dice(12)
        for _ in range(70):
            life = (chance.random() + time * 1.3) % 1
            x = 690 + chance.uniform(0, 150) + chance.uniform(-70, 70) * life
            easel.disc(
                frame,
                (x, 560 + 160 * life * life),
                round(3 + 5 * chance.random()),
                ink("#eef2e2"),
                0.55 * (1 - life) * jet,
            )
        return frame


class Rising(Shot):
    """Two metres sixty. It is the only lift in the county."""

    seconds: ClassVar[float] = 7.4
    LEFT, RIGHT, FLOOR = 250, 1030, 640

    def __init__(self) -> None:
        self.walls = cel(SIZE, "#6d6654", self._walls)
        self.boat = barge(560, ("#22303a", "#c25a32", "#e9dcb8"))
        self.trees = easel.Cut(self.hedge(), top=80)

    @staticmethod
    def hedge() -> Image.Image:
        chance = easel.dice(31)
        rows = [
            put(poplar(chance.uniform(130, 230)), n * 62 + chance.uniform(-14, 14), 236)
            for n in range(22)
        ]
        return easel.polygon((W + 40, 240), *rows)

    def _walls(self, pen: Pen) -> None:
        for left, right in ((0, self.LEFT), (self.RIGHT, W)):
            pen.box("#6d6654", left, 316, right - left, 404)
            pen.box("#8d8670", left, 310, right - left, 14)
            for row in range(11):
                for column in range(-1, 6):
                    x = left + column * 62 + 31 * (row % 2)
                    if left <= x <= right - 54:
                        pen.box(
                            "#7b745f" if (row * 3 + column) % 4 else "#645d4c",
                            x,
                            332 + row * 36,
                            54,
                            30,
                        )
        pen.box("#5a5342", 0, self.FLOOR, W, 80)
        for x in (self.LEFT - 14, self.RIGHT - 16):
            pen.box("#3d2e20", x, 286, 30, self.FLOOR - 286)
            for n in range(7):
                pen.box("#523f2c", x + 4, 300 + n * 50, 22, 6)
            pen.box("#3d2e20", x - 60, 276, 150, 14)

    def draw(self, time: float) -> Image.Image:
        rise = span(time, 0.2, 6.4)
        level = 560 - 214 * rise
        low = STRAW
        frame = easel.sky(
            SIZE, (0, ink("#9db3ae")), (0.3, ink("#cdd2bb")), (0.45, low), (1, ink("#3a4238"))
        )
        easel.shine(frame, (980, 190), 420, ink("#fff5d2"), 0.75)
        self.trees.lay(frame, mix(ink("#7c7d42"), low, 0.4), x=-20)
        props.veil(frame, 200, 140, low, 0.6)
        frame.paste(ink("#58673a"), (0, 304, W, 330))
        # Water stands on three levels: above the lock, in it, below it.
        self._water(frame, 0, self.LEFT, 346, time, ink("#6f8a86"))
        self._water(frame, self.RIGHT, W, 560, time, ink("#5d7672"))
        frame.paste(ink("#2f3830"), (self.LEFT, 322, self.RIGHT, self.FLOOR))
        for n in range(9):
            frame.paste(ink("#3b453a"), (self.LEFT, 340 + n * 34, self.RIGHT, 342 + n * 34))
        wet = Image.new("L", (self.RIGHT - self.LEFT, 40), 70)
        frame.paste(ink("#1f2822"), (self.LEFT, round(level) - 40), wet)
        bob = 2.5 * math.sin(time * 1.3)
        self.boat.lay(frame, 350 + 4 * math.sin(time * 0.7), level - 98 + bob)
        sitting = props.walker(0.2, coat="coat", head="hat", step=0.1)
        props.person(frame, (706, level - 54 + bob), 96, ink("#1d211c"), sitting)
        dog = put(
            curve(
                "-16,-10 -12,-18 0,-18 10,-20 14,-28 22,-26 24,-20 16,-16 14,-2 10,0 8,-8 -8,-8 -10,0 -14,0"
            ),
            770,
            level - 54 + bob,
            1.15,
        )
        props.lay(frame, ink("#1d211c"), dog)
        self._water(frame, self.LEFT, self.RIGHT, level, time, ink("#66827c"))
        chance = easel.dice(41)
        for _ in range(60):
            life = (chance.random() + time * 0.8) % 1
            at = (
                self.LEFT + 20 + 150 * life * chance.random(),
                level + chance.uniform(14, 90) - 26 * life,
            )
            easel.disc(
                frame,
                at,
                round(2 + 4 * chance.random()),
                ink("#e4eee2"),
                0.5 * (1 - life) * (1 - rise * 0.8),
            )
        self.walls.lay(frame)
        return frame

    def _water(
        self, frame: Image.Image, left: int, right: int, level: float, time: float, colour: Colour
    ) -> None:
        top = [
            (float(x), level + 1.6 * math.sin(x * 0.05 + time * 2.4) + math.sin(x * 0.021 - time))
            for x in range(left, right + 6, 6)
        ]
        deep = [(float(right), float(self.FLOOR)), (float(left), float(self.FLOOR))]
        props.lay(frame, mix(colour, ink("#20302e"), 0.2), [*top, *deep], strength=0.86)
        line = [*top, *[(x, y + 4) for x, y in reversed(top)]]
        props.lay(frame, STRAW, line, strength=0.6)


class Gates(Shot):
    """They open on the next one."""

    seconds: ClassVar[float] = 5.4
    POINT = (640.0, 318.0)

    def __init__(self) -> None:
        self.wood = easel.Cut(
            easel.ridge(W + 60, 260, seed=8, reach=340, swell=46, octaves=3), top=150
        )
        chance = easel.dice(19)
        # Planes along the towpath, further and further: side, depth, height
        self.planes = [
            (side, 1.3 + n * 0.75, chance.uniform(330, 420))
            for n in range(9, -1, -1)
            for side in (-1, 1)
        ]

    def draw(self, time: float) -> Image.Image:
        low = ink("#ffe9b0")
        x, y = self.POINT
        near = 1 + 0.035 * time
        frame = easel.sky(
            SIZE,
            (0, ink("#a8b79a")),
            (0.3, ink("#dcd9a4")),
            (0.44, low),
            (0.46, ink("#a6a76a")),
            (1, ink("#4d5a34")),
        )
        easel.shine(frame, (x, y - 30), 460, ink("#fffbe0"), 0.95)
        self.wood.lay(frame, mix(ink("#9aa06a"), low, 0.5), x=-30)
        canal = [(x - 26, y), (x + 26, y), (x + 760, 720.0), (x - 760, 720.0)]
        props.lay(frame, ink("#a7b48c"), canal)
        props.lay(
            frame,
            ink("#fff2c2"),
            [(x - 12, y), (x + 12, y), (x + 150, 720.0), (x - 150, 720.0)],
            strength=0.7,
        )
        for side, deep, tall in self.planes:
            far = deep / near
            px, py = x + side * 560 / far, y + 300 / far
            tone = mix(ink("#4f4a26"), low, min(0.8, far / 9))
            crown = put(
                curve("-130,-250 -96,-370 10,-420 110,-370 150,-270 90,-200 0,-180 -90,-196"),
                px - side * 30 / far,
                py,
                tall / 400 / far,
                side,
            )
            trunk = put(points("-13,0 -8,-240 8,-240 15,0"), px, py, tall / 400 / far)
            props.lay(frame, tone, crown, trunk)
        chance = easel.dice(4)
        for _ in range(60):
            gx, gy = chance.gauss(0, 0.3), chance.random()
            wide = 4 + 46 * gy
            at = (x + gx * (60 + 700 * gy), y + 6 + 390 * gy)
            glint = max(0.0, math.sin(time * 2.6 + gx * 40))
            props.lay(
                frame,
                ink("#fffbe6"),
                curve(
                    f"{at[0] - wide},{at[1]} {at[0]},{at[1] - 2} {at[0] + wide},{at[1]} {at[0]},{at[1] + 2}"
                ),
                strength=0.7 * glint,
            )
        opened = span(time, 0.3, 3.8)
        for side in (-1, 1):
            hinge, free = x + side * 620, x + side * (8 + 500 * opened)
            drop = 60 + 90 * opened
            leaf = [
                (hinge, 190.0),
                (free, 250.0 - drop * 0.5),
                (free, 610.0 + drop),
                (hinge, 720.0),
            ]
            props.lay(frame, ink("#2b2418"), leaf)
            for n in range(1, 6):
                share = n / 6
                bx = hinge + (free - hinge) * share
                props.lay(
                    frame,
                    ink("#41371f"),
                    [
                        (bx, 200.0 + 60 * share),
                        (bx + 5, 200.0 + 60 * share),
                        (bx + 5, 715.0),
                        (bx, 715.0),
                    ],
                    strength=0.7,
                )
            beam = [
                (hinge + side * 20, 180.0),
                (free, 240.0 - drop * 0.5),
                (free, 262.0 - drop * 0.5),
                (hinge + side * 20, 214.0),
            ]
            props.lay(frame, ink("#1d1810"), beam)
        bow = curve("380,740 430,640 560,588 640,578 720,588 850,640 900,740")
        props.lay(frame, ink("#22303a"), bow)
        props.lay(
            frame,
            ink("#c25a32"),
            curve("420,668 520,616 640,600 760,616 860,668 760,634 640,620 520,634"),
        )
        pilot = props.walker(0.2, coat="coat", head="hat", step=0.05)
        props.person(frame, (640, 700), 220, ink("#14181a"), pilot)
        return frame


class Kitchen(Shot):
    """He writes the hour down. Nobody asks for it since 1997."""

    seconds: ClassVar[float] = 6.4
    LINE = 560

    def __init__(self) -> None:
        self.house = cel((520, 380), "#2b3130", self._house)
        self.stars = easel.stars((W, 330), 110, 22)
        self.trees = easel.Cut(Rising.hedge(), top=250)

    @staticmethod
    def _house(pen: Pen) -> None:
        pen.fill("#1c2222", points("0,150 120,40 400,40 520,150"))
        pen.box("#1c2222", 380, 4, 40, 90)
        pen.box("#39423f", 30, 148, 460, 232)
        pen.box("#ffd98a", 80, 196, 110, 100)
        pen.box("#2b3130", 132, 196, 6, 100)
        pen.box("#2b3130", 80, 242, 110, 5)
        pen.box("#1f2625", 240, 190, 84, 190)
        pen.box("#e9dfc0", 246, 150, 72, 34)
        pen.box("#31405a", 390, 196, 70, 70)

    def draw(self, time: float) -> Image.Image:
        low = ink("#a99a86")
        frame = easel.sky(
            SIZE,
            (0, ink("#182a33")),
            (0.36, ink("#43595c")),
            (0.62, low),
            (0.76, ink("#c79a72")),
            (1, ink("#22302c")),
        )
        easel.light_stars(frame, self.stars, time, ink("#f4efdc"), 0.7)
        easel.disc(frame, (236, 150), 26, ink("#f4ead0"))
        easel.disc(frame, (250, 142), 25, ink("#2c434b"))
        self.trees.lay(frame, ink("#3f4a42"), x=-10)
        props.veil(frame, 380, 160, low, 0.55)
        frame.paste(ink("#1d2620"), (0, self.LINE - 60, W, self.LINE))
        self.house.lay(frame, 690, self.LINE - 424)
        easel.write(
            frame, "14", (972, self.LINE - 272), ink("#2a2a26"), size=30, weight=760, align=0.5
        )
        easel.shine(
            frame, (825, self.LINE - 178), 220, ink("#ffd98a"), 0.55 + 0.03 * math.sin(time * 7)
        )
        nod = 4 * math.sin(time * 1.1)
        man = put(
            curve("-26,52 -28,10 -14,-4 -10,-12 -14,-26 -4,-38 10,-36 16,-24 12,-10 24,4 30,52"),
            842,
            self.LINE - 178 + nod * 0.3,
            0.9,
        )
        props.lay(frame, ink("#1b1d1a"), man)
        # The sill hides what stands below it.
        frame.paste(ink("#39423f"), (760, self.LINE - 128, 890, self.LINE - 124))
        for n in range(10):
            life = (time * 0.22 + n / 10) % 1
            easel.shine(
                frame,
                (1090 + 30 * life + 9 * math.sin(life * 8 + n), self.LINE - 424 - 110 * life),
                round(14 + 30 * life),
                ink("#c7beb0"),
                0.4 * (1 - life),
            )
        props.mirror(frame, self.LINE, tint=ink("#1c2a2a"), amount=0.42, time=time, swell=1.2)
        lines = (
            "un film de Jeanne Quéré",
            "image Karim Bensaïd",
            "son Bastien Moreau",
            "avec Roger, éclusier, et Pompon",
        )
        props.credits_roll(frame, lines, (96, 232), ink("#f4ead0"), time, start=1.6)
        return frame


# Wind in the leaves, an accordion's two breaths, the ratchet, the water that falls then fills.
SOUND = (
    "anoisesrc=c=pink:a=0.5:d=34:seed=31,bandpass=f=1400:w=1600,tremolo=f=0.17:d=0.7,volume=0.16[leaf];"
    "aevalsrc='0.1*(sin(2*PI*196*t)+0.6*sin(2*PI*197.1*t)+0.5*sin(2*PI*294*t)*(0.5+0.5*sin(0.5*t))"
    "+0.4*sin(2*PI*(349.2-16.6*gt(mod(t,8),4))*t))*pow(0.5+0.5*sin(2*PI*t/4-1.2),0.7)':d=34:s=48000,"
    "lowpass=f=1500,aecho=0.8:0.5:180:0.2[squeeze];"
    "aevalsrc='between(t,6.6,12.2)*0.4*exp(-60*mod(t,0.157))*(random(0)*2-1)':d=34:s=48000,"
    "bandpass=f=2200:w=1600,aecho=0.8:0.4:30:0.3[ratchet];"
    "anoisesrc=c=brown:a=0.9:d=34:seed=14,highpass=f=160,lowpass=f=1400,"
    "volume='between(t,7,20)*0.8*min(1,(t-7)/2)*pow(max(0,(20-t)/7),0.6)':eval=frame[fall];"
    "aevalsrc='between(t,19.6,24)*0.14*sin(2*PI*(92+6*sin(9*t))*t)*exp(-1.6*mod(t,1.9))':d=34:s=48000,"
    "aecho=0.8:0.6:90|160:0.4|0.3[wood];"
    "aevalsrc='0.05*sin(2*PI*(1900+300*sin(31*t))*t)*exp(-8*mod(t,2.3))*lt(t,24)"
    "+0.02*sin(2*PI*4100*t)*gt(sin(2*PI*15*t),0.2)*gt(mod(t,1.5),0.6)*gt(t,25)':d=34:s=48000[bird];"
    "[leaf][squeeze][ratchet][fall][wood][bird]amix=inputs=6:normalize=0,alimiter=limit=0.8,"
    "aformat=channel_layouts=stereo[sound]"
)

REEL = Reel(
    "ecluse-14.mp4",
    SIZE,
    24,
    (Poplars, Crank, Rising, Gates, Kitchen),
    SOUND,
    grain=6,
    poster=(0, 0.9),
)
