"""« Rue Myrha, 6 h »: roofs, a broom, a shutter, the métro, a balcony. 1.85, 25 f/s."""
# ruff: noqa: E501, PLR0917, PLR2004 - a drawing is made of numbers, and an outline is one line

import math
from typing import ClassVar

from PIL import Image

from labfilms.operations.demo import easel, props
from labfilms.operations.demo.easel import Colour, ink, mix, span
from labfilms.operations.demo.props import Pen, cel, curve, points, put, towards
from labfilms.operations.demo.reel import Reel, Shot

SIZE = W, H = 1280, 692
ZINC, ROSE, CREAM, MUSTARD = ink("#8fa3b5"), ink("#f0b49a"), ink("#f6e6cf"), ink("#e2a93b")
LIT = ink("#ffd27a")
WAX = ("#d9482f", "#f2b632", "#1f7a78", "#283a7a", "#e87fa0", "#f6e6cf", "#2f8f4e", "#b03a6b")


def roofs(
    width: int, height: int, seed: int, tones: tuple[str, str, str], *, reach: float = 0.42
) -> props.Cel:
    """Return a row of Paris roofs: walls, zinc that catches the sky, pots. Tones in that order.

    `reach` is how far down a roof may stand, as a share of the height.
    """
    chance = easel.dice(seed)
    wall, zinc, pot = tones

    def paint(pen: Pen) -> None:
        x = -40.0
        while x < width:
            wide, top = chance.uniform(120, 240), chance.uniform(40, height * reach)
            attic = chance.uniform(38, 60)
            for _ in range(chance.randint(1, 3)):
                stack = x + chance.uniform(0.05, 0.85) * wide
                rows = chance.randint(3, 6)
                pen.box(wall, stack, top - 34, rows * 9, 60)
                for n in range(rows):
                    pen.box(pot, stack + 1.5 + n * 9, top - 44, 5, 12)
            slope = chance.uniform(10, 20)
            attic_line = [(x, top + attic), (x + slope, top), (x + wide - slope, top)]
            pen.fill(zinc, [*attic_line, (x + wide, top + attic)])
            pen.box(mix(ink(zinc), (255, 255, 255), 0.25), x + slope, top, wide - 2 * slope, 2)
            for n in range(1, int(wide // 18)):
                pen.box(mix(ink(zinc), ink(wall), 0.35), x + n * 18, top + 2, 1.2, attic - 2)
            pen.box(wall, x, top + attic, wide, height)
            x += wide - 1

    return cel((width, height), wall, paint)


def dormers(width: int, height: int, seed: int, count: int) -> list[tuple[float, float, float]]:
    """Return where the windows are: x, y, and when each lights up (0 to 1)."""
    chance = easel.dice(seed)
    return [
        (chance.uniform(0, width), height * chance.uniform(0.56, 0.95), chance.random())
        for _ in range(count)
    ]


class Roofs(Shot):
    """Zinc, and the hour at which it is blue."""

    seconds: ClassVar[float] = 6.4

    def __init__(self) -> None:
        self.church = easel.shape((260, 190), self._church)
        self.far = roofs(W + 160, 210, 5, ("#6a7488", "#8793a5", "#7d6a70"))
        self.mid = roofs(W + 200, 290, 11, ("#47516a", "#6d7f97", "#7a4f4a"))
        self.near = roofs(W + 260, 330, 23, ("#262e42", "#4c5c76", "#5a3434"))
        self.panes = dormers(W + 120, 290, 4, 34), dormers(W + 180, 330, 9, 16)

    @staticmethod
    def _church(pen: object, s: int) -> None:
        for x, base, wide, tall in ((130, 96, 60, 96), (72, 120, 30, 50), (188, 120, 30, 50)):
            dome = curve(
                f"{x - wide / 2},{base} {x - wide * 0.42},{base - tall * 0.5} {x},{base - tall}"
                f" {x + wide * 0.42},{base - tall * 0.5} {x + wide / 2},{base}"
            )
            pen.polygon([(px * s, py * s) for px, py in dome], fill=255)  # type: ignore[attr-defined]
        for box in (
            (60, 104, 200, 190),
            (96, 90, 164, 190),
            (40, 150, 220, 190),
            (222, 30, 238, 190),
        ):
            pen.rectangle([value * s for value in box], fill=255)  # type: ignore[attr-defined]

    def draw(self, time: float) -> Image.Image:
        day = span(time, -1.0, self.seconds + 1.5)
        low = towards("#c98f8c", "#f7c79c", day)
        frame = easel.sky(
            SIZE, (0, towards("#1d2a4a", "#5a7fa6", day)), (0.3, towards("#43527a", "#9fb4c0", day)),
            (0.56, low), (1, towards("#6b6480", "#c9a99c", day)),
        )  # fmt: skip
        easel.shine(frame, (930, 330), 420, mix(low, ink("#ffe7b8"), day), 0.5 + 0.4 * day)
        easel.Cut(self.church).lay(frame, mix(ink("#66648a"), low, 0.25), x=250 - time * 2, y=146)
        self.far.toned(low, 0.42).lay(frame, -20 - time * 4, 262)
        props.veil(frame, 330, 190, low, 0.6)
        self.mid.toned(low, 0.16).lay(frame, -30 - time * 9, 330)
        self._light(frame, self.panes[0], -30 - time * 9, 330, time, 5)
        props.veil(frame, 430, 190, low, 0.35)
        self.near.lay(frame, -40 - time * 17, 430)
        self._light(frame, self.panes[1], -40 - time * 17, 430, time, 9)
        self._pigeons(frame, time)
        light = span(time, 1.2, 2.3) * (1 - span(time, 5.3, 6.1))
        props.title(frame, "Rue Myrha,", (700, 66), CREAM, size=92, light=light)
        six = light * span(time, 2.0, 2.8)
        props.title(frame, "6 h", (700, 152), MUSTARD, size=92, light=six, weight=300)
        return frame

    @staticmethod
    def _light(
        frame: Image.Image, panes: list[tuple[float, float, float]],
        x: float, y: float, time: float, side: float,
    ) -> None:  # fmt: skip
        for px, py, turn in panes:
            lit = span(time, turn * 6.4, turn * 6.4 + 0.25)
            at = (x + px, y + py)
            box = [(0.0, 0.0), (side, 0.0), (side, side * 1.6), (0.0, side * 1.6)]
            if -20 < at[0] < W + 20:
                props.lay(
                    frame, mix(ink("#1a2033"), LIT, lit), put(box, *at), strength=0.6 + 0.4 * lit
                )
                easel.shine(frame, (at[0] + side / 2, at[1] + side), 26, LIT, 0.45 * lit)

    @staticmethod
    def _pigeons(frame: Image.Image, time: float) -> None:
        for n in range(7):
            x, y = 1180 - time * 150 + n * 34, 250 + 22 * math.sin(n * 2.2) - time * 9
            flap = 8 * math.sin(time * 15 + n)
            wing = [(x - 10, y - flap), (x, y - 1), (x + 10, y - flap), (x, y + 3)]
            props.lay(frame, ink("#39405a"), wing, [(x - 8, y), (x, y - 3), (x + 6, y), (x, y + 3)])


class Street(Shot):
    """Someone washes the street before the others walk on it."""

    seconds: ClassVar[float] = 6.4
    EYE = (690.0, 330.0)

    def __init__(self) -> None:
        self.left = cel(SIZE, "#2a3048", lambda pen: self._side(pen, -1))
        self.right = cel(SIZE, "#3a3348", lambda pen: self._side(pen, 1))

    def _at(self, x: float, y: float, deep: float) -> tuple[float, float]:
        """Return where a point of the street stands: x from its middle, y from the eye, `deep`."""
        return self.EYE[0] + x / deep, self.EYE[1] + y / deep

    def _side(self, pen: Pen, side: int) -> None:
        chance = easel.dice(40 + side)
        deep, x = 9.0, 640.0 * side
        walls = ("#5d6178", "#6e6678", "#57627a", "#756a74", "#4f5870")
        if side > 0:
            walls = ("#a87f76", "#c09480", "#9a7878", "#b98d84", "#8d6f78")
        houses = []
        while deep > 0.55:
            near = deep * 0.72
            houses.append((deep, near, chance.uniform(720, 1000), chance.randint(0, 4)))
            deep = near
        for far, near, tall, tone in houses:
            air = min(0.75, far / 11)
            wall = mix(ink(walls[tone]), ink("#f2c2a0"), air)
            quad = [
                self._at(x, -tall, far),
                self._at(x, -tall, near),
                self._at(x, 420, near),
                self._at(x, 420, far),
            ]
            pen.fill(wall, quad)
            roof = [
                self._at(x, -tall - 90, far),
                self._at(x, -tall - 90, near),
                self._at(x, -tall, near),
                self._at(x, -tall, far),
            ]
            pen.fill(mix(ink("#56657d"), ink("#f2c2a0"), air), roof)
            self._windows(pen, chance, x, (far, near), tall, air)
            self._shop(pen, chance, x, (far, near), air)

    def _windows(
        self,
        pen: Pen,
        chance: object,
        x: float,
        deeps: tuple[float, float],
        tall: float,
        air: float,
    ) -> None:
        far, near = deeps
        for column in range(3):
            a = 1 / (1 / far + (1 / near - 1 / far) * (0.12 + column * 0.3))
            b = 1 / (1 / far + (1 / near - 1 / far) * (0.27 + column * 0.3))
            for row in range(6):
                top = -tall + 40 + row * 150
                if top > 60:
                    break
                lit = chance.random() < 0.16  # type: ignore[attr-defined]
                glass = LIT if lit else mix(ink("#2b3350"), ink("#f2c2a0"), air)
                low = top + 100
                pen.fill(
                    glass,
                    [
                        self._at(x, top, a),
                        self._at(x, top, b),
                        self._at(x, low, b),
                        self._at(x, low, a),
                    ],
                )
                rail = [
                    self._at(x, low - 26, a),
                    self._at(x, low - 26, b),
                    self._at(x, low + 4, b),
                    self._at(x, low + 4, a),
                ]
                pen.fill(mix(ink("#20263a"), ink("#f2c2a0"), air), rail)

    def _shop(
        self, pen: Pen, chance: object, x: float, deeps: tuple[float, float], air: float
    ) -> None:
        far, near = deeps
        front = chance.choice(WAX)  # type: ignore[attr-defined]
        low = [
            self._at(x, 190, far),
            self._at(x, 190, near),
            self._at(x, 420, near),
            self._at(x, 420, far),
        ]
        pen.fill(mix(ink("#2a2c3c"), ink("#f2c2a0"), air), low)
        inner = x * 0.86
        awning = [
            self._at(x, 150, far),
            self._at(x, 150, near),
            self._at(inner, 205, near),
            self._at(inner, 205, far),
        ]
        pen.fill(mix(mix(ink(front), ink("#20263a"), 0.25), ink("#f2c2a0"), air), awning)

    def draw(self, time: float) -> Image.Image:
        day = span(time, -1.5, self.seconds + 1)
        low = towards("#f0a988", "#ffd9a6", day)
        frame = easel.sky(
            SIZE, (0, towards("#33476e", "#6f95b4", day)), (0.28, towards("#8a86a0", "#c5c3bd", day)),
            (0.5, low), (0.53, towards("#a98580", "#d3a58c", day)), (0.7, ink("#4a4a60")),
            (1, ink("#23283c")),
        )  # fmt: skip
        easel.shine(frame, (690, 318), 330, ink("#fff0c8"), 0.55 + 0.4 * day)
        easel.disc(frame, (704, 322 - 22 * day), 24, ink("#fff6de"))
        self.left.lay(frame)
        self.right.lay(frame)
        self._ground(frame, time, day)
        self._lamp(frame, time)
        self._sweeper(frame, time)
        return frame

    def _ground(self, frame: Image.Image, time: float, day: float) -> None:
        shine = [(690.0, 352.0), (700.0, 352.0), (930.0, 692.0), (520.0, 692.0)]
        props.lay(frame, ink("#ffd6a4"), shine, strength=0.22 + 0.14 * day)
        chance = easel.dice(9)
        for _ in range(70):
            deep = 0.9 + 5 * chance.random() ** 2
            x, y = self._at(chance.gauss(0, 190), 360, deep)
            wide = chance.uniform(20, 90) / deep
            glint = 0.5 + 0.5 * math.sin(time * 2 + x)
            props.lay(
                frame,
                ink("#ffe3ba"),
                curve(f"{x - wide},{y} {x},{y - 1.6} {x + wide},{y} {x},{y + 1.6}"),
                strength=0.5 * glint,
            )
        # Water runs down the gutter.
        for n in range(26):
            deep = 0.8 + 6 * ((n / 26 + time * 0.05) % 1)
            x, y = self._at(-420, 400, deep)
            wide = 40 / deep
            props.lay(
                frame,
                ink("#bcd6e4"),
                curve(f"{x - wide},{y} {x},{y - 2} {x + wide},{y} {x},{y + 2}"),
                strength=0.55,
            )

    @staticmethod
    def _lamp(frame: Image.Image, time: float) -> None:
        lit = 1 - span(time, 3.2, 3.35)
        dark = ink("#161a28")
        props.lay(
            frame,
            dark,
            points("331,250 337,250 340,592 328,592"),
            points("322,250 346,250 352,206 316,206"),
            points("312,206 356,206 334,190"),
        )
        props.lay(
            frame,
            mix(ink("#56607a"), ink("#fff0c0"), lit),
            points("326,246 342,246 347,210 321,210"),
        )
        easel.shine(frame, (334, 228), 240, LIT, 0.6 * lit)

    @staticmethod
    def _sweeper(frame: Image.Image, time: float) -> None:
        stroke = math.sin(time * 2.6)
        dark, vest = ink("#171b2a"), ink("#5fb37a")
        x, foot = 800 - 14 * time, 640.0
        body = props.walker(1.2, coat="jacket", head="cap", step=0.5, lean=12 + 5 * stroke)
        for ghost, tone, strength in ((-1, ink("#20263a"), 0.5), (1, dark, 1.0)):
            moved = [[(px, py * ghost) for px, py in outline] for outline in body]
            props.person(frame, (x, foot), 250, tone, moved, turn=-1, strength=strength)
        chest = put(curve("2,-80 12,-82 20,-74 18,-52 4,-50 2,-66"), x, foot, 250 / 106, -1)
        props.lay(frame, vest, chest, strength=0.85)
        end = (x - 150 - 46 * stroke, foot + 4)
        hand = (x - 52, foot - 122)
        pole = props.limb((x + 12, foot - 186, 2.4), (*hand, 2.4), (*end, 2.4))
        props.lay(frame, dark, *pole)
        broom = [
            (end[0] - 4, end[1] - 12),
            (end[0] + 6, end[1] - 12),
            (end[0] + 18, end[1] + 8),
            (end[0] - 34, end[1] + 8),
        ]
        props.lay(frame, vest, broom)
        chance = easel.dice(3)
        for _ in range(26):
            life = (time * 1.4 + chance.random()) % 1
            dx, up = (
                chance.uniform(-90, 10) * life,
                chance.uniform(10, 46) * math.sin(math.pi * life),
            )
            easel.disc(
                frame,
                (end[0] - 20 + dx, end[1] - up),
                1.8,
                ink("#f4ead4"),
                0.7 * (1 - life) * max(0.0, -stroke + 0.4),
            )


class Shutter(Shot):
    """The fabrics wake before their buyers do."""

    seconds: ClassVar[float] = 5.6

    def __init__(self) -> None:
        self.inside = cel((620, 400), "#3a2418", self._inside)
        self.front = cel(SIZE, "#1e4a4c", self._front)
        self.roller = cel((620, 400), "#4e7b7a", self._roller)

    @staticmethod
    def _inside(pen: Pen) -> None:
        pen.box("#f3c777", 0, 0, 620, 400)
        chance = easel.dice(15)
        for shelf in range(3):
            pen.box("#8a5a30", 0, 112 + shelf * 118, 620, 8)
            x = 6.0
            while x < 612:
                wide = chance.uniform(24, 44)
                tone, other = chance.choice(WAX), chance.choice(WAX)
                top = 22 + shelf * 118 + chance.uniform(0, 16)
                tall = 112 + shelf * 118 - top
                pen.box(tone, x, top, wide - 3, tall)
                kind = chance.randint(0, 2)
                for row in range(int(tall // 18)):
                    y = top + 9 + row * 18
                    if kind == 0:
                        pen.disc(other, x + wide / 2 - 2, y, 6)
                        pen.disc(tone, x + wide / 2 - 2, y, 2.6)
                    elif kind == 1:
                        pen.fill(
                            other,
                            [
                                (x, y),
                                (x + wide / 2 - 1, y - 8),
                                (x + wide - 3, y),
                                (x + wide / 2 - 1, y + 8),
                            ],
                        )
                    else:
                        pen.box(other, x, y - 4, wide - 3, 5)
                pen.box(mix(ink(tone), (20, 10, 10), 0.4), x + wide - 7, top, 4, tall)
                x += wide

    @staticmethod
    def _front(pen: Pen) -> None:
        pen.box("#8c7478", 0, 0, W, H)
        for n in range(9):
            pen.box("#7f686e", 0, n * 26, W, 2)
        pen.box("#1e4a4c", 250, 100, 780, 540)
        pen.box("#173a3c", 270, 118, 740, 78)
        pen.box("#122c2e", 1010, 196, 20, 440)
        pen.box("#122c2e", 250, 196, 20, 440)
        for x in (60, 1110):
            pen.box("#5a4a56", x, 60, 120, 430)
            pen.box("#2c2a40", x + 10, 72, 100, 300)
            pen.box("#3f5a70", x + 14, 76, 44, 140)
            pen.box("#3f5a70", x + 62, 76, 44, 140)
        pen.box("#35323f", 0, 640, W, 52)
        pen.box("#c8b4a4", 0, 636, W, 5)

    @staticmethod
    def _roller(pen: Pen) -> None:
        for row in range(25):
            pen.box("#4e7b7a", 0, row * 16, 620, 16)
            pen.box("#6a9a94", 0, row * 16, 620, 3)
            pen.box("#2f5658", 0, row * 16 + 13, 620, 3)

    def draw(self, time: float) -> Image.Image:
        lift = span(time, 0.7, 2.9)
        frame = Image.new("RGB", SIZE, ink("#8c7478"))
        self.front.lay(frame)
        self.inside.lay(frame, 330, 214)
        # The shutter rolls up behind its own box: what is above 214 px is gone.
        rest = round(400 * (1 - lift))
        if rest > 1:
            part = (0, 400 - rest, 620, 400)
            shown = props.Cel(self.roller.picture.crop(part), self.roller.mask.crop(part))
            shown.lay(frame, 330, 214)
            easel.Cut(easel.haze(620, 26, peak=0.2)).lay(
                frame, ink("#241812"), x=330, y=214 + rest, strength=0.7
            )
        props.lay(
            frame,
            ink("#0f2527"),
            points("322,196 958,196 958,218 322,218"),
            points("322,196 334,196 334,636 322,636"),
            points("946,196 958,196 958,636 946,636"),
        )
        easel.write(
            frame,
            "TISSUS MYRHA",
            (640, 126),
            mix(ink("#56706c"), ink("#ffe09a"), lift),
            size=52,
            weight=700,
            tracking=120,
            align=0.5,
        )
        easel.shine(frame, (640, 150), 380, LIT, 0.22 * lift)
        easel.Cut(easel.pool(900, 120)).lay(frame, LIT, x=190, y=600, strength=0.6 * lift)
        morning = mix(ink("#39476b"), ink("#e9a780"), span(time, 0, 6))
        frame.paste(morning, (0, 0), Image.new("L", SIZE, round(96 - 60 * lift)))
        self._people(frame, time)
        return frame

    @staticmethod
    def _people(frame: Image.Image, time: float) -> None:
        dark = ink("#181420")
        reach = 1 - span(time, 2.7, 3.4)
        keeper = props.walker(0.4, coat="dress", head="scarf", step=0.25)
        props.person(frame, (452, 652), 300, dark, keeper)
        arm = props.limb(
            (450, 424, 9),
            (500, 424 + 40 * (1 - reach), 8),
            (530 - 10 * (1 - reach), 380 + 150 * (1 - reach), 6),
        )
        props.lay(frame, dark, *arm)
        scarf = put(curve("-8,-96 -6,-105 3,-108 9,-102 8,-98 0,-96"), 452, 652, 300 / 106)
        props.lay(frame, ink("#e8a13a"), scarf)
        x = -120 + (time - 2.2) * 330
        passer = props.walker(time * 8, coat="coat", head="plain")
        props.person(frame, (x, 668), 320, ink("#120f1a"), passer)
        bag = put(curve("-14,-50 0,-50 4,-26 -18,-26"), x, 668, 3)
        props.lay(frame, ink("#120f1a"), bag)


class Metro(Shot):
    """Line 2 goes above the ground here, and everyone aboard sees the sun first."""

    seconds: ClassVar[float] = 5.6
    RAIL = 372

    def __init__(self) -> None:
        self.town = roofs(W + 100, 470, 31, ("#8a6f78", "#b39a98", "#8a5648"), reach=0.2)
        self.bridge = cel((W + 260, 330), "#2a3442", self._bridge)
        self.train = cel((1220, 110), "#2f6b63", self._train)

    @staticmethod
    def _bridge(pen: Pen) -> None:
        pen.box("#2a3442", 0, 10, W + 260, 34)
        for n in range(38):
            x = n * 42
            pen.line("#3b4859", [(x, 12), (x + 21, 42), (x + 42, 12)], 3)
        pen.box("#46566a", 0, 6, W + 260, 5)
        for n in range(4):
            x = 60 + n * 430
            pen.box("#232b38", x, 44, 26, 290)
            pen.box("#35404f", x + 4, 44, 5, 290)
            pen.fill("#232b38", [(x - 42, 44), (x + 68, 44), (x + 30, 92), (x - 4, 92)])
            pen.box("#1b222e", x - 10, 292, 46, 40)

    @staticmethod
    def _train(pen: Pen) -> None:
        for car in range(4):
            x = car * 304
            pen.fill(
                "#e9e3d2",
                curve(
                    f"{x + 3},14 {x + 12},4 {x + 150},2 {x + 288},4 {x + 299},14 {x + 301},60 {x + 299},92 {x + 150},94 {x + 3},92 {x + 1},60"
                ),
            )
            pen.box("#2f8a7b", x + 2, 56, 298, 30)
            pen.box("#f7f2e4", x + 2, 54, 298, 3)
            for n in range(5):
                pen.box("#ffdf9a", x + 16 + n * 57, 18, 34, 30)
                if (n + car) % 3:
                    pen.disc("#3a2c30", x + 28 + n * 57, 36, 5.4)
                    pen.fill(
                        "#3a2c30",
                        curve(
                            f"{x + 19 + n * 57},48 {x + 22 + n * 57},42 {x + 34 + n * 57},42 {x + 37 + n * 57},48"
                        ),
                    )
            for middle in (0.16, 0.84):
                pen.disc("#161b24", x + 302 * middle - 14, 96, 9)
                pen.disc("#161b24", x + 302 * middle + 14, 96, 9)

    def draw(self, time: float) -> Image.Image:
        low = ink("#ffd49a")
        frame = easel.sky(
            SIZE, (0, ink("#6d9cba")), (0.3, ink("#b9cbc4")), (0.56, low), (1, ink("#d99a78"))
        )
        sun = (930.0, 300 - 5 * time)
        easel.shine(frame, sun, 480, ink("#fff3cf"), 0.9)
        easel.disc(frame, sun, 40, ink("#fffaf0"))
        self.town.toned(low, 0.3).lay(frame, -10 - time * 5, 222)
        props.veil(frame, 360, 260, low, 0.7)
        x = W + 60 - time * 420
        self.train.lay(frame, x, self.RAIL - 92 + 0.8 * math.sin(time * 21))
        spark = max(0.0, math.sin(time * 5.3)) ** 30
        easel.shine(frame, (x + 300, self.RAIL + 6), 90, ink("#d9f2ff"), spark)
        self.bridge.lay(frame, -60 - time * 12, self.RAIL)
        props.veil(frame, 560, 220, ink("#f0b98c"), 0.5)
        props.lay(frame, ink("#332c36"), [(0.0, 650.0), (W, 646.0), (W, H), (0.0, H)])
        for n, (start, pace, turn, head) in enumerate(
            (
                (220, 62, 1, "cap"),
                (1010, 74, -1, "scarf"),
                (560, 58, 1, "plain"),
                (1180, 66, -1, "bun"),
            )
        ):
            walk = props.walker(
                time * pace / 9 + n, coat=("jacket", "dress", "coat", "coat")[n], head=head
            )
            at = (start + turn * pace * time, 668 + 6.0 * (n % 2))
            props.person(frame, at, 150 + 10 * n, ink("#221c28"), walk, turn=turn)
            shade = [
                (at[0] - 10, at[1]),
                (at[0] + 10, at[1]),
                (at[0] - 60, at[1] + 40),
                (at[0] - 100, at[1] + 40),
            ]
            props.lay(frame, ink("#1c171f"), shade, strength=0.5)
        return frame


class Balcony(Shot):
    """At ten past six the sun has found the third floor."""

    seconds: ClassVar[float] = 6.0

    def __init__(self) -> None:
        self.wall = cel(SIZE, "#e2b79a", self._wall)
        self.rail = cel((560, 150), "#2b2733", self._rail)

    @staticmethod
    def _wall(pen: Pen) -> None:
        pen.box("#e2b79a", 0, 0, W, H)
        for row in range(10):
            pen.box("#d5a68b", 0, 30 + row * 74, W, 2)
            for column in range(12):
                pen.box("#d5a68b", column * 120 + 60 * (row % 2), 30 + row * 74, 2, 74)
        pen.box("#f0cfb2", 660, 70, 430, 20)
        pen.box("#efd0b4", 690, 90, 370, 460)
        pen.box("#3a2c38", 720, 112, 310, 438)
        pen.box("#52404a", 730, 122, 140, 428)
        pen.box("#8fa7b0", 744, 136, 112, 300)
        pen.box("#ffce80", 884, 122, 136, 428)
        pen.fill("#f6e9d4", curve("884,110 940,118 930,260 900,420 890,560 878,560"))
        for x in (636, 1060):
            pen.box("#5d8a86", x, 96, 60, 456)
            for n in range(30):
                pen.box("#4c7672", x + 6, 108 + n * 14.6, 48, 4)
        pen.box("#caa089", 560, 560, 640, 22)
        pen.box("#b88d7a", 590, 582, 40, 60)
        pen.box("#b88d7a", 1130, 582, 40, 60)

    @staticmethod
    def _rail(pen: Pen) -> None:
        pen.box("#2b2733", 0, 4, 560, 7)
        pen.box("#2b2733", 0, 138, 560, 8)
        for n in range(29):
            pen.box("#2b2733", n * 19.6 + 2, 8, 3, 134)
            if n % 4 == 2:
                for y in (48, 90):
                    pen.line(
                        "#2b2733",
                        [
                            (n * 19.6 + 3 + 14 * math.cos(a / 3), y + 16 * math.sin(a / 3))
                            for a in range(20)
                        ],
                        3,
                    )

    def draw(self, time: float) -> Image.Image:
        frame = Image.new("RGB", SIZE)
        self.wall.lay(frame)
        reach = span(time, -0.5, 4.5)
        shade = [(0.0, 0.0), (W, 0.0), (W, 60 + 700 * reach), (0.0, -140 + 700 * reach)]
        dark = Image.new("L", SIZE, 150)
        frame.paste(
            ink("#2c3158"),
            (0, 0),
            Image.composite(Image.new("L", SIZE), dark, easel.polygon(SIZE, shade)),
        )
        frame.paste(ink("#ffdf9c"), (0, 0), easel.faded(easel.polygon(SIZE, shade), 0.14))
        below = frame.crop((0, 556, W, H))
        lean = props.walker(0.3, coat="dress", head="scarf", step=0.1, lean=-10)
        props.person(frame, (930, 700), 420, ink("#241a26"), lean, turn=-1)
        props.lay(
            frame,
            ink("#d9482f"),
            put(curve("-8,-96 -6,-105 3,-108 9,-102 8,-98 0,-96"), 958, 700, 4, -1),
        )
        # The slab hides what stands below the floor.
        frame.paste(below, (0, 556))
        self._steam(frame, time)
        self.rail.lay(frame, 598, 418)
        self._cloth(frame, time)
        ink_dark = ink("#2a2030")
        props.credits_roll(
            frame,
            (
                "un film d’Aminata Sarr",
                "image Karim Bensaïd",
                "son Noé Castex",
                "avec les gens qui étaient levés",
            ),
            (84, 250),
            ink_dark,
            time,
            start=1.6,
        )
        return frame

    @staticmethod
    def _steam(frame: Image.Image, time: float) -> None:
        cup = (792.0, 408.0)
        props.lay(
            frame,
            CREAM,
            [
                (cup[0] - 11, cup[1] - 14),
                (cup[0] + 11, cup[1] - 14),
                (cup[0] + 8, cup[1] + 10),
                (cup[0] - 8, cup[1] + 10),
            ],
        )
        for n in range(9):
            life = (time * 0.35 + n / 9) % 1
            at = (cup[0] + 9 * math.sin(life * 7 + n), cup[1] - 18 - 80 * life)
            easel.shine(frame, at, round(9 + 12 * life), CREAM, 0.4 * (1 - life))

    @staticmethod
    def _cloth(frame: Image.Image, time: float) -> None:
        colours: tuple[Colour, ...] = tuple(ink(code) for code in (WAX[0], WAX[1], WAX[2], WAX[4]))
        for n, colour in enumerate(colours):
            x, wide = 640 + n * 112, 92
            sway = [7 * math.sin(time * 1.6 + n + row * 0.7) * row / 5 for row in range(6)]
            left = [(x + sway[row], 440 + row * 34) for row in range(6)]
            right = [(x + wide + sway[row], 440 + row * 34) for row in range(6)]
            props.lay(frame, colour, [*left, *reversed(right)])
            for row in range(1, 5):
                for column in range(3):
                    at = (x + 18 + column * 28 + sway[row], 440 + row * 34)
                    easel.disc(frame, at, 8, colours[(n + 1) % 4], 0.9)
                    easel.disc(frame, at, 3.4, colour)


# The town's breath, a broom every 2.4 s, water, the shutter, the métro, a radio behind a window.
SOUND = (
    "anoisesrc=c=brown:a=0.6:d=32:seed=21,lowpass=f=400,volume=0.35[town];"
    "aevalsrc='0.075*(sin(2*PI*98*t)+0.7*sin(2*PI*146.8*t+0.5*sin(0.6*t))+0.5*sin(2*PI*220*t)"
    "+0.4*sin(2*PI*277.2*t)*(0.5+0.5*sin(0.4*t)))*(0.65+0.35*sin(0.26*t))':d=32:s=48000,"
    "aecho=0.8:0.6:280|430:0.3|0.2[chord];"
    "anoisesrc=c=white:a=0.5:d=32:seed=8,bandpass=f=2600:w=2200,"
    "volume='between(t,6.2,12.8)*0.3*pow(max(0,sin(2.6*(t-6.4))),3)':eval=frame[broom];"
    "anoisesrc=c=white:a=0.4:d=32:seed=2,bandpass=f=900:w=700,tremolo=f=7:d=0.5,"
    "volume='between(t,6.2,13)*0.14':eval=frame[water];"
    "aevalsrc='between(t,13.5,15.8)*0.3*exp(-26*mod(t,0.075))*(random(0)*2-1)"
    "*(0.6+0.4*sin(2*PI*310*t))':d=32:s=48000,bandpass=f=1300:w=1500,aecho=0.8:0.5:45:0.3[iron];"
    "anoisesrc=c=pink:a=0.6:d=32:seed=5,bandpass=f=300:w=340,tremolo=f=5.2:d=0.5,"
    "volume='between(t,18.2,24.4)*0.8*min(1,(t-18.2)/1.6)*min(1,(24.4-t)/2)':eval=frame[metro];"
    "aevalsrc='gt(t,23.6)*0.08*exp(-4*mod(t,0.4))*sin(2*PI*t*(392*eq(mod(floor(t/0.4),6),0)"
    "+440*eq(mod(floor(t/0.4),6),1)+523.3*eq(mod(floor(t/0.4),6),2)+659.3*eq(mod(floor(t/0.4),6),3)"
    "+587.3*eq(mod(floor(t/0.4),6),4)+440*eq(mod(floor(t/0.4),6),5)))':d=32:s=48000,"
    "bandpass=f=1200:w=1400,aecho=0.8:0.7:180|330:0.4|0.25[radio];"
    "aevalsrc='0.05*sin(2*PI*(2200+500*sin(40*t))*t)*exp(-9*mod(t,1.7))*lt(t,7)':d=32:s=48000[bird];"
    "[town][chord][broom][water][iron][metro][radio][bird]amix=inputs=8:normalize=0,"
    "alimiter=limit=0.8,aformat=channel_layouts=stereo[sound]"
)

REEL = Reel(
    "rue-myrha-6-h.mp4",
    SIZE,
    25,
    (Roofs, Street, Shutter, Metro, Balcony),
    SOUND,
    grain=6,
    poster=(1, 4.0),
)
