"""What an examination measured, before anybody judges it. Travels as JSON; knows no Django."""

from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self


@dataclass(slots=True)
class StreamFacts:
    """One track, as its header and its packets tell it. Times are seconds, rates per second."""

    index: int
    kind: str
    codec: str = ""
    profile: str = ""
    level: int = 0
    attached: bool = False
    default: bool = False
    language: str = ""
    # Claimed by headers.
    claimed: float | None = None
    # Pictures.
    width: int = 0
    height: int = 0
    aspect: tuple[int, int] = (1, 1)
    rotation: int = 0
    pixels: str = ""
    average_rate: tuple[int, int] | None = None
    base_rate: tuple[int, int] | None = None
    interlaced: bool = False
    # H.273 codes (primaries, transfer, matrix) and FFmpeg's range (1 limited, 2 full).
    colours: tuple[int, int, int, int] = (2, 2, 2, 0)
    # Sound.
    channels: int = 0
    sample_rate: int = 0
    # Measured on the packets that the examination read.
    packets: int = 0
    bytes: int = 0
    first: float | None = None
    end: float | None = None
    longest_gap: float = 0
    longest_key_gap: float = 0
    keys: int = 0
    hollow: int = 0
    # Packets that an edit list takes out of the film.
    hidden: int = 0
    decoded: int = 0


@dataclass(slots=True)
class Facts:
    """A whole file. `error` is empty, or says why the library gave up."""

    demuxer: str
    size: int
    error: str = ""
    detail: str = ""
    claimed: float | None = None
    # Claimed by the file's own header, which the library may have found out to be a lie.
    announced: float = 0
    # Where the container's clock begins; FFmpeg counts from there.
    start: float = 0
    tracks: int = 0
    encrypted: bool = False
    # Bytes that the file's own structure announces and that are not there.
    missing: int = 0
    # Whether every packet was read; a very large file is sampled.
    complete: bool = False
    streams: list[StreamFacts] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Return plain lists and numbers."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Read what `to_json` wrote."""
        names = {f.name for f in fields(cls)} - {"streams"}
        streams = [_stream(entry) for entry in data.get("streams", [])]
        return cls(**{k: v for k, v in data.items() if k in names}, streams=streams)


def _stream(data: dict[str, Any]) -> StreamFacts:
    pairs = ("aspect", "average_rate", "base_rate", "colours")
    values: dict[str, Any] = {k: tuple(v) if k in pairs and v else v for k, v in data.items()}
    return StreamFacts(**values)
