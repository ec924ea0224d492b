"""QR codes (ISO/IEC 18004), drawn as markup that typst draws in its turn."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

import qrcode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.exceptions import DataOverflowError

from ecran.papers.errors import Unprintable

# A card lives in a pocket: M stands the loss of 15 % of the square.
CORRECTION: Final = ERROR_CORRECT_M
# Any mask can be read. To weigh all eight for each card, as the library would, takes ten times as
# long (5 ms a card instead of 0.5), to balance black and white a little better.
MASK: Final = 0


def modules(address: str) -> list[list[bool]]:
    """Return the square, row by row, dark modules being true, without its quiet zone.

    Raise Unprintable for an address too long for any square (some 2,300 bytes).
    """
    code = qrcode.QRCode(error_correction=CORRECTION, border=0, mask_pattern=MASK)
    code.add_data(address)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError) as error:
        raise Unprintable("An address is too long for a QR code.") from error
    return [[bool(dark) for dark in row] for row in code.modules]


def drawn(address: str) -> str:
    """Return the square as SVG, one path of one user unit a module: it stays sharp at any size."""
    rows = modules(address)
    path = "".join(_row(y, row) for y, row in enumerate(rows))
    side = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path d="{path}"/></svg>'
    )


def _row(y: int, row: Sequence[bool]) -> str:
    """Return the dark stretches of a row as rectangles: neighbours show no seam between them."""
    drawn, x = [], 0
    for dark, stretch in groupby(row):
        width = len(list(stretch))
        if dark:
            drawn.append(f"M{x} {y}h{width}v1h-{width}z")
        x += width
    return "".join(drawn)
