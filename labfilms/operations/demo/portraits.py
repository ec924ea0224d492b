"""Portraits of people who do not exist: a silhouette, a hair, a light, each in its own colours."""
# ruff: noqa: E501 - a drawing is made of numbers, and an outline is one line

import io
import math
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageDraw

from labfilms.operations.demo import easel, props
from labfilms.operations.demo.easel import Cut, Point, ink, mix

SIDE = 720
SIZE = (SIDE, SIDE)
Outline = list[Point]


@dataclass(frozen=True)
class Palette:
    """Wall above and below, light on the wall, clothes, skin and hair in the shade, rim light."""

    above: str
    below: str
    light: str
    cloth: str
    shade: str
    rim: str
    light_at: Point = (500, 250)


def head(*, tilt: float = 0.0) -> Outline:
    """Return a head and its neck, three quarters to the left; `tilt` in px at the top."""
    return easel.smooth(
        (300 + tilt, 250),
        (318 + tilt, 196),
        (372 + tilt, 178),
        (424 + tilt, 204),
        (438, 262),
        (430, 316),
        (424, 348),
        (430, 420),
        (360, 460),
        (318, 420),
        (326, 384),
        (302, 372),
        (292, 338),
        (286, 310),
        (278, 300),
    )


def shoulders(width: float, top: float) -> Outline:
    """Return shoulders and a chest, `width` px wide, whose collar stands at `top`."""
    half = width / 2
    return easel.smooth(
        (372 - half * 0.26, top),
        (372 + half * 0.28, top),
        (372 + half * 0.8, top + 52),
        (372 + half, top + 140),
        (372 + half * 1.08, 900),
        (372 - half * 1.08, 900),
        (372 - half, top + 150),
        (372 - half * 0.78, top + 60),
    )


def bun() -> list[Outline]:
    return [
        easel.smooth(
            (292, 250),
            (300, 186),
            (356, 150),
            (424, 168),
            (456, 224),
            (450, 296),
            (430, 322),
            (410, 262),
            (350, 226),
        ),
        easel.smooth((420, 150), (440, 108), (486, 104), (508, 142), (490, 182), (446, 184)),
    ]


def beard() -> list[Outline]:
    return [
        easel.smooth(
            (290, 232),
            (312, 176),
            (372, 156),
            (432, 180),
            (446, 240),
            (436, 286),
            (420, 240),
            (360, 212),
        ),
        easel.smooth(
            (286, 318),
            (330, 330),
            (380, 316),
            (424, 290),
            (428, 350),
            (398, 398),
            (344, 414),
            (304, 394),
            (288, 356),
        ),
    ]


def long_hair() -> list[Outline]:
    return [
        easel.smooth(
            (286, 268),
            (296, 188),
            (360, 144),
            (436, 168),
            (474, 240),
            (482, 340),
            (506, 460),
            (520, 570),
            (452, 610),
            (430, 500),
            (436, 400),
            (424, 300),
            (404, 240),
            (344, 224),
        ),
    ]


def cap() -> list[Outline]:
    return [
        easel.smooth((296, 222), (304, 168), (366, 140), (428, 162), (448, 220), (380, 224)),
        easel.smooth((222, 236), (262, 216), (330, 212), (372, 224), (300, 238)),
        easel.smooth((404, 238), (446, 232), (446, 290), (428, 312), (414, 280)),
        easel.smooth((288, 338), (310, 344), (318, 372), (352, 392), (330, 408), (304, 390)),
    ]


def curls() -> list[Outline]:
    chance = easel.dice(12)
    outlines = [
        easel.smooth(
            (280, 250),
            (290, 170),
            (370, 120),
            (462, 160),
            (490, 250),
            (470, 330),
            (430, 300),
            (400, 236),
            (340, 220),
        )
    ]
    places = (
        (286, 214),
        (306, 160),
        (356, 124),
        (416, 122),
        (466, 158),
        (494, 214),
        (496, 276),
        (474, 330),
        (330, 190),
        (400, 160),
        (450, 230),
    )
    for x, y in places:
        reach = chance.uniform(26, 40)
        outlines.append(
            easel.smooth((x - reach, y), (x, y - reach), (x + reach, y), (x, y + reach))
        )
    return outlines


