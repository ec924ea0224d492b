"""« Mamie fait du drift », 1: « Le parking »: a garage, a car park, a wheel, a bag. 16:9, 25 f/s."""
# ruff: noqa: E501, PLR2004 - a drawing is made of numbers, and an outline is one line

import math
from typing import ClassVar

from PIL import Image

from labfilms.operations.demo import drift, easel, props
from labfilms.operations.demo.drift import CREAM, SIZE, TEAL, H, W
from labfilms.operations.demo.easel import ink, span
from labfilms.operations.demo.props import Pen, cel, curve, points, put
from labfilms.operations.demo.reel import Reel, Shot

DUSK = ink("#ff9a5c")


class Garage(Shot):
    """Tuesday, 18:40. She has told nobody."""

    seconds: ClassVar[float] = 5.4

    def __init__(self) -> None:
        self.house = cel(SIZE, "#f2d7b0", self._house)
        self.trees = easel.Cut(easel.ridge(W, 260, seed=6, reach=210, swell=44), top=330)
        self.car = drift.side_of_car()
        self.door = cel((584, 204), "#cf7a3a", self._panel)

    @staticmethod
    def _house(pen: Pen) -> None:
        pen.fill("#b8563f", points("60,250 340,120 620,250 600,250 340,140 80,250"))
        pen.box("#f2d7b0", 90, 246, 500, 320)
        pen.fill("#b8563f", points("70,252 340,128 610,252"))
        pen.box("#c98f5e", 470, 118, 40, 90)
        for x in (140, 300):
            pen.box("#2f8a86", x - 34, 310, 30, 120)
            pen.box("#2f8a86", x + 84, 310, 30, 120)
            pen.box("#ffe3a0", x, 310, 80, 120)
            pen.box("#f2d7b0", x + 37, 310, 6, 120)
            pen.disc("#fff3d2", x + 20, 330, 14, 26)
            for n in range(5):
                pen.disc(
                    ("#e5446d", "#ffb32c", "#e5446d", "#fff0d6", "#e5446d")[n],
                    x + 6 + n * 17,
                    440,
                    10,
                )
        pen.box("#8d4a38", 440, 320, 90, 246)
        pen.disc("#ffe3a0", 512, 450, 6)
        pen.fill("#9c4433", points("592,330 1276,330 1240,286 630,286"))
        pen.box("#e6c294", 606, 328, 656, 238)
        pen.box("#2a2030", 644, 362, 584, 204)

    def draw(self, time: float) -> Image.Image:
        frame = easel.sky(
            SIZE,
            (0, ink("#1d7f8c")),
            (0.34, ink("#7dbfae")),
            (0.6, ink("#ffd08a")),
            (0.8, DUSK),
            (1, DUSK),
        )
        easel.shine(frame, (1010, 380), 460, ink("#fff0b8"), 0.7)
        self.trees.lay(frame, ink("#2f6f62"), x=-20)
        props.lay(frame, ink("#58964f"), [(0.0, 520.0), (W, 520.0), (W, H), (0.0, H)])
        self.house.lay(frame)
        drive = points("640,566 1232,566 1330,720 540,720")
        props.lay(frame, ink("#8e7f88"), drive)
        door = span(time, 1.6, 2.9)
        out = span(time, 3.3, 5.4)
        hole = (644, 362, 1228, 566)
        x, y = 656.0, 364 - 1.2 * math.sin(time * 30) * span(time, 2.6, 2.8)
        self.car.lay(frame, x, y)
        drift.driver(frame, x, y, 0)
        for at in (x + 108, x + 452):
            drift.wheel(frame, (at, y + 164), 0.4)
        # A lamp that hesitates; then the door, of which what is above the lintel is gone.
        lamp = 0.3 + 0.7 * span(time, 2.7, 2.8) * (0.5 if 2.95 < time < 3.05 else 1)
        seen = frame.crop(hole)
        seen = Image.blend(
            Image.new("RGB", seen.size, ink("#2a2030")), seen, 0.1 + 0.9 * door * lamp
        )
        frame.paste(seen, hole[:2])
        left = round(204 * (1 - door))
        if left > 1:
            shown = (0, 204 - left, 584, 204)
            props.Cel(self.door.picture.crop(shown), self.door.mask.crop(shown)).lay(
                frame, 644, 362
            )
        easel.shine(frame, (1194, 482), round(60 + 160 * out), ink("#fff3c4"), span(time, 2.7, 2.9))
        beam = points("1200,474 1280,452 1280,560 1200,492")
        props.lay(frame, ink("#fff3c4"), beam, strength=0.4 * span(time, 2.7, 2.9))
        for n in range(12):
            life = (time * 0.8 + n / 12) % 1
            rev = span(time, 3.2, 3.6)
            easel.disc(
                frame,
                (662 - 70 * life, 540 - 46 * life + 9 * math.sin(n)),
                round(10 + 26 * life),
                ink("#efe6dc"),
                0.5 * (1 - life) * rev,
            )
        light = span(time, 0.7, 1.5) * (1 - span(time, 4.7, 5.3))
        drift.card(frame, light, first=CREAM, second=ink("#ffd84a"), at=(690, 40))
        return frame

    @staticmethod
    def _panel(pen: Pen) -> None:
        for row in range(5):
            pen.box("#cf7a3a", 0, row * 41, 584, 41)
            pen.box("#e5964e", 0, row * 41, 584, 5)
            pen.box("#a85a28", 0, row * 41 + 37, 584, 4)


