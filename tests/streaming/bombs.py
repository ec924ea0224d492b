"""Files made to hurt, by hand, from an honest film."""

import struct
from pathlib import Path

CONTAINERS = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}


def boxes(data: bytes, start: int = 0, end: int | None = None):
    """Yield (kind, beginning, content, end) of the boxes of an MP4, those inside included."""
    at, end = start, len(data) if end is None else end
    while at + 8 <= end:
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        if size < 8:
            return
        yield kind, at, at + 8, at + size
        if kind in CONTAINERS:
            yield from boxes(data, at + 8, at + size)
        at += size


def claim_hours(data: bytes, hours: float) -> bytes:
    """Make every header of an MP4 announce that many hours; its packets stay as they are."""
    result = bytearray(data)
    for kind, _at, content, _end in boxes(data):
        place = {b"mvhd": (12, 16), b"mdhd": (12, 16)}.get(kind)
        if place:
            scale = struct.unpack(">I", data[content + place[0] : content + place[1]])[0]
            value = min(round(hours * 3600 * scale), 2**32 - 2)
            result[content + 16 : content + 20] = struct.pack(">I", value)
    return bytes(result)


def many_tracks(data: bytes, count: int) -> bytes:
    """Repeat the first track of an MP4 whose index comes last."""
    found = list(boxes(data))
    moov = next((at, end) for kind, at, _c, end in found if kind == b"moov")
    trak = next(data[at:end] for kind, at, _c, end in found if kind == b"trak")
    index = data[moov[0] + 8 : moov[1]] + trak * count
    return data[: moov[0]] + struct.pack(">I4s", len(index) + 8, b"moov") + index


def holed(data: bytes, start: float, end: float, fill: bytes = b"\0") -> bytes:
    """Overwrite a part (shares of the length) as a lost block of a disk does."""
    a, b = int(len(data) * start), int(len(data) * end)
    return data[:a] + (fill * (b - a))[: b - a] + data[b:]


PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"
DISGUISED: dict[str, bytes] = {
    "an HLS playlist": PLAYLIST,
    "a concat list": b"ffconcat version 1.0\nfile '/etc/passwd'\n",
    "a DASH manifest": b'<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"></MPD>',
    "an SVG": b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    "plain text": b"Bonjour, ceci n'est pas un film.\n" * 40,
    "a ZIP": b"PK\x03\x04" + bytes(200),
    "a gzip": b"\x1f\x8b\x08\x00" + bytes(200),
    "an SDP": b"v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n",
    "a PNG": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "a JPEG": b"\xff\xd8\xff\xe0" + bytes(200),
    "a GIF": b"GIF89a" + bytes(200),
    "an ELF": b"\x7fELF" + bytes(200),
    "noise": bytes(range(256)) * 4,
    "nothing but zeros": bytes(4096),
}


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