def hood() -> list[Outline]:
    return [
        easel.smooth(
            (292, 246), (308, 188), (368, 166), (420, 184), (436, 236), (400, 250), (352, 214)
        ),
        easel.smooth(
            (398, 214),
            (450, 190),
            (494, 240),
            (498, 330),
            (520, 420),
            (470, 500),
            (376, 520),
            (300, 500),
            (296, 452),
            (350, 468),
            (412, 440),
            (446, 380),
            (448, 300),
            (430, 246),
        ),
    ]


def crop() -> list[Outline]:
    return [
        easel.smooth(
            *props.points(
                "290,236 300,186 340,154 396,150 438,178 450,234 444,296 430,318 418,262 380,214 330,214"
            )
        ),
    ]


def bob() -> list[Outline]:
    return [
        easel.smooth(
            *props.points(
                "282,262 284,190 330,142 404,138 462,178 482,260 486,344 470,402 428,404 424,340 416,268 380,222 330,214"
            )
        ),
    ]


def wrap() -> list[Outline]:
    """Return a cloth that is tied high, its knot above the brow, and an earring."""
    return [
        easel.smooth(
            *props.points(
                "278,250 282,188 312,132 372,96 436,110 474,160 476,232 452,292 430,308 414,262 350,228"
            )
        ),
        easel.smooth(*props.points("300,150 284,112 310,84 350,92 366,120 340,150")),
        easel.smooth(*props.points("350,104 372,68 412,72 420,104 392,124")),
        easel.smooth(*props.points("424,338 432,346 432,362 424,370 416,362 416,346")),
    ]


def afro() -> list[Outline]:
    chance = easel.dice(31)
    outlines = [
        easel.smooth(
            *props.points(
                "272,250 262,180 300,112 376,84 458,108 504,180 502,270 470,338 432,330 412,250 340,220"
            )
        )
    ]
    for n in range(26):
        angle = -math.pi * 1.18 + n * math.pi * 1.5 / 25
        x, y = 384 + 124 * math.cos(angle), 212 + 126 * math.sin(angle)
        reach = chance.uniform(18, 27)
        outlines.append(
            easel.smooth((x - reach, y), (x, y - reach), (x + reach, y), (x, y + reach))
        )
    return outlines


def braid() -> list[Outline]:
    """Return hair drawn back, and a plait that comes over the shoulder."""
    outlines = [
        easel.smooth(
            *props.points(
                "286,250 296,184 352,148 420,160 462,214 460,300 440,336 424,280 396,224 340,216"
            )
        )
    ]
    for n in range(9):
        x, y, half = 452 + 9 * math.sin(n * 0.5), 330 + n * 34, 25 - n * 1.2
        outlines.append(easel.smooth((x - half, y), (x, y - 22), (x + half, y), (x, y + 24)))
    return outlines


def beanie() -> list[Outline]:
    return [
        easel.smooth(
            *props.points("284,226 296,160 346,116 410,120 448,166 456,226 440,240 366,232 300,240")
        ),
        easel.smooth(*props.points("280,222 366,212 456,222 460,252 366,246 280,254")),
        easel.smooth(*props.points("428,250 450,250 452,300 434,318 424,284")),
        easel.smooth(
            *props.points("290,338 316,346 340,376 392,372 424,330 428,366 396,402 338,410 304,388")
        ),
    ]


def wave() -> list[Outline]:
    """Return hair swept back from the brow, cut at the nape."""
    return [
        easel.smooth(
            *props.points(
                "288,226 276,176 306,132 366,112 432,128 474,178 480,250 466,322 436,352 426,290 410,236 360,204 316,212"
            )
        ),
        easel.smooth(*props.points("282,196 300,150 350,128 330,160 310,190 292,216")),
    ]


