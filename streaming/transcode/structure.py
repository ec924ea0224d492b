"""Walk a file's own structure, without a library: whether its end arrived, what it claims."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

_COUNTED: Final = frozenset({b"mdat", b"moov", b"moof", b"free", b"skip", b"wide", b"uuid"})
_LOCKED: Final = frozenset({b"encv", b"enca", b"drmi", b"drms"})
_WITHIN: Final = frozenset({b"trak", b"mdia", b"minf", b"stbl"})
_SEGMENT: Final = b"\x18\x53\x80\x67"
# A fragmented file of four hours holds a few thousand boxes.
_MOST_BOXES: Final = 100_000
# The index of four hours takes some ten megabytes; what is larger is left to the library.
_MOST_INDEX: Final = 64 * 1024**2


@dataclass(slots=True)
class Structure:
    """What a file's structure says of itself.

    `missing`: bytes that it announces and that are not there. `index`: whether the part without
    which nothing can be read is there. `tracks` and `announced` (seconds): 0 when not known.
    """

    missing: int = 0
    index: bool = True
    tracks: int = 0
    announced: float = 0
    locked: bool = False


def walk(path: Path, demuxer: str) -> Structure:
    """Return what the structure of a file says; knows ISO 14496-12, Matroska and RIFF."""
    size = path.stat().st_size
    with path.open("rb") as file:
        if demuxer == "mov":
            return _movie(file, size)
        if demuxer == "matroska":
            return Structure(missing=_segment(file, size))
        if demuxer == "avi":
            return Structure(missing=_riff(file, size))
    return Structure()


def _movie(file: BinaryIO, size: int) -> Structure:
    found = Structure(index=False)
    at = 0
    for _ in range(_MOST_BOXES):
        file.seek(at)
        length, kind, head = _box(file.read(16))
        if not length:
            break
        whole = at + length <= size
        found.index |= whole and kind in {b"moov", b"moof"}
        if whole and kind == b"moov" and length <= _MOST_INDEX:
            file.seek(at + head)
            _describe(file.read(length - head), found)
        at += length
        if at >= size:
            # Rubbish after the last box is not a promise of more.
            found.missing = at - size if kind in _COUNTED else 0
            break
    return found


def _box(head: bytes) -> tuple[int, bytes, int]:
    """Return (whole length, kind, length of the head) of the box that begins here, or 0 first."""
    length, kind, least = int.from_bytes(head[:4], "big"), head[4:8], 8
    if length == 1:
        length, least = int.from_bytes(head[8:16], "big"), 16
    return (length if len(head) >= least <= length else 0), kind, least


def _describe(index: bytes, found: Structure) -> None:
    for kind, content in _inside(index):
        found.tracks += kind == b"trak"
        if kind == b"mvhd":
            found.announced = _announced(content)
        elif kind == b"stsd":
            found.locked |= content[12:16] in _LOCKED


def _inside(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(data):
        length, kind, head = _box(data[at : at + 16])
        if not length:
            return
        content = data[at + head : at + length]
        yield kind, content
        if kind in _WITHIN:
            yield from _inside(content)
        at += length


def _announced(content: bytes) -> float:
    """Return the length (s) that a movie header claims; all ones and 0 mean "not known"."""
    width = 8 if content[:1] == b"\x01" else 4
    at = 4 + 2 * width
    scale = int.from_bytes(content[at : at + 4], "big")
    value = int.from_bytes(content[at + 4 : at + 4 + width], "big")
    return value / scale if scale and value != (1 << (8 * width)) - 1 else 0


def _riff(file: BinaryIO, size: int) -> int:
    at = 0
    while at + 12 <= size:
        file.seek(at)
        head = file.read(8)
        length = int.from_bytes(head[4:8], "little")
        if head[:4] != b"RIFF" or not length:
            return 0
        at += 8 + length + length % 2
    return max(0, at - size - 1)


def _segment(file: BinaryIO, size: int) -> int:
    head = file.read(4096)
    at = head.find(_SEGMENT)
    if at < 0:
        return 0
    file.seek(at + len(_SEGMENT), os.SEEK_SET)
    first = file.read(1)
    if not first or not first[0]:
        return 0
    width = 8 - first[0].bit_length() + 1
    value = int.from_bytes(bytes([first[0] & (0xFF >> width)]) + file.read(width - 1), "big")
    if value == (1 << (7 * width)) - 1:
        return 0  # unknown, as live recorders write
    return max(0, at + len(_SEGMENT) + width + value - size)
