"""Pictures that other sites show beside a link: a poster or four, a title and a line, 1200 × 630.

A film's says in amber who honours it, as its page does.

They are drawn once for what they say, and kept on disk under it. Whoever serves one has asked first
whether what it shows is everyone's.
"""

import hashlib
import math
import re
import shutil
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont, ImageOps

from labfilms.pictures.models import Picture

# What OpenGraph's readers ask for (1.91 to 1), and how much of it the pictures take.
SIZE: Final = (1200, 630)
SPLIT: Final = 640
MARGIN: Final = 56
# The house's dark, its paper and its soft ink (static/css/tokens.css).
DARK, PAPER, SOFT = (20, 19, 24), (244, 240, 232), (176, 170, 160)
AMBER, AMBER_DIM = (247, 187, 71), (43, 35, 23)
FONTS: Final = {
    "title": ("@fontsource-variable/bricolage-grotesque", "bricolage-grotesque-latin-wght-normal"),
    "line": ("@fontsource-variable/instrument-sans", "instrument-sans-latin-wght-normal"),
}
MOST_LINES: Final = 4
MOST_PICTURES: Final = 4
# More would be read as a list, which nobody reads in a picture.
MOST_LAURELS: Final = 2
LAUREL_HIGH, LAUREL_GAP = 68, 12
# The smallest letters of a title, and where the name of the house stands.
SMALLEST: Final = 40
FOOT: Final = SIZE[1] - MARGIN - 34
# A leaf of a laurel, from its stem to its tip, and the stem, in the units of branch.html (24 × 48).
LEAVES: Final = (
    ((8, 10), (8, 0)),
    ((7, 19), (1, 10)),
    ((8.5, 28), (0, 20)),
    ((13, 37), (2, 33)),
    ((9, 20), (18, 13)),
    ((11, 29), (19, 20)),
    ((15.5, 38), (20.5, 27)),
)
STEM: Final = ((22, 46), (14, 40), (9.5, 32), (7.5, 22), (8, 10))
# A line may end at a space, but for those that French sets before a high sign and inside quotes.
SPACES: Final = re.compile(r"(?<!\u00ab)[ \t\r\n]+(?![:;?!\u00bb])")
# Grows when the drawing changes, so that none of the former ones is served.
DRAWING: Final = 2

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


class Laurel(NamedTuple):
    """Who honours what is shown, and when."""

    label: str
    year: int


def folder(name: str, pk: int) -> Path:
    """Return where the pictures of a thing are kept: one at a time."""
    return settings.FILMS_ROOT / "cards" / name / str(pk)


def card(
    name: str,
    pk: int,
    *,
    title: str,
    line: str,
    shown: Sequence[Picture | None],
    laurels: Sequence[Laurel] = (),
) -> tuple[Path, str]:
    """Return the file (JPEG) that says a thing so, and its key; it is drawn when it is not there.

    The first two laurels are shown. Former drawings of the thing are removed.
    """
    pictures = [picture for picture in shown if picture is not None][:MOST_PICTURES]
    won = tuple(laurels[:MOST_LAURELS])
    said = (DRAWING, title, line, won, *((picture.pk.hex, picture.key) for picture in pictures))
    key = hashlib.sha256(repr(said).encode()).hexdigest()[:20]
    kept = folder(name, pk) / f"{key}.jpg"
    if not kept.is_file():
        forget(name, pk)
        kept.parent.mkdir(parents=True, exist_ok=True)
        # Written aside first: whoever comes meanwhile never reads half a picture.
        partial = kept.with_suffix(f".{id(said)}.part")
        partial.write_bytes(_draw(title, line, won, [_file(picture) for picture in pictures]))
        partial.replace(kept)
    return kept, key


def forget(name: str, pk: int) -> None:
    """Remove the pictures of a thing, which has left the public or says something else."""
    shutil.rmtree(folder(name, pk), ignore_errors=True)


def _file(picture: Picture) -> Path:
    return picture.folder / f"{picture.widths[-1]}.webp"


def _draw(title: str, line: str, laurels: Sequence[Laurel], files: Sequence[Path]) -> bytes:
    card = Image.new("RGB", SIZE, DARK)
    found = [file for file in files if file.is_file()]
    for file, box in zip(found, _boxes(len(found)), strict=False):
        with Image.open(file) as picture:
            wide, high = box[2] - box[0], box[3] - box[1]
            card.paste(ImageOps.fit(picture.convert("RGB"), (wide, high)), box[:2])
    left = SPLIT + MARGIN if found else MARGIN
    free = _write(ImageDraw.Draw(card), left, title, line, _head(len(laurels)))
    _honour(card, left, laurels, free)
    kept = BytesIO()
    card.save(kept, "JPEG", quality=86, progressive=True, optimize=True)
    return kept.getvalue()


def _boxes(number: int) -> list[tuple[int, int, int, int]]:
    """Return where pictures stand: one takes the left side, four its quarters."""
    high = SIZE[1]
    if number < MOST_PICTURES:
        return [(0, 0, SPLIT, high)]
    middle, half = SPLIT // 2, high // 2
    columns, rows = ((0, middle), (middle, SPLIT)), ((0, half), (half, high))
    return [(left, top, right, foot) for top, foot in rows for left, right in columns]


