"""« Mamie fait du drift », 2: « Le rond-point »: rain, a roundabout, a torch, a niche. 25 f/s."""
# ruff: noqa: E501, PLR2004 - a drawing is made of numbers, and an outline is one line

import math
from typing import ClassVar

from PIL import Image

from labfilms.operations.demo import drift, easel, props
from labfilms.operations.demo.drift import CREAM, PINK, SIZE, H, W
from labfilms.operations.demo.easel import ink, span
from labfilms.operations.demo.props import Pen, cel, curve, put
from labfilms.operations.demo.reel import Reel, Shot

NIGHT, PETROL, NEON = ink("#0e1030"), ink("#14305a"), ink("#37e0d0")
RAIN = ink("#b9d4ff")


class Forecourt(Shot):
    """A filling station in the rain, where nobody asks her age."""

    seconds: ClassVar[float] = 6.0
    GROUND = 520

    def __init__(self) -> None:
        self.station = cel((W, 420), "#1a2350", self._station)
        self.car = drift.side_of_car(0.3)
        self.hills = easel.Cut(easel.ridge(W, 220, seed=29, reach=420, swell=40), top=310)

    @staticmethod
    def _station(pen: Pen) -> None:
        pen.box("#f4f6ff", 420, 70, 640, 46)
        pen.box("#ff3f6e", 420, 84, 640, 18)
        pen.box("#1a2350", 500, 116, 16, 304)
        pen.box("#1a2350", 960, 116, 16, 304)
        pen.box("#232c60", 1080, 170, 200, 250)
        pen.box("#ffd98a", 1104, 210, 150, 120)
        for n in range(3):
            pen.box("#232c60", 1150 + n * 38, 210, 3, 120)
        pen.box("#ff3f6e", 1080, 170, 200, 16)
        for x in (700, 800):
            pen.fill(
                "#e9ecff",
                curve(
                    f"{x},250 {x + 30},246 {x + 60},250 {x + 62},340 {x + 60},418 {x},418 {x - 2},340"
                ),
            )
            pen.box("#1a2350", x + 8, 268, 44, 40)
            pen.box("#37e0d0", x + 14, 276, 32, 10)
            pen.box("#ff3f6e", x + 8, 330, 44, 8)

    def draw(self, time: float) -> Image.Image:
        frame = easel.sky(
            SIZE,
            (0, NIGHT),
            (0.4, ink("#1c2a66")),
            (0.7, ink("#6b3a7a")),
            (0.73, ink("#121638")),
            (1, ink("#0b0d24")),
        )
        self.hills.lay(frame, ink("#151b44"))
        buzz = 0.85 if 0.25 < time % 1.9 < 0.32 else 1.0
        easel.shine(frame, (740, 220), 560, ink("#ff7aa0"), 0.34 * buzz)
        self.station.lay(frame, 0, self.GROUND - 420)
        easel.Cut(easel.pool(700, 200)).lay(
            frame, ink("#fff2f0"), x=390, y=self.GROUND - 300, strength=0.35 * buzz
        )
        x, y = self._car(time)
        self.car.lay(frame, x, y)
        drift.driver(frame, x, y, 0, 0.2)
        for at in (x + 108, x + 452):
            drift.wheel(frame, (at, y + 166), max(0.0, time - 3.6) ** 2 * 9, 0.3)
        props.mirror(frame, self.GROUND + 20, tint=NIGHT, amount=0.52, time=time, swell=1.6)
        on = span(time, 2.6, 2.7)
        easel.shine(frame, (x + 540, y + 118), 240, ink("#fff3cf"), on)
        easel.shine(frame, (x + 20, y + 120), 150, ink("#ff2a3a"), 0.8 * on)
        burn = span(time, 3.6, 4.2)
        drift.smoke(
            frame,
            [(x + 90 - n * 20, y + 190 - n * 4, (n / 22 + time * 1.6) % 1) for n in range(22)],
            ink("#d5c7e8"),
            3,
            1.5 * burn + 0.01,
        )
        props.rain(frame, time, RAIN, count=190, slant=-0.14, strength=0.5)
        light = span(time, 0.7, 1.5) * (1 - span(time, 5.2, 5.9))
        drift.card(frame, light, first=CREAM, second=PINK, at=(66, 36))
        return frame

    def _car(self, time: float) -> tuple[float, float]:
        off = max(0.0, time - 4.1)
        return 470 + 240 * off * off + 2 * math.sin(time * 40) * span(time, 3.4, 3.6), 346.0