class CarPark(Shot):
    """A figure of eight, drawn with what the hypermarket had left empty."""

    seconds: ClassVar[float] = 7.4

    def __init__(self) -> None:
        self.ground = cel(SIZE, "#5b4a78", self._paint)
        self.car = drift.Top(scale=0.92)
        self.trail = [self._place(n / 50) for n in range(round(7.4 * 50))]

    @staticmethod
    def _paint(pen: Pen) -> None:
        pen.box("#5b4a78", 0, 0, W, H)
        for row in (0, 590):
            for n in range(17):
                pen.box("#e9d9f2", 20 + n * 78, row, 4, 130)
            pen.box("#e9d9f2", 20, 126 if row == 0 else 590, 1252, 4)
        for x, y in ((110, 360), (1170, 360)):
            pen.disc("#463a60", x, y, 26)
            pen.disc("#7fae5a", x, y, 20)
            pen.disc("#5f9450", x + 6, y + 6, 11)
        for x in (470, 810):
            pen.line("#e9d9f2", points(f"{x - 40},360 {x + 40},360"), 5)
            pen.fill("#e9d9f2", points(f"{x + 34},346 {x + 62},360 {x + 34},374"))
        chance = easel.dice(8)
        for n in range(17):
            if chance.random() < 0.42:
                tone = chance.choice(("#e05b4a", "#7fb5c2", "#f4efe6", "#3f8f86", "#8c7fb0"))
                y = 14 if chance.random() < 0.5 else 604
                pen.fill(
                    tone,
                    put(
                        curve("0,6 14,0 42,0 56,6 58,50 56,96 42,104 14,104 0,96 -2,50"),
                        32 + n * 78 - 2,
                        y,
                    ),
                )
                pen.fill("#2c3048", put(points("6,28 50,28 46,44 10,44"), 32 + n * 78 - 2, y))
        for n in range(9):
            pen.box("#d7cfe4", 1196 + n * 6, 420, 3, 34)

    @staticmethod
    def _place(time: float) -> tuple[float, float, float]:
        """Return where the car is and where its nose looks: always further in than it goes."""
        turn = time * 1.62 - 0.9
        x, y = 640 + 400 * math.sin(turn), 360 + 178 * math.sin(2 * turn)
        dx, dy = 400 * math.cos(turn), 356 * math.cos(2 * turn)
        bend = dx * -712 * math.sin(2 * turn) - dy * -400 * math.sin(turn)
        slide = 0.62 * math.tanh(bend / 60000)
        return x, y, math.atan2(dy, dx) + slide

    def draw(self, time: float) -> Image.Image:
        frame = Image.new("RGB", SIZE)
        self.ground.lay(frame)
        glow = easel.glow(600)
        easel.Cut(glow, 300, -560).lay(frame, DUSK, strength=0.55)
        now = round(time * 50)
        drift.marks(frame, self.trail[: now + 1 : 2], ink("#2a2140"), 0.86, 0.7)
        puffs = []
        for n in range(max(0, now - 75), now, 2):
            x, y, angle = self.trail[n]
            puffs.append((x - 30 * math.cos(angle), y - 30 * math.sin(angle), (now - n) / 75))
        drift.smoke(frame, puffs, ink("#fff0e0"), 5)
        x, y, angle = self.trail[min(now, len(self.trail) - 1)]
        beam = [
            (x, y),
            (x + 330 * math.cos(angle - 0.3), y + 330 * math.sin(angle - 0.3)),
            (x + 330 * math.cos(angle + 0.3), y + 330 * math.sin(angle + 0.3)),
        ]
        props.lay(frame, ink("#fff0b8"), beam, strength=0.22)
        self.car.lay(frame, (x, y), angle)
        self._watcher(frame, time)
        return frame

    @staticmethod
    def _watcher(frame: Image.Image, time: float) -> None:
        """Draw who collects the trolleys, from above, and his shadow."""
        x = 1150 - 6 * math.sin(time * 0.8)
        props.lay(
            frame,
            ink("#2c2248"),
            curve(f"{x + 6},470 {x + 20},480 {x + 70},540 {x + 50},550"),
            strength=0.6,
        )
        easel.disc(frame, (x, 470), 15, ink("#159a96"))
        easel.disc(frame, (x, 468), 8, ink("#3a2a2c"))


