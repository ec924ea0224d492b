"""Walk a file's own structure, without a library, to see whether its end ever arrived."""

import os
from pathlib import Path
from typing import BinaryIO, Final

_COUNTED: Final = frozenset({b"mdat", b"moov", b"moof", b"free", b"skip", b"wide", b"uuid"})
_SEGMENT: Final = b"\x18\x53\x80\x67"
# A fragmented file of four hours holds a few thousand boxes.
_MOST_BOXES: Final = 100_000


def missing_bytes(path: Path, demuxer: str) -> tuple[int, bool]:
    """Return (bytes announced and not there, whether the index is there).

    Knows ISO 14496-12 boxes and Matroska's segment; any other format is (0, True).
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        if demuxer == "mov":
            return _boxes(file, size)
        if demuxer == "matroska":
            return _segment(file, size), True
    return 0, True


def _boxes(file: BinaryIO, size: int) -> tuple[int, bool]:
    at, index = 0, False
    for _ in range(_MOST_BOXES):
        file.seek(at)
        head = file.read(16)
        length, kind, least = int.from_bytes(head[:4], "big"), head[4:8], 8
        if length == 1:
            length, least = int.from_bytes(head[8:16], "big"), 16
        if len(head) < least or length < least:
            break
        index = index or kind in {b"moov", b"moof"}
        at += length
        if at >= size:
            # Rubbish after the last box is not a promise of more.
            return (at - size if kind in _COUNTED else 0), index
    return 0, index


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