class Roundabout(Shot):
    """The third exit. She has taken it eleven times."""

    seconds: ClassVar[float] = 7.6
    MIDDLE = (640.0, 372.0)

    def __init__(self) -> None:
        self.ground = cel(SIZE, "#1b2350", self._paint)
        self.car = drift.Top(0.25, 0.84)
        self.trail = [self._place(n / 50) for n in range(round(self.seconds * 50) + 1)]

    def _paint(self, pen: Pen) -> None:
        x, y = self.MIDDLE
        pen.box("#123a3a", 0, 0, W, H)
        chance = easel.dice(6)
        for _ in range(260):
            pen.disc(
                chance.choice(("#16473f", "#0f3236", "#1a5044")),
                chance.uniform(0, W),
                chance.uniform(0, H),
                chance.uniform(6, 22),
            )
        for angle in (0.12, 1.75, 3.3, 4.85):
            a, b = math.cos(angle), math.sin(angle)
            road = [
                (x - 92 * b, y + 92 * a),
                (x + 1100 * a - 92 * b, y + 1100 * b + 92 * a),
                (x + 1100 * a + 92 * b, y + 1100 * b - 92 * a),
                (x + 92 * b, y - 92 * a),
            ]
            pen.fill("#222a5e", road)
            for n in range(3, 12):
                far = 120 + n * 62
                dash = [
                    (x + far * a - 3 * b, y + far * b + 3 * a),
                    (x + (far + 34) * a - 3 * b, y + (far + 34) * b + 3 * a),
                    (x + (far + 34) * a + 3 * b, y + (far + 34) * b - 3 * a),
                    (x + far * a + 3 * b, y + far * b - 3 * a),
                ]
                pen.fill("#c9d2ff", dash)
        pen.disc("#c9d2ff", x, y, 318)
        pen.disc("#222a5e", x, y, 312)
        pen.disc("#e9ecff", x, y, 144)
        pen.disc("#1d5a4a", x, y, 136)
        pen.disc("#26705a", x, y, 92)
        for n in range(14):
            angle = n * 2 * math.pi / 14
            pen.disc(
                ("#ff5a7a", "#ffc629")[n % 2],
                x + 112 * math.cos(angle),
                y + 112 * math.sin(angle),
                9,
            )
        # The village's pride: a coffee pot of concrete.
        pen.fill("#c9c4d8", put(curve("-30,40 -38,-6 -22,-38 20,-38 36,-6 30,40"), x, y))
        pen.fill("#c9c4d8", put(curve("-30,-10 -66,-26 -70,-16 -34,10"), x, y))
        pen.disc("#a9a2c0", x, y - 40, 16, 8)

    def _place(self, time: float) -> tuple[float, float, float]:
        """Return where the car is: it turns around the island and looks at it all the while."""
        angle = 0.9 + 2.15 * time
        reach = 226 + 20 * math.sin(time * 2.3)
        x, y = self.MIDDLE[0] + reach * math.cos(angle), self.MIDDLE[1] + reach * math.sin(angle)
        return x, y, angle + math.pi / 2 + 0.66 + 0.12 * math.sin(time * 3)

    def draw(self, time: float) -> Image.Image:
        frame = Image.new("RGB", SIZE)
        self.ground.lay(frame)
        now = round(time * 50)
        drift.marks(frame, self.trail[: now + 1 : 2], ink("#0d1030"), 0.78, 0.6)
        x, y, angle = self.trail[min(now, len(self.trail) - 1)]
        beam = [
            (x, y),
            (x + 420 * math.cos(angle - 0.28), y + 420 * math.sin(angle - 0.28)),
            (x + 420 * math.cos(angle + 0.28), y + 420 * math.sin(angle + 0.28)),
        ]
        props.lay(frame, ink("#fff3c4"), beam, strength=0.3)
        easel.shine(
            frame, (x + 150 * math.cos(angle), y + 150 * math.sin(angle)), 190, ink("#fff3c4"), 0.4
        )
        puffs = []
        for n in range(max(0, now - 80), now, 2):
            px, py, a = self.trail[n]
            puffs.append((px - 34 * math.cos(a), py - 34 * math.sin(a), (now - n) / 80))
        drift.smoke(frame, puffs, ink("#cfd2f4"), 5, 1.1)
        self.car.lay(frame, (x, y), angle)
        easel.shine(
            frame, (x - 60 * math.cos(angle), y - 60 * math.sin(angle)), 70, ink("#ff2a3a"), 0.7
        )
        for n, (lx, ly) in enumerate(((260, 120), (1040, 130), (250, 620), (1050, 610))):
            easel.shine(frame, (lx, ly), 210, ink("#ffb45c"), 0.5 + 0.03 * math.sin(time * 9 + n))
            easel.disc(frame, (lx, ly), 7, ink("#fff0d0"))
        blue = max(0.0, math.sin(time * 9)) * span(time, 4.6, 5.2)
        easel.shine(frame, (1180, 300), 420, ink("#3a6bff"), 0.8 * blue)
        easel.shine(
            frame,
            (1210, 380),
            300,
            ink("#ff3050"),
            0.6 * span(time, 4.6, 5.2) * max(0.0, -math.sin(time * 9)),
        )
        props.rain(frame, time, RAIN, count=150, slant=-0.05, strength=0.35)
        return frame