class Wheel(Shot):
    """She drives as she knits: without looking at her hands."""

    seconds: ClassVar[float] = 6.0

    def __init__(self) -> None:
        self.shed = cel((2600, 420), "#3c6f8c", self._shed)
        self.car = drift.side_of_car()

    @staticmethod
    def _shed(pen: Pen) -> None:
        for n in range(4):
            x = n * 650
            pen.box(("#3c6f8c", "#a8485c", "#3f8f86", "#8a5aa0")[n], x + 20, 120, 560, 300)
            pen.box("#f6e2c4", x + 20, 150, 560, 60)
            for k in range(9):
                pen.box("#2a3350", x + 40 + k * 60, 240, 44, 130)
                pen.box("#ffd98a", x + 44 + k * 60, 250, 36, 60)
            pen.box("#4a4464", x + 600, 0, 8, 420)
            pen.fill("#fff0c8", points(f"{x + 570},0 {x + 640},0 {x + 628},12 {x + 582},12"))

    def draw(self, time: float) -> Image.Image:
        frame = easel.sky(
            SIZE,
            (0, ink("#27598a")),
            (0.3, ink("#c46f8c")),
            (0.5, DUSK),
            (0.6, ink("#ffd08a")),
            (1, ink("#4a3a66")),
        )
        easel.shine(frame, (300, 330), 420, ink("#fff0b0"), 0.8)
        easel.disc(frame, (300, 330), 52, ink("#fff6d4"))
        run = time * 560 % 1300
        self.shed.lay(frame, -run, 120)
        props.veil(frame, 380, 220, DUSK, 0.5)
        frame.paste(ink("#54456f"), (0, 540, W, H))
        for n in range(16):
            x = (n * 120 - time * 1500) % (W + 240) - 120
            props.lay(
                frame,
                ink("#e9d9f2"),
                [(x, 640.0), (x + 110, 640.0), (x + 90, 652.0), (x - 30, 652.0)],
                strength=0.7,
            )
        sway = 26 * math.sin(time * 1.7)
        x, y = 360 + sway, 396 + 3 * math.sin(time * 17)
        puffs = [(x + 60 - n * 34, 570 - n * 3, (n / 26 + time * 1.3) % 1) for n in range(26)]
        drift.smoke(frame, puffs, ink("#ffeadb"), 9, 1.7)
        props.lay(
            frame,
            ink("#2c2144"),
            curve(f"{x - 10},574 {x + 280},564 {x + 570},574 {x + 280},590"),
            strength=0.6,
        )
        self.car.lay(frame, x, y)
        drift.driver(frame, x, y, 2 * math.sin(time * 15))
        for at in (x + 108, x + 452):
            drift.wheel(frame, (at, y + 166), time * 24)
        self._bags(frame, x, y, time)
        for n in range(9):
            y0 = 130 + n * 46 + 30 * math.sin(n * 3.1)
            x0 = (n * 260 - time * 2600) % (W + 700) - 400
            props.lay(
                frame, CREAM, [(x0, y0), (x0 + 260, y0 + 1), (x0 + 260, y0 + 3)], strength=0.35
            )
        return frame

    @staticmethod
    def _bags(frame: Image.Image, x: float, y: float, time: float) -> None:
        hop = 5 * abs(math.sin(time * 8))
        props.lay(frame, ink("#d9482f"), put(points("190,10 244,10 236,-34 198,-34"), x, y - hop))
        props.lay(
            frame,
            ink("#6aa84f"),
            put(curve("206,-30 200,-62 214,-74 222,-60 232,-70 234,-34"), x, y - hop),
        )
        props.lay(
            frame,
            ink("#f0c98a"),
            put(curve("262,8 300,-70 310,-74 314,-64 282,10"), x, y - hop * 0.6),
        )
        props.lay(
            frame,
            ink("#c58f4e"),
            put(curve("286,8 326,-54 336,-56 338,-46 304,10"), x, y - hop * 0.7),
        )


