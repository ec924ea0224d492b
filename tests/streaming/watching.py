"""Read a package as a player would: what its renditions really show and let hear."""

import io
from dataclasses import dataclass
from pathlib import Path

import av

from streaming.transcode import playlists


@dataclass
class Shown:
    """What one rendition decodes to: instants in seconds, small RGB pictures, loud instants."""

    times: list[float]
    pictures: list
    size: tuple[int, int]


def joined(folder: Path) -> io.BytesIO:
    listed = playlists.entries((folder / playlists.MEDIA).read_text())
    parts = [folder / playlists.INIT, *(folder / entry.name for entry in listed)]
    return io.BytesIO(b"".join(part.read_bytes() for part in parts))


def pictures(folder: Path) -> Shown:
    with av.open(joined(folder), format="mov") as media:
        frames = [(frame.time, frame) for frame in media.decode(video=0)]
        size = (frames[0][1].width, frames[0][1].height)
        small = [frame.to_image().resize((32, 32)) for _time, frame in frames]
        return Shown([time for time, _frame in frames], small, size)


def quarters(picture) -> list[tuple[int, int, int]]:
    """The colour in the middle of each quarter, in reading order."""
    return [picture.getpixel(at) for at in ((8, 8), (24, 8), (8, 24), (24, 24))]


def near(seen: tuple[int, int, int], wanted: str, tolerance: int = 30) -> bool:
    asked = tuple(int(wanted[i : i + 2], 16) for i in (0, 2, 4))
    return all(abs(a - b) <= tolerance for a, b in zip(seen, asked, strict=True))


def flashes(shown: Shown) -> list[float]:
    """When the whole picture turns white."""
    return [
        time
        for time, picture in zip(shown.times, shown.pictures, strict=True)
        if min(min(colour) for colour in quarters(picture)) > 150
    ]


def samples(folder: Path) -> tuple[list[float], int, float]:
    """The left channel, its rate and where it begins."""
    with av.open(joined(folder), format="mov") as media:
        values, rate, start = [], 0, None
        for frame in media.decode(audio=0):
            start = frame.time if start is None else start
            rate = frame.sample_rate
            plane = memoryview(frame.planes[0]).cast("f")
            values += plane[: frame.samples]
        return values, rate, start


def clicks(folder: Path) -> list[float]:
    """When a click begins: the first loud sample after a tenth of a second of calm."""
    values, rate, start = samples(folder)
    found, last = [], -1.0
    for index, value in enumerate(values):
        if abs(value) > 0.2:
            at = start + index / rate
            if at - last > 0.1:
                found.append(at)
            last = at
    return found
