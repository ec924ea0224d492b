"""The pictures of six regions: puys, ramparts, a lagoon, zinc, a bridge, sand."""
# ruff: noqa: E501, PLR2004 - a drawing is made of numbers, and an outline is one line

import io
import math
import random
from collections.abc import Callable
from itertools import pairwise

from PIL import Image, ImageDraw

from labfilms.operations.demo import easel, props
from labfilms.operations.demo.easel import Cut, Point, ink, mix
from labfilms.operations.demo.garonne import Bridge, dancer
from labfilms.operations.demo.myrha import roofs
from labfilms.operations.demo.sluice import Poplars, poplar
from labfilms.operations.demo.volcanoes import puy

SIZE = W, H = 1600, 800


def puys() -> Image.Image:
    """Draw the chain of the Puys, seen from a meadow that still holds the night."""
    low = ink("#f6dcb4")
    frame = easel.sky(
        SIZE, (0, ink("#7ea6b4")), (0.3, ink("#b9cbbf")), (0.58, low), (1, ink("#a9b48a"))
    )
    easel.shine(frame, (1180, 300), 620, ink("#fff2cf"), 0.8)
    easel.disc(frame, (1180, 318), 40, ink("#fffaf0"))
    places = (
        (-160, 640, 190, 500, "#a3b5ae"),
        (1050, 760, 230, 505, "#9db1a9"),
        (500, 720, 210, 515, "#93a99f"),
        (180, 780, 300, 560, "#7b968b"),
        (860, 700, 240, 566, "#6c897e"),
        (-330, 760, 240, 590, "#5d7b70"),
        (1200, 800, 220, 600, "#52706a"),
    )
    for n, (left, width, height, base, tone) in enumerate(places):
        Cut(puy(width, height, seed=n + 31)).lay(
            frame, mix(ink(tone), low, 0.1), x=left, y=base - height
        )
        if n in {2, 4, 6}:
            Cut(easel.haze(W, 150, peak=0.75, strength=0.75)).lay(frame, low, y=base - 110)
    Cut(easel.ridge(W, 260, seed=5, reach=900, swell=26)).lay(frame, ink("#3f5a4d"), y=560)
    Cut(easel.firs(W, 240, seed=16, low=34, high=92, gap=34)).lay(frame, ink("#2c443d"), y=520)
    Cut(easel.ridge(W, 170, seed=9, reach=1200, swell=18)).lay(frame, ink("#1d302b"), y=664)
    _cows(frame)
    return frame


def _cows(frame: Image.Image) -> None:
    for x, y, scale in ((330, 664, 1.0), (402, 676, 1.15), (560, 668, 0.9)):
        body = easel.smooth(
            (4, 20),
            (20, 10),
            (56, 10),
            (72, 16),
            (84, 8),
            (94, 14),
            (92, 24),
            (80, 26),
            (74, 36),
            (66, 38),
            (20, 38),
            (8, 34),
        )
        legs = [
            [(px, 30.0), (px + 6, 30.0), (px + 5, 58.0), (px + 1, 58.0)]
            for px in (12.0, 22.0, 58.0, 67.0)
        ]
        outlines = [[(px * scale, py * scale) for px, py in outline] for outline in (body, *legs)]
        Cut(easel.polygon((120, 80), *outlines)).lay(frame, ink("#14211e"), x=x, y=y)


def ramparts() -> Image.Image:
    """Draw a town on its rock above a slow river, at the hour when the stone is pink."""
    low = ink("#f2b9a0")
    frame = easel.sky(
        SIZE,
        (0, ink("#5f7398")),
        (0.26, ink("#a997ac")),
        (0.52, low),
        (0.62, ink("#f6cfa8")),
        (1, ink("#3d4a63")),
    )
    easel.shine(frame, (420, 440), 640, ink("#ffdcae"), 0.8)
    Cut(easel.ridge(W, 300, seed=71, reach=700, swell=26)).lay(frame, ink("#a07f90"), y=398)
    Cut(easel.haze(W, 160, strength=0.7)).lay(frame, low, y=400)
    Cut(easel.shape(SIZE, _town)).lay(frame, ink("#7d5a70"))
    Cut(easel.haze(W, 220, peak=0.8, strength=0.6)).lay(frame, low, y=400)
    Cut(easel.polygon(SIZE, _bank())).lay(frame, ink("#4a4260"))
    for n in range(23):
        x = 30 + n * 71 + 26 * math.sin(n * 2.3)
        _poplar(frame, x, 574, 110 + 70 * abs(math.sin(n * 1.7)), ink("#372f4d"))
    _river(frame)
    Cut(easel.ridge(W, 130, seed=8, reach=520, swell=20)).lay(frame, ink("#1d1b30"), y=706)
    _boat(frame)
    return frame