def goatee() -> list[Outline]:
    return [
        easel.smooth(
            *props.points(
                "298,216 316,178 366,160 420,174 442,220 440,270 426,286 416,236 366,206 320,208"
            )
        ),
        easel.smooth(
            *props.points("288,336 308,340 322,362 344,380 340,408 316,404 296,384 286,358")
        ),
    ]


HAIR: dict[str, Callable[[], list[Outline]]] = {
    "bun": bun,
    "beard": beard,
    "long": long_hair,
    "cap": cap,
    "curls": curls,
    "hood": hood,
    "crop": crop,
    "bob": bob,
    "wrap": wrap,
    "afro": afro,
    "braid": braid,
    "beanie": beanie,
    "wave": wave,
    "goatee": goatee,
}


def portrait(palette: Palette, hair: str, *, width: float, seed: int) -> io.BytesIO:
    """Draw someone and return the picture as a PNG file."""
    frame = easel.sky(SIZE, (0, ink(palette.above)), (1, ink(palette.below)))
    x, y = palette.light_at
    easel.disc(frame, (x, y), 236, ink(palette.light), 0.5)
    easel.shine(frame, (x, y), 460, ink(palette.light), 0.55)
    line = easel.waves(seed, 420, 4)
    for n in range(3):
        tops: Outline = [
            (float(px), 500 + n * 74 + 46 * line(px + n * 260)) for px in range(0, SIDE + 12, 12)
        ]
        strip = easel.polygon(SIZE, [(0, SIDE), *tops, (SIDE, SIDE)])
        Cut(strip).lay(
            frame, mix(ink(palette.below), ink(palette.shade), 0.12 + 0.1 * n), strength=0.7
        )
    _person(frame, palette, hair, width)
    developed = easel.develop(frame, seed, grain=5, dark=mix(ink(palette.shade), (0, 0, 0), 0.4))
    file = io.BytesIO()
    developed.save(file, "PNG")
    file.seek(0)
    return file


def _person(frame: Image.Image, palette: Palette, hair: str, width: float) -> None:
    dark = ink(palette.shade)
    parts = (
        ([shoulders(width, 418)], ink(palette.cloth)),
        ([head()], mix(dark, ink(palette.light), 0.16)),
        (HAIR[hair](), _hair_colour(palette, hair)),
    )
    for outlines, colour in parts:
        mask = easel.polygon(SIZE, *outlines)
        moved = Image.new("L", SIZE)
        moved.paste(mask, (-6, 5))
        edge = Image.composite(Image.new("L", SIZE), mask, moved)
        # One group of scattered tones: the far side of a shape falls into the dark.
        frame.paste(colour, (0, 0), mask)
        fall = Cut(easel.pool(900, 900))
        veil = Image.new("L", SIZE)
        fall.lay(veil, 255, x=-380, y=180)
        frame.paste(
            mix(colour, (0, 0, 0), 0.45), (0, 0), Image.composite(veil, Image.new("L", SIZE), mask)
        )
        frame.paste(ink(palette.rim), (0, 0), easel.faded(edge, 0.75))
    if hair == "curls":
        _glasses(frame, ink(palette.rim))


def _hair_colour(palette: Palette, hair: str) -> easel.Colour:
    """Return the colour of a hair; wool and cloth have that of the clothes, brightened a little."""
    if hair in {"wrap", "beanie"}:
        return mix(ink(palette.cloth), ink(palette.light), 0.24)
    return mix(ink(palette.shade), ink(palette.light), 0.42 if hair == "wave" else 0.0)


def _glasses(frame: Image.Image, colour: easel.Colour) -> None:
    def draw(pen: ImageDraw.ImageDraw, s: int) -> None:
        for left, right in ((292, 338), (350, 404)):
            pen.ellipse((left * s, 276 * s, right * s, 318 * s), outline=255, width=4 * s)
        pen.line((338 * s, 292 * s, 350 * s, 292 * s), fill=255, width=4 * s)
        pen.line((404 * s, 292 * s, 436 * s, 284 * s), fill=255, width=4 * s)

    Cut(easel.shape(SIZE, draw)).lay(frame, colour, strength=0.85)
