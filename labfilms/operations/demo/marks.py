"""The marks of structures that do not exist: an initial, a shape, three colours."""
# ruff: noqa: PLR2004 - a drawing is made of numbers

import io
import math

from PIL import Image

from labfilms.operations.demo import easel, props
from labfilms.operations.demo.easel import ink

SIZE = W, H = 512, 512


def mark(name: str, colours: tuple[str, str, str]) -> io.BytesIO:
    """Draw a structure's mark and return it as a PNG file; colours are paper, ink and accent."""
    paper, dark, accent = (ink(code) for code in colours)
    frame = Image.new("RGB", SIZE, paper)
    kind = sum(map(ord, name)) % 4
    if kind == 0:
        easel.disc(frame, (330, 190), 118, accent)
    elif kind == 1:
        props.lay(frame, accent, [(40, 420), (256, 60), (472, 420)])
    elif kind == 2:
        for n in range(5):
            props.lay(
                frame,
                accent,
                props.put(props.points("0,0 52,0 52,320 0,320"), 56 + n * 86, 96 + 30 * n),
            )
    else:
        wave = [(float(x), 300 + 40 * math.sin(x / 60)) for x in range(0, W + 8, 8)]
        props.lay(frame, accent, [*wave, (W, H), (0, H)])
    letters = "".join(word[0] for word in name.split() if word[0].isupper())[:2]
    easel.write(frame, letters, (256, 110), dark, size=250, weight=780, width=80, align=0.5)
    file = io.BytesIO()
    easel.develop(frame, 5, grain=4, dark=dark).save(file, "PNG")
    file.seek(0)
    return file