class Torch(Shot):
    """« Papiers du véhicule. » She has knitted a cover for them."""

    seconds: ClassVar[float] = 6.2

    def __init__(self) -> None:
        self.trees = easel.Cut(easel.firs(W + 80, 420, seed=3, low=130, high=320, gap=70), top=180)
        self.car = drift.side_of_car(0.35)

    def draw(self, time: float) -> Image.Image:
        frame = easel.sky(
            SIZE,
            (0, ink("#0b0e2a")),
            (0.5, ink("#1b2a62")),
            (0.72, ink("#3a3f86")),
            (0.78, ink("#10143a")),
            (1, ink("#090b22")),
        )
        beat = math.sin(time * 8)
        easel.shine(frame, (1050, 330), 640, ink("#3f72ff"), 0.5 * max(0.0, beat))
        easel.shine(frame, (1120, 360), 520, ink("#ff2f55"), 0.4 * max(0.0, -beat))
        self.trees.lay(frame, ink("#0d1136"), x=-20)
        props.veil(frame, 470, 160, ink("#4a55a0"), 0.4)
        props.lay(frame, ink("#0c0f2c"), [(0.0, 590.0), (W, 590.0), (W, H), (0.0, H)])
        x, y = 70.0, 396.0
        self.car.lay(frame, x, y)
        laugh = 3 * abs(math.sin(time * 10)) * span(time, 3.8, 4.2)
        drift.driver(frame, x, y, -laugh, 0.15)
        for hub in (x + 108, x + 452):
            drift.wheel(frame, (hub, y + 166), 0.3, 0.4)
        easel.shine(frame, (x + 538, y + 118), 170, ink("#fff3cf"), 0.8)
        salute = span(time, 3.4, 4.0)
        body = props.walker(
            time * 6 * (1 - span(time, 1.4, 1.8)),
            coat="jacket",
            head="cap",
            step=1 - 0.85 * span(time, 1.3, 1.8),
        )
        at = (1180 - 380 * span(time, -0.6, 1.7), 640.0)
        torch = (at[0] - 96, at[1] - 236 + 90 * salute)
        aim = (x + 330, y + 50)
        cone = [torch, (aim[0] - 10, aim[1] - 60), (aim[0] - 20, aim[1] + 60)]
        props.lay(frame, ink("#f6f2d0"), cone, strength=0.26 * (1 - salute))
        easel.shine(frame, aim, 120, ink("#fff6cf"), 0.4 * (1 - salute))
        props.person(frame, at, 350, ink("#080a1e"), body, turn=-1)
        hand = (torch[0] + (120 * salute), torch[1] - 150 * salute)
        arm = props.limb(
            (at[0] - 6, at[1] - 262, 12),
            (at[0] - 52 - 6 * salute, at[1] - 232 - 30 * salute, 10),
            (hand[0] + 14, hand[1], 8),
        )
        props.lay(frame, ink("#080a1e"), *arm)
        easel.disc(frame, torch, 7, ink("#fff6d0"), 1 - salute)
        band = put(curve("-9,-74 10,-74 10,-68 -9,-68"), *at, 350 / 106, -1)
        props.lay(frame, ink("#c9d4ff"), band, strength=0.8)
        props.mirror(frame, 650, tint=ink("#090b22"), amount=0.6, time=time, swell=1.4)
        props.rain(frame, time, RAIN, count=210, slant=-0.14, strength=0.5)
        self._words(frame, time)
        return frame

    @staticmethod
    def _words(frame: Image.Image, time: float) -> None:
        lines = ((2.0, 3.6, "— Onze tours, madame."), (3.9, 5.9, "— Douze. Vous avez cligné."))
        for start, end, words in lines:
            light = span(time, start, start + 0.2) * (1 - span(time, end, end + 0.2))
            easel.write(
                frame,
                words,
                (640, 668),
                CREAM,
                name=easel.TEXT,
                size=30,
                weight=520,
                align=0.5,
                strength=light,
            )


