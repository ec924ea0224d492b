"""Read ffmpeg's private playlists, write ours (RFC 8216)."""

import math
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MASTER: Final = "master.m3u8"
MEDIA: Final = "playlist.m3u8"
INIT: Final = "init.mp4"
SOUND: Final = "sound"
_ENTRY: Final = re.compile(r"#EXTINF:([0-9]+(?:\.[0-9]+)?),[^\n]*\n(\d{5}\.m4s)\n")


@dataclass(frozen=True, slots=True)
class Entry:
    """One segment as a playlist lists it: its length in seconds and its file's name."""

    seconds: float
    name: str


@dataclass(frozen=True, slots=True)
class Variant:
    """One line of a master: bits a second with the sound's, px, pictures a second."""

    name: str
    codec: str
    width: int
    height: int
    peak: int
    average: int
    rate: float


def entries(text: str) -> list[Entry]:
    """Return the segments that a media playlist lists; a line cut short is not one of them."""
    return [Entry(float(seconds), name) for seconds, name in _ENTRY.findall(text)]


def is_ended(text: str) -> bool:
    """Tell whether a media playlist says that nothing more will come."""
    return text.rstrip().endswith("#EXT-X-ENDLIST")


def media(listed: Sequence[Entry], *, target: int, ended: bool) -> str:
    """Return a media playlist.

    While it grows it is an EVENT that asks to be played from its beginning: without EXT-X-START
    players join a growing list at its end. `target` (s) may not change between two versions.
    """
    kind = "VOD" if ended else "EVENT"
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        f"#EXT-X-TARGETDURATION:{target}",
        "#EXT-X-MEDIA-SEQUENCE:0",
        f"#EXT-X-PLAYLIST-TYPE:{kind}",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        *([] if ended else ["#EXT-X-START:TIME-OFFSET=0,PRECISE=YES"]),
        f'#EXT-X-MAP:URI="{INIT}"',
    ]
    for entry in listed:
        lines += [f"#EXTINF:{entry.seconds:.6f},", entry.name]
    return "\n".join([*lines, *(["#EXT-X-ENDLIST"] if ended else []), ""])


def master(variants: Sequence[Variant], *, sound: str) -> str:
    """Return a master playlist; `sound` is the codec of the one sound group, or empty."""
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"]
    if sound:
        lines.append(
            f'#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="{SOUND}",NAME="Original",DEFAULT=YES,'
            f'AUTOSELECT=YES,CHANNELS="2",URI="{SOUND}/{MEDIA}"'
        )
    for variant in variants:
        codecs = ",".join(filter(None, (variant.codec, sound)))
        group = f',AUDIO="{SOUND}"' if sound else ""
        lines += [
            (
                f"#EXT-X-STREAM-INF:BANDWIDTH={variant.peak}"
                f",AVERAGE-BANDWIDTH={variant.average}"
                f',CODECS="{codecs}"'
                f",RESOLUTION={variant.width}x{variant.height}"
                f",FRAME-RATE={variant.rate:.3f}{group}"
            ),
            f"{variant.name}/{MEDIA}",
        ]
    return "\n".join([*lines, ""])


def target_for(longest: float) -> int:
    """Return the target duration (whole seconds) that holds for segments of up to `longest` s."""
    return max(1, math.floor(longest + 0.5))


def write(path: Path, text: str) -> None:
    """Replace a playlist in one move: nobody ever reads half of one. Raises OSError."""
    fresh = path.with_name(f".{path.name}.new")
    with fresh.open("w", encoding="ascii", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def codec_of(init: bytes) -> str:
    """Return the RFC 6381 name of the codec that an initialisation segment describes.

    H.264: the three bytes after avcC's version (ISO 14496-15, 5.3.3.1). Sound is our AAC-LC.
    """
    at = init.find(b"avcC")
    return f"avc1.{init[at + 5 : at + 8].hex()}" if at > 0 else "mp4a.40.2"