class Bag(Shot):
    """Not an egg is broken. She counts them."""

    seconds: ClassVar[float] = 5.6

    def __init__(self) -> None:
        self.box = cel((520, 240), "#c9b391", self._box)

    @staticmethod
    def _box(pen: Pen) -> None:
        pen.fill("#a88f6c", points("20,60 500,60 476,220 44,220"))
        pen.fill("#c9b391", points("0,40 520,40 510,84 10,84"))
        for n in range(6):
            pen.disc("#8d7656", 52 + n * 83, 62, 36, 17)
        for n in range(5):
            pen.box("#947c5a", 88 + n * 83, 96, 4, 116)

    def draw(self, time: float) -> Image.Image:
        frame = Image.new("RGB", SIZE)
        drift.rays(frame, (640, 470), time, TEAL, ink("#1ba8a0"))
        easel.shine(frame, (640, 440), 420, ink("#ffe9a8"), 0.55)
        self.box.lay(frame, 380, 380)
        for n in range(6):
            up = span(time, 0.3 + n * 0.28, 0.6 + n * 0.28)
            hop = 36 * math.sin(math.pi * up) if up < 1 else 2 * math.sin(time * 3 + n)
            at = (432 + n * 83, 428 - hop)
            egg = curve(
                f"{at[0] - 27},{at[1] + 4} {at[0] - 19},{at[1] - 34} {at[0]},{at[1] - 50} {at[0] + 19},{at[1] - 34} {at[0] + 27},{at[1] + 4} {at[0]},{at[1] + 22}"
            )
            props.lay(frame, ink("#f6dcc0") if n % 3 else ink("#e9b994"), egg)
            gleam = curve(
                f"{at[0] - 14},{at[1] - 18} {at[0] - 6},{at[1] - 34} {at[0] - 3},{at[1] - 30} {at[0] - 9},{at[1] - 12}"
            )
            props.lay(frame, ink("#fff6e8"), gleam, strength=0.8)
            easel.write(
                frame,
                str(n + 1),
                (at[0], at[1] - 120),
                CREAM,
                size=44,
                weight=800,
                align=0.5,
                strength=up,
            )
        front = self.box.picture.crop((0, 66, 520, 240)), self.box.mask.crop((0, 66, 520, 240))
        props.Cel(*front).lay(frame, 380, 446)
        light = span(time, 2.4, 3.1)
        props.title(
            frame, "1. Le parking", (640, 96), CREAM, size=86, light=light, align=0.5, weight=800
        )
        props.credits_roll(
            frame,
            (
                "une série de Solène Faucher et Ibrahim Koné",
                "avec Mamie, qui a tenu à faire les cascades",
            ),
            (640, 200),
            CREAM,
            time,
            start=2.9,
            align=0.5,
        )
        return frame


# A square wave that idles, then revs; tyres; a cheap organ on two chords; eggs that are counted.
SOUND = (
    "aevalsrc='0.11*(sin(2*PI*t*(130.8+16.4*eq(mod(floor(t/1.6),2),1)))"
    "+0.7*sin(2*PI*t*(196+24.1*eq(mod(floor(t/1.6),2),1)))+0.5*sin(2*PI*t*329.6))"
    "*(0.55+0.45*gt(mod(t,0.4),0.2))':d=30:s=48000,tremolo=f=6:d=0.3[organ];"
    "aevalsrc='0.5*exp(-14*mod(t,0.4))*sin(2*PI*(48+60*exp(-30*mod(t,0.4)))*t)"
    "+0.09*exp(-40*mod(t+0.2,0.4))*(random(0)*2-1)':d=30:s=48000[drum];"
    "aevalsrc='between(t,2.7,18.6)*0.12*(mod(t*(52+40*between(t,5.4,18.6)+22*sin(2.1*t)),1)-0.5)"
    "*min(1,(t-2.7)/0.3)*min(1,(18.6-t)/0.6)':d=30:s=48000,lowpass=f=900[motor];"
    "anoisesrc=c=pink:a=0.8:d=30:seed=6,bandpass=f=1500:w=500,tremolo=f=9:d=0.4,"
    "volume='between(t,5.6,18.4)*0.5*pow(abs(sin(1.62*(t-5.4))),2)':eval=frame[tyre];"
    "aevalsrc='between(t,19.1,21)*0.3*exp(-20*mod(t-19.1,0.28))*sin(2*PI*(880+110*floor((t-19.1)/0.28))*t)'"
    ":d=30:s=48000,aecho=0.8:0.5:70:0.3[egg];"
    "[organ][drum][motor][tyre][egg]amix=inputs=5:normalize=0,alimiter=limit=0.75,"
    "aformat=channel_layouts=stereo[sound]"
)

REEL = Reel(
    "mamie-fait-du-drift-1.mp4",
    SIZE,
    25,
    (Garage, CarPark, Wheel, Bag),
    SOUND,
    grain=5,
    fade=0.4,
    poster=(1, 5.4),
)
