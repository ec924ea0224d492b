"""Which heights a source is made into.

A rung is a 16:9 box, laid down or stood up as the film is: a 2.39 film of 1920 × 804 fills the
width of the 1080p box, a 4:3 one its height, a vertical one the same box stood up. So a name
says the same fineness whatever the shape, and nothing is ever enlarged.
"""

from dataclasses import dataclass
from typing import Final

from streaming.transcode.source import Source

# Height of the box, x264 CRF, ceiling in b/s at 30 pictures/s. The small heights want a lower
# CRF for the same SSIM (promises.md, "Streaming"); the ceilings follow Apple's HLS authoring
# specification, with room for grain, and keep a phone's connection from bursting.
_RUNGS: Final = (
    (1080, 21, 12_000_000),
    (720, 20, 6_000_000),
    (480, 20, 2_600_000),
    (240, 19, 900_000),
)
_SHAPE: Final = 16 / 9
# A rung this close under the one above shows nothing that the other doesn't.
_NEAR: Final = 0.87


@dataclass(frozen=True, slots=True)
class Rung:
    """One height to make: even px, a constant rate factor and a ceiling in b/s."""

    name: str
    width: int
    height: int
    crf: float
    ceiling: int


def rungs(source: Source) -> list[Rung]:
    """Return the heights for a source, tallest first: never empty, never enlarged, even sizes."""
    size = min(_box_height(source), float(_RUNGS[0][0]))
    wanted = [size, *(height for height, _crf, _ceiling in _RUNGS if height <= size * _NEAR)]
    return [_rung(source, height) for height in wanted]


def top_size(source: Source) -> tuple[int, int]:
    """Return (width, height) of the tallest rung; px."""
    top = rungs(source)[0]
    return top.width, top.height


def _box_height(source: Source) -> float:
    """Return the height of the 16:9 box, in the film's orientation, that just holds it."""
    long, short = max(source.width, source.height), min(source.width, source.height)
    return max(float(short), long / _SHAPE)


def _rung(source: Source, height: float) -> Rung:
    scale = height / _box_height(source)
    crf, ceiling = _quality(height)
    fast = 1.5 if source.fps > 30 else 1  # noqa: PLR2004 - pictures/s
    return Rung(
        name=f"{round(height)}p",
        width=_even(source.width * scale, source.width),
        height=_even(source.height * scale, source.height),
        crf=crf,
        ceiling=round(ceiling * fast),
    )


def _quality(height: float) -> tuple[float, int]:
    """Return (CRF, ceiling) of the lowest known rung that is at least as tall."""
    return next((crf, top) for tall, crf, top in reversed(_RUNGS) if height <= tall + 0.5)


def _even(length: float, source: int) -> int:
    # 4:2:0 wants even sizes. The nearest one, but never past the source: an invented line of
    # pixels shows at the edge.
    return max(2, min(round(length / 2) * 2, source // 2 * 2))