def _write(pen: ImageDraw.ImageDraw, left: int, title: str, line: str, limit: int) -> int:
    """Write a title and a line, as large as fits above `limit` (px); return where they end."""
    room = SIZE[0] - left - MARGIN
    below = [words.removesuffix(" ·") for words in _wrap(_whole(line, room), 30, room, "line")]
    below = below[:MOST_LINES]
    size, top = SMALLEST, MARGIN
    for larger in (64, 54, 46):
        lines = len(_wrap(title, larger, room))
        if lines < MOST_LINES and top + lines * _step(larger) + 20 + 40 * len(below) <= limit:
            size = larger
            break
    for words in _wrap(title, size, room)[:MOST_LINES]:
        pen.text((left, top), words, font=_font("title", size, 700), fill=PAPER)
        top += _step(size)
    top += 20
    for words in below:
        pen.text((left, top), words, font=_font("line", 30, 400), fill=SOFT)
        top += 40
    pen.text((left, FOOT), "LabFilms", font=_font("title", 30, 700), fill=PAPER)
    return top


def _step(size: int) -> int:
    return round(size * 1.15)


def _whole(line: str, room: int) -> str:
    """Return a line whose parts stay whole, so that it ends at a dot between two of them."""
    font = _font("line", 30, 400)
    parts = line.split(" · ")
    kept = [part.replace(" ", "\xa0") if font.getlength(part) < room else part for part in parts]
    return " · ".join(kept)


def _head(laurels: int) -> int:
    """Return where that many laurels begin: one over the other, above the name of the house."""
    return FOOT - 28 - laurels * (LAUREL_HIGH + LAUREL_GAP)


def _honour(card: Image.Image, left: int, laurels: Sequence[Laurel], free: int) -> None:
    """Lay as many laurels as there is place for under `free` (px)."""
    most = next(most for most in range(len(laurels), -1, -1) if not most or _head(most) >= free)
    for place, laurel in enumerate(laurels[:most]):
        _lay(card, (left, _head(most) + LAUREL_GAP + place * (LAUREL_HIGH + LAUREL_GAP)), laurel)


def _lay(card: Image.Image, corner: tuple[int, int], laurel: Laurel) -> None:
    """Draw a laurel: two branches, and between them a label over a year."""
    pen, branch = ImageDraw.Draw(card), _branch()
    beside = 22 + branch.width + 10
    room = SIZE[0] - MARGIN - corner[0] - 2 * beside
    bold, plain = _font("line", 24, 650), _font("line", 22, 400)
    label = _cut(laurel.label, bold, room)
    wide = round(max(bold.getlength(label), plain.getlength(str(laurel.year)))) + 2 * beside
    left, top = corner
    right, foot, middle = left + wide, top + LAUREL_HIGH, left + wide / 2
    pen.rounded_rectangle((left, top, right, foot), radius=LAUREL_HIGH // 2, fill=AMBER_DIM)
    height = top + (LAUREL_HIGH - branch.height) // 2
    card.paste(AMBER, (left + 22, height), branch)
    card.paste(AMBER, (right - 22 - branch.width, height), ImageOps.mirror(branch))
    pen.text((middle, top + 25), label, font=bold, fill=AMBER, anchor="mm")
    pen.text((middle, top + 48), str(laurel.year), font=plain, fill=AMBER, anchor="mm")


def _cut(text: str, font: Font, room: float) -> str:
    """Return as much of a text as there is room for (px)."""
    kept = text
    while kept and font.getlength(kept if kept == text else f"{kept}…") > room:
        kept = kept[:-1].rstrip()
    return kept if kept == text else f"{kept}…"


@cache
def _branch() -> Image.Image:
    """Return the left branch of a laurel, as a mask; drawn large, since Pillow's edges are raw."""
    large = 8
    mask = Image.new("L", (24 * large, 48 * large))
    pen = ImageDraw.Draw(mask)
    for leaf in (_leaf(stem, tip) for stem, tip in LEAVES):
        pen.polygon([(x * large, y * large) for x, y in leaf], fill=255)
    stem = [(x * large, y * large) for x, y in STEM]
    pen.line(stem, fill=255, width=round(1.5 * large), joint="curve")
    return mask.resize((23, 46), Image.Resampling.LANCZOS)


def _leaf(stem: tuple[float, float], tip: tuple[float, float]) -> list[tuple[float, float]]:
    """Return the outline of a leaf, broadest in its middle."""
    (x, y), (along, down) = stem, (tip[0] - stem[0], tip[1] - stem[1])
    steps = [step / 12 for step in range(13)]
    broad = 0.26
    there = [(s, broad * math.sin(math.pi * s)) for s in steps]
    back = [(s, -aside) for s, aside in reversed(there)]
    return [(x + s * along - a * down, y + s * down + a * along) for s, a in (*there, *back)]


def _wrap(text: str, size: int, room: int, kind: str = "title") -> list[str]:
    font = _font(kind, size, 700 if kind == "title" else 400)
    lines: list[str] = []
    for word in filter(None, SPACES.split(text)):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= room:
            lines[-1] = longer
        else:
            # A word without an end is cut at the edge of the picture.
            lines.append(word)
    return lines


@cache
def _font(kind: str, size: int, weight: int) -> Font:
    package, name = FONTS[kind]
    file = settings.NODE_MODULES / package / "files" / f"{name}.woff2"
    if not file.is_file():
        return ImageFont.load_default(size)
    font = ImageFont.truetype(str(file), size)
    font.set_variation_by_axes([weight])
    return font
