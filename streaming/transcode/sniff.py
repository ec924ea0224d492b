"""Recognise a film by its first bytes, before any library opens it."""

from pathlib import Path
from typing import Final

HEAD: Final = 4096
_BOXES: Final = frozenset(
    {b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot", b"styp", b"moof", b"sidx"}
)
_MAGIC: Final = (
    (b"\x1a\x45\xdf\xa3", "matroska"),
    (b"\x00\x00\x01\xba", "mpeg"),
    (b"OggS", "ogg"),
    (b"FLV\x01", "flv"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "asf"),
    (b"\x06\x0e\x2b\x34\x02\x05\x01\x01", "mxf"),
    (b"\x1f\x07\x00", "dv"),
    (b"\x3f\x07\x00", "dv"),
    (b"\x9f\x07\x00", "dv"),
    (b"\xbf\x07\x00", "dv"),
)
_SOUND_MAGIC: Final = (b"ID3", b"fLaC", b"\xff\xfb", b"\xff\xf1", b"\xff\xf9", b"FORM")
# Packet length and where its sync byte stands: plain, with the time code of camcorders, with FEC.
_TRANSPORT: Final = ((188, 0), (192, 4), (204, 0))


def is_sound(path: Path) -> bool:
    """Tell whether a file that is not a film is a sound by its first bytes: a kinder refusal."""
    with path.open("rb") as file:
        head = file.read(16)
    return head.startswith(_SOUND_MAGIC) or (head[:4] == b"RIFF" and head[8:12] == b"WAVE")


def demuxer_of(path: Path) -> str | None:
    """Return the one demuxer (FFmpeg's name) that may open this file, or None: not a film.

    Reads the first 4 KiB and nothing else. A playlist, a list, text, XML, an archive or a
    picture has none of these beginnings, whatever its name says.
    """
    with path.open("rb") as file:
        return recognise(file.read(HEAD))


def recognise(head: bytes) -> str | None:
    """Return the demuxer whose signature begins `head`, or None."""
    if head[4:8] in _BOXES and _whole_box(head):
        return "mov"
    if head[:4] == b"RIFF" and head[8:12] == b"AVI ":
        return "avi"
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    return "mpegts" if any(_is_transport(head, *shape) for shape in _TRANSPORT) else None


def _whole_box(head: bytes) -> bool:
    # A size of 1 announces a 64-bit size, 0 a box up to the end of the file; 2 to 7 cannot be.
    return int.from_bytes(head[:4], "big") not in range(2, 8)


def _is_transport(head: bytes, length: int, offset: int) -> bool:
    syncs = head[offset::length]
    return len(syncs) >= 4 and set(syncs) == {0x47}  # noqa: PLR2004 - four in a row is no chance