class Niche(Shot):
    """Parked, to the centimetre."""

    seconds: ClassVar[float] = 6.0

    def __init__(self) -> None:
        self.car = drift.side_of_car(0.1)

    def draw(self, time: float) -> Image.Image:
        frame = Image.new("RGB", SIZE)
        drift.rays(frame, (640, 520), time, ink("#3a1f6e"), ink("#46277e"))
        easel.shine(frame, (640, 480), 520, ink("#ff5a7a"), 0.5)
        slide = 1 - span(time, 0.1, 1.6)
        props.lay(frame, ink("#241248"), [(0.0, 590.0), (W, 590.0), (W, H), (0.0, H)])
        for side in (-1, 1):
            middle = 640 + side * 470
            for n in range(4):
                width = 190 - n * 22
                pile = [
                    (middle - width / 2, 590 - n * 50),
                    (middle + width / 2, 590 - n * 50),
                    (middle + width / 2 - 8, 544 - n * 50),
                    (middle - width / 2 + 8, 544 - n * 50),
                ]
                props.lay(frame, ink("#1a0f38"), pile)
                props.lay(
                    frame,
                    ink("#2c1c54"),
                    curve(
                        f"{middle - width / 2 + 6},546 {middle},536 {middle + width / 2 - 6},546 {middle},556".replace(
                            "546", str(546 - n * 50)
                        )
                        .replace("536", str(536 - n * 50))
                        .replace("556", str(556 - n * 50))
                    ),
                )
        x, y = 360 - 900 * slide, 386.0
        self.car.lay(frame, x, y)
        drift.driver(frame, x, y, 0)
        for at in (x + 108, x + 452):
            drift.wheel(frame, (at, y + 166), -slide * 30)
        drift.smoke(
            frame,
            [(x + 90 - n * 24, 574 - n * 3, (n / 18 + time) % 1) for n in range(18)],
            CREAM,
            4,
            1.2 * slide + 0.01,
        )
        light = span(time, 1.8, 2.5)
        props.title(
            frame, "2. Le rond-point", (640, 84), CREAM, size=86, light=light, align=0.5, weight=800
        )
        lines = (
            "une série de Solène Faucher et Ibrahim Koné",
            "aucun parterre n’a été blessé",
            "épisode 3 : la sortie de messe",
        )
        props.credits_roll(frame, lines, (640, 190), CREAM, time, start=2.3, align=0.5)
        return frame


# Rain, the pump's neon, an organ a tone lower, tyres that sing, a siren that gives up.
SOUND = (
    "anoisesrc=c=white:a=0.3:d=30:seed=12,lowpass=f=2600,highpass=f=500,"
    "volume='0.22*lt(t,19.9)':eval=frame[rain];"
    "aevalsrc='0.1*(sin(2*PI*t*(110+13.5*eq(mod(floor(t/1.6),2),1)))"
    "+0.7*sin(2*PI*t*(164.8+20.2*eq(mod(floor(t/1.6),2),1)))+0.5*sin(2*PI*t*261.6))"
    "*(0.5+0.5*gt(mod(t,0.4),0.2))':d=30:s=48000,tremolo=f=5:d=0.3[organ];"
    "aevalsrc='0.5*exp(-14*mod(t,0.4))*sin(2*PI*(46+60*exp(-30*mod(t,0.4)))*t)"
    "+0.09*exp(-40*mod(t+0.2,0.4))*(random(0)*2-1)':d=30:s=48000[drum];"
    "aevalsrc='between(t,2.6,14.6)*0.12*(mod(t*(50+46*between(t,6,13.6)+18*sin(2.3*t)),1)-0.5)"
    "*min(1,(t-2.6)/0.3)*min(1,(14.6-t)/0.8)':d=30:s=48000,lowpass=f=900[motor];"
    "anoisesrc=c=pink:a=0.8:d=30:seed=6,bandpass=f=1400:w=500,tremolo=f=11:d=0.4,"
    "volume='between(t,6,13.5)*0.3*(0.6+0.4*sin(2.3*t))':eval=frame[tyre];"
    "aevalsrc='between(t,10.6,15.2)*0.07*(sin(2*PI*t*(435+145*gt(mod(t,1.1),0.55))))"
    "*min(1,(t-10.6)/1)*min(1,(15.2-t)/0.8)':d=30:s=48000,lowpass=f=1600,aecho=0.8:0.6:200:0.3[siren];"
    "[rain][organ][drum][motor][tyre][siren]amix=inputs=6:normalize=0,alimiter=limit=0.75,"
    "aformat=channel_layouts=stereo[sound]"
)

REEL = Reel(
    "mamie-fait-du-drift-2.mp4", SIZE, 25, (Forecourt, Roundabout, Torch, Niche), SOUND, grain=5,
    fade=0.4,
    poster=(1, 4.9),
)  # fmt: skip
