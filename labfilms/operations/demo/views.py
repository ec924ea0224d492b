"""The pictures of three regions: puys in the morning, a river under ramparts, a lagoon."""
# ruff: noqa: PLR2004 - a drawing is made of numbers

import io
import math
import random
from collections.abc import Callable
from itertools import pairwise

from PIL import Image, ImageDraw

from labfilms.operations.demo import easel
from labfilms.operations.demo.easel import Cut, Point, ink, mix
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


VIEWS: dict[str, Callable[[], Image.Image]] = {"puys": puys, "ramparts": ramparts, "lagoon": lagoon}


def view(name: str) -> io.BytesIO:
    """Draw a region's picture and return it as a JPEG file."""
    # A page shows it wide and low: what matters stands in this strip.
    frame = VIEWS[name]().crop((0, 124, W, 764))
    frame = easel.develop(frame, 3, grain=4, dark=(10, 12, 18))
    file = io.BytesIO()
    frame.save(file, "JPEG", quality=88)
    file.seek(0)
    return file