def _town(pen: ImageDraw.ImageDraw, s: int) -> None:
    chance = easel.dice(9)
    rock = [(620, 560), (690, 430), (760, 392), (1320, 380), (1420, 430), (1500, 560)]
    pen.polygon([(x * s, y * s) for x, y in rock], fill=255)
    x = 770.0
    while x < 1310:
        wide, tall = chance.uniform(24, 58), chance.uniform(18, 62)
        top = 388 - tall
        roof = [(x, 400), (x, top), (x + wide / 2, top - 16), (x + wide, top), (x + wide, 400)]
        pen.polygon([(px * s, py * s) for px, py in roof], fill=255)
        x += wide * chance.uniform(0.75, 1.05)
    for left, width, top, spire in ((1010, 40, 250, 40), (880, 30, 292, 58), (1180, 46, 276, 20)):
        tower = [
            (left, 400),
            (left, top),
            (left + width / 2, top - spire),
            (left + width, top),
            (left + width, 400),
        ]
        pen.polygon([(px * s, py * s) for px, py in tower], fill=255)


def _bank() -> list[Point]:
    line = easel.waves(6, 300, 4)
    return [(0, 610), *[(float(x), 556 + 9 * line(x)) for x in range(0, W + 10, 10)], (W, 610)]


def _river(frame: Image.Image) -> None:
    above = frame.crop((0, 356, W, 590)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    water = Image.blend(above, Image.new("RGB", above.size, ink("#4a5070")), 0.42)
    for y in range(water.height):
        shift = round((1 + y / 26) * math.sin(y * 0.55))
        row = water.crop((0, y, W, y + 1))
        frame.paste(row, (shift, 590 + y))
    Cut(easel.haze(W, 60, peak=0.5, strength=0.4)).lay(frame, ink("#f6cfa8"), y=570)


def _poplar(frame: Image.Image, x: float, foot: float, tall: float, colour: easel.Colour) -> None:
    outline = easel.smooth(
        (20, 0),
        (30, tall * 0.3),
        (34, tall * 0.7),
        (24, tall * 0.95),
        (16, tall * 0.95),
        (6, tall * 0.7),
        (10, tall * 0.3),
    )
    trunk: list[Point] = [(18, tall * 0.9), (22, tall * 0.9), (22, tall), (18, tall)]
    Cut(easel.polygon((40, round(tall) + 2), outline, trunk)).lay(frame, colour, x=x, y=foot - tall)


def _boat(frame: Image.Image) -> None:
    hull = easel.smooth((0, 20), (20, 24), (160, 24), (196, 8), (186, 34), (150, 42), (30, 40))
    body = easel.smooth((64, 74), (66, 52), (78, 42), (92, 48), (98, 74))
    head = easel.smooth((70, 34), (80, 24), (92, 32), (88, 44), (74, 44))
    hull = [(x, y + 44) for x, y in hull]
    Cut(easel.polygon((200, 100), hull, body, head)).lay(frame, ink("#14121f"), x=470, y=612)
    ImageDraw.Draw(frame).line((548, 668, 520, 742), fill=ink("#14121f"), width=3)


def lagoon() -> Image.Image:
    """Draw a lagoon, the reef that whitens, the slopes that climb into their cloud."""
    frame = easel.sky(
        SIZE,
        (0, ink("#3f86a6")),
        (0.3, ink("#86bcc4")),
        (0.5, ink("#d9e2cd")),
        (0.56, ink("#f0e2bd")),
        (1, ink("#2b93a0")),
    )
    easel.shine(frame, (360, 300), 620, ink("#fff3cf"), 0.75)
    peaks = [
        (0, 470),
        (180, 380),
        (330, 400),
        (520, 250),
        (640, 300),
        (780, 196),
        (860, 244),
        (960, 176),
        (1090, 250),
        (1240, 330),
        (1420, 300),
        (1600, 400),
        (1600, 520),
        (0, 520),
    ]
    line = easel.waves(3, 120, 5)
    rough = [(float(x), _height(peaks[:-2], x) + 16 * line(x)) for x in range(0, W + 8, 8)]
    Cut(easel.polygon(SIZE, [(0, 520), *rough, (W, 520)])).lay(frame, ink("#6f9a97"))
    for n in range(4):
        Cut(easel.haze(W + 300, 90, peak=0.5, strength=0.75)).lay(
            frame, ink("#f3f1e2"), x=-150 + 60 * n, y=230 + n * 34, strength=0.55
        )
    Cut(easel.ridge(W, 200, seed=14, reach=430, swell=46)).lay(frame, ink("#44756f"), y=356)
    Cut(easel.ridge(W, 120, seed=24, reach=260, swell=24)).lay(frame, ink("#2c5a56"), y=424)
    sea = easel.sky(
        (W, 330),
        (0, ink("#2f7f98")),
        (0.2, ink("#3ea3ae")),
        (0.55, ink("#6fcabf")),
        (1, ink("#cfe6c6")),
    )
    frame.paste(sea, (0, 500))
    pen = ImageDraw.Draw(frame)
    chance = easel.dice(5)
    for _ in range(150):
        x, y = chance.uniform(0, W), 508 + chance.random() ** 1.6 * 220
        reach = 4 + (y - 500) * 0.14
        pen.line(
            (x - reach, y, x + reach, y),
            fill=mix(ink("#4fb2b6"), ink("#f2fbef"), chance.random()),
            width=1,
        )
    foam = [(float(x), 548 + 5 * line(x * 1.3)) for x in range(0, W + 8, 8)]
    pen.line(foam, fill=ink("#f6fff6"), width=4)
    Cut(easel.ridge(W, 140, seed=44, reach=800, swell=30)).lay(frame, ink("#e9d9b0"), y=690)
    _she_oaks(frame)
    return frame


def _height(points: list[tuple[int, int]], x: float) -> float:
    for (left, start), (right, end) in pairwise(points):
        if left <= x <= right:
            return start + (end - start) * (x - left) / (right - left)
    return float(points[-1][1])


def _she_oaks(frame: Image.Image) -> None:
    def draw(pen: ImageDraw.ImageDraw, s: int) -> None:
        chance = easel.dice(33)
        for left, foot, steps in ((1396.0, 800.0, 23), (1520.0, 800.0, 28)):
            x, y = left, foot
            for step in range(steps):
                nx, ny = x + 2 + 0.1 * step, y - 23
                pen.line((x * s, y * s, nx * s, ny * s), fill=255, width=(15 - step // 2) * s)
                x, y = nx, ny
                if step > 7:
                    share = (step - 8) / (steps - 8)
                    for side in (-1, 1):
                        reach = (26 + 150 * (1 - share)) * chance.uniform(0.6, 1.0)
                        _branch(pen, s, (x, y), side * reach, chance)

    Cut(easel.shape(SIZE, draw)).lay(frame, ink("#0f2e33"))


def _branch(
    pen: ImageDraw.ImageDraw, s: int, start: Point, reach: float, chance: random.Random
) -> None:
    """Draw a branch that rises, then bends, and its needles, which hang and shorten."""
    steps = max(4, round(abs(reach) / 6))
    for n in range(steps):
        along = n / steps
        x = start[0] + reach * along
        y = start[1] - 60 * along + 74 * along * along
        for _ in range(2):
            drop = (1 - along * 0.7) * chance.uniform(9, 34)
            side = chance.uniform(-4, 4) + reach * 0.03
            pen.line((x * s, y * s, (x + side) * s, (y + drop) * s), fill=235, width=s)


def zinc() -> Image.Image:
    """Draw the roofs of Paris a little before six, and the church on its hill."""
    low = ink("#f2b79a")
    frame = easel.sky(
        SIZE, (0, ink("#3c5680")), (0.3, ink("#8d9bb4")), (0.52, low), (1, ink("#8a7a90"))
    )
    easel.shine(frame, (1240, 420), 620, ink("#ffe3b4"), 0.8)
    Cut(easel.polygon(SIZE, props.curve(CHURCH))).lay(frame, ink("#77709a"), strength=0.9)
    easel.disc(frame, (1240, 452), 36, ink("#fff4dc"))
    rows = (
        (280, 5, ("#6a7488", "#8793a5", "#7d6a70"), 0.42, 366),
        (330, 11, ("#47516a", "#6d7f97", "#7a4f4a"), 0.16, 440),
        (360, 23, ("#262e42", "#4c5c76", "#5a3434"), 0.0, 560),
    )
    chance = easel.dice(4)
    for tall, seed, tones, far, top in rows:
        roofs(W + 80, tall, seed, tones).toned(low, far).lay(frame, -40, top)
        if far:
            props.veil(frame, top + 90, 170, low, 0.55)
        for _ in range(14):
            at = (chance.uniform(0, W), top + tall * chance.uniform(0.55, 0.8))
            easel.shine(frame, at, 30, ink("#ffd27a"), 0.5)
            props.lay(
                frame, ink("#ffd27a"), props.put(props.points("0,0 8,0 8,13 0,13"), *at, 1.0 - far)
            )
    for n in range(9):
        x, y = 520 + n * 37, 262 + 22 * math.sin(n * 2.2)
        wing: list[Point] = [(x - 11, y - 7), (x, y), (x + 11, y - 7), (x, y + 3)]
        props.lay(frame, ink("#3a4468"), wing)
    return frame


CHURCH = (
    "300,470 300,380 330,378 332,352 344,330 356,352 358,376 384,372 388,318 402,276 424,232 446,276"
    " 460,318 464,372 490,376 492,352 504,330 516,352 518,378 548,380 548,470"
)


def quays() -> Image.Image:
    """Draw the old bridge of Toulouse, its round eyes, and what the river makes of them."""
    line = 470
    frame = easel.sky(
        SIZE, (0, ink("#4a2f86")), (0.26, ink("#b4558c")), (0.46, ink("#f4936a")), (0.6, ink("#ffd590"))
    )  # fmt: skip
    for n in range(5):
        tone = mix(ink("#f08a64"), ink("#ffd25a"), n / 4)
        easel.disc(frame, (1090, 400), 250 - n * 40, tone, 0.4 if n < 4 else 1.0)
    Bridge().town.lay(frame, 0, line - 216)
    deck = [(0.0, 356.0), (800.0, 326.0), (1600.0, 356.0), (1600.0, 510.0), (0.0, 510.0)]
    props.lay(frame, ink("#b8523f"), deck)
    edge = [
        (0.0, 352.0),
        (800.0, 320.0),
        (1600.0, 352.0),
        (1600.0, 360.0),
        (800.0, 330.0),
        (0.0, 360.0),
    ]
    props.lay(frame, ink("#eda982"), edge)
    for n in range(6):
        x, reach = 110 + n * 276, 108 - 6 * abs(n - 2.5)
        arch = f"{x - reach},512 {x - reach},440 {x - reach * 0.7},392 {x},366 {x + reach * 0.7},392 {x + reach},440 {x + reach},512"
        props.lay(frame, ink("#e58a78"), props.curve(arch))
        easel.disc(frame, (x + 138, 412), 22, ink("#f0a070"))
    props.mirror(frame, line, tint=ink("#3a1f66"), amount=0.36, time=1.0, swell=1.4)
    Cut(easel.ridge(W, 110, seed=8, reach=640, swell=18)).lay(frame, ink("#1d1440"), y=716)
    for n in range(5):
        props.person(frame, (250 + n * 64, 742), 74, ink("#1d1440"), dancer(n * 0.37, n))
    return frame


def loire() -> Image.Image:
    """Draw the Loire, its sand, two flat boats, poplars that are seen twice."""
    line = 440
    low = ink("#f4e3b6")
    frame = easel.sky(SIZE, (0, ink("#86a5ac")), (0.3, ink("#c1cdbd")), (0.54, low), (1, low))
    easel.shine(frame, (430, 280), 620, ink("#fff5d2"), 0.85)
    easel.disc(frame, (430, 300), 38, ink("#fffbea"))
    Cut(easel.ridge(W, 200, seed=3, reach=520, swell=30)).lay(frame, ink("#a9b49c"), y=330)
    chance = easel.dice(12)
    for row, tone in enumerate(("#9a9a5c", "#66682f")):
        x = -20.0
        while x < W + 40:
            tall = chance.uniform(120, 190) + row * 50
            props.lay(frame, mix(ink(tone), low, 0.3 - 0.3 * row), props.put(poplar(tall), x, line))
            x += chance.uniform(50, 120) + row * 110
        props.veil(frame, line - 90, 110, low, 0.5 - 0.3 * row)
    props.mirror(frame, line, tint=ink("#b9c1a6"), amount=0.3, time=0.6, swell=1.2)
    for x, y, wide in ((900, 552, 420), (180, 640, 330), (1320, 690, 300)):
        sand = f"{x - wide},{y} {x - wide * 0.3},{y - 12} {x + wide * 0.5},{y - 9} {x + wide},{y} {x},{y + 13}"
        props.lay(frame, ink("#ead9a8"), props.curve(sand))
    for x, y, scale in ((760, 540, 1.0), (1140, 610, 1.5)):
        hull = props.put(props.curve("-110,-16 -90,-2 60,2 104,-22 92,6 60,14 -80,14"), x, y, scale)
        sail = props.put(props.points("-10,-150 58,-144 70,-34 -14,-30"), x, y, scale)
        mast = props.put(props.points("-14,-176 -10,-176 -8,0 -12,0"), x, y, scale)
        props.lay(frame, ink("#e9dcb8"), sail)
        props.lay(frame, ink("#27343a"), hull, mast)
    Poplars().bank.lay(frame, 0, 520)
    return frame


VIEWS: dict[str, Callable[[], Image.Image]] = {
    "puys": puys, "ramparts": ramparts, "lagoon": lagoon, "zinc": zinc, "quays": quays, "loire": loire,
}  # fmt: skip


def view(name: str) -> io.BytesIO:
    """Draw a region's picture and return it as a JPEG file."""
    # A page shows it wide and low: what matters stands in this strip.
    frame = VIEWS[name]().crop((0, 124, W, 764))
    frame = easel.develop(frame, 3, grain=4, dark=(10, 12, 18))
    file = io.BytesIO()
    frame.save(file, "JPEG", quality=88)
    file.seek(0)
    return file
