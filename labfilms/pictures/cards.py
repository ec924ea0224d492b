"""Pictures that other sites show beside a link: a poster or four, a title and a line, 1200 × 630.

They are drawn once for what they say, and kept on disk under it. Whoever serves one has asked first
whether what it shows is everyone's.
"""

import hashlib
import shutil
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont, ImageOps

from labfilms.pictures.models import Picture

# What OpenGraph's readers ask for (1.91 to 1), and how much of it the pictures take.
SIZE: Final = (1200, 630)
SPLIT: Final = 640
MARGIN: Final = 56
# The house's dark, its paper and its soft ink (static/css/tokens.css).
DARK, PAPER, SOFT = (20, 19, 24), (244, 240, 232), (176, 170, 160)
FONTS: Final = {
    "title": ("@fontsource-variable/bricolage-grotesque", "bricolage-grotesque-latin-wght-normal"),
    "line": ("@fontsource-variable/instrument-sans", "instrument-sans-latin-wght-normal"),
}
MOST_LINES: Final = 4
MOST_PICTURES: Final = 4
# Grows when the drawing changes, so that none of the former ones is served.
DRAWING: Final = 1


def folder(name: str, pk: int) -> Path:
    """Return where the pictures of a thing are kept: one at a time."""
    return settings.FILMS_ROOT / "cards" / name / str(pk)


def card(
    name: str, pk: int, *, title: str, line: str, shown: Sequence[Picture | None]
) -> tuple[Path, str]:
    """Return the file (JPEG) that says a thing so, and its key; it is drawn when it is not there.

    Former drawings of the thing are removed.
    """
    pictures = [picture for picture in shown if picture is not None][:MOST_PICTURES]
    said = (DRAWING, title, line, *((picture.pk.hex, picture.key) for picture in pictures))
    key = hashlib.sha256(repr(said).encode()).hexdigest()[:20]
    kept = folder(name, pk) / f"{key}.jpg"
    if not kept.is_file():
        forget(name, pk)
        kept.parent.mkdir(parents=True, exist_ok=True)
        # Written aside first: whoever comes meanwhile never reads half a picture.
        partial = kept.with_suffix(f".{id(said)}.part")
        partial.write_bytes(_draw(title, line, [_file(picture) for picture in pictures]))
        partial.replace(kept)
    return kept, key


def forget(name: str, pk: int) -> None:
    """Remove the pictures of a thing, which has left the public or says something else."""
    shutil.rmtree(folder(name, pk), ignore_errors=True)


def _file(picture: Picture) -> Path:
    return picture.folder / f"{picture.widths[-1]}.webp"


def _draw(title: str, line: str, files: Sequence[Path]) -> bytes:
    card = Image.new("RGB", SIZE, DARK)
    found = [file for file in files if file.is_file()]
    for file, box in zip(found, _boxes(len(found)), strict=False):
        with Image.open(file) as picture:
            wide, high = box[2] - box[0], box[3] - box[1]
            card.paste(ImageOps.fit(picture.convert("RGB"), (wide, high)), box[:2])
    left = SPLIT + MARGIN if found else MARGIN
    _write(ImageDraw.Draw(card), left, title, line)
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


def _write(pen: ImageDraw.ImageDraw, left: int, title: str, line: str) -> None:
    room = SIZE[0] - left - MARGIN
    size = next((size for size in (64, 54, 46) if len(_wrap(title, size, room)) < MOST_LINES), 40)
    top = MARGIN
    for words in _wrap(title, size, room)[:MOST_LINES]:
        pen.text((left, top), words, font=_font("title", size, 700), fill=PAPER)
        top += round(size * 1.15)
    top += 20
    for words in _wrap(line, 30, room, "line")[:MOST_LINES]:
        pen.text((left, top), words, font=_font("line", 30, 400), fill=SOFT)
        top += 40
    foot = SIZE[1] - MARGIN - 34
    pen.text((left, foot), "LabFilms", font=_font("title", 30, 700), fill=PAPER)


def _wrap(text: str, size: int, room: int, kind: str = "title") -> list[str]:
    font = _font(kind, size, 700 if kind == "title" else 400)
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= room:
            lines[-1] = longer
        else:
            # A word without an end is cut at the edge of the picture.
            lines.append(word)
    return lines


@cache
def _font(kind: str, size: int, weight: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    package, name = FONTS[kind]
    file = settings.NODE_MODULES / package / "files" / f"{name}.woff2"
    if not file.is_file():
        return ImageFont.load_default(size)
    font = ImageFont.truetype(str(file), size)
    font.set_variation_by_axes([weight])
    return font
