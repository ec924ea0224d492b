"""A film that was accepted, as the engine wants to know it."""

from dataclasses import asdict, dataclass, fields
from fractions import Fraction
from typing import Any, Final, Self

# ITU-T H.273 code points.
PQ: Final = 16
HLG: Final = 18
# Pictures that begin this long after the sound (s) are preceded by their first one, held; under
# that the film begins with its first picture, and no frame is invented.
FILLED_FROM: Final = 0.5
BT601: Final = (5, 6)
BT2020: Final = (9, 10)


@dataclass(frozen=True, slots=True)
class Source:
    """What the encoding needs of a source. Sizes in px, times in seconds, rates in pictures/s."""

    demuxer: str
    size: int
    duration: float
    # As shown: upright, with square pixels, not yet made even.
    width: int
    height: int
    picture: int
    codec: str
    pixels: str
    rate: tuple[int, int]
    interlaced: bool = False
    # H.273 codes, "unspecified" already resolved by size.
    primaries: int = 1
    transfer: int = 1
    matrix: int = 1
    full_range: bool = False
    # How long after the container's clock the pictures begin.
    late: float = 0
    sound: int | None = None
    # Playable as it is by every browser: it may be remuxed as the first rendition.
    safe: bool = False
    longest_key_gap: float = 0

    @property
    def fps(self) -> Fraction:
        """The constant rate of what is made."""
        return Fraction(*self.rate)

    @property
    def trimmed(self) -> float:
        """The seconds of sound that are left out before the first picture."""
        return 0 if self.late > FILLED_FROM else self.late

    @property
    def hdr(self) -> bool:
        return self.transfer in {PQ, HLG}

    def to_json(self) -> dict[str, Any]:
        """Return plain lists and numbers."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Read what `to_json` wrote."""
        known = {key: data[key] for key in (f.name for f in fields(cls)) if key in data}
        return cls(**{**known, "rate": tuple(data["rate"])})
