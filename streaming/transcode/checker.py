"""Open finished segments, in a child process on a leash: one JSON question and answer a line.

Run as `python -m streaming.transcode.checker`. A remuxed segment still holds what a stranger
sent, so it is decoded here and not in the worker, which can write to the database.
"""

import json
import sys
from pathlib import Path
from typing import Any, Final

import av

from streaming.transcode import allowed

# Enough to see whether a picture is black or flat, and nothing to compute.
_SMALL: Final = (32, 18)
_FRAMES_OF_SOUND: Final = 4


def check(init: Path, segment: Path) -> dict[str, Any]:
    """Return what a segment holds, or `error`. Times in seconds on the film's own clock."""
    source = Joined(init, segment)
    try:
        with av.open(source, format="mov", options={"codec_whitelist": allowed.DECODERS}) as media:
            return _measure(media)
    except (av.error.FFmpegError, OSError, ValueError, IndexError) as error:
        return {"error": str(error)[:300] or type(error).__name__}
    finally:
        source.close()


class Joined:
    """The initialisation and one segment, read as a single file without copying either."""

    def __init__(self, init: Path, segment: Path) -> None:
        self.head = init.read_bytes()
        self.file = segment.open("rb")
        self.size = len(self.head) + segment.stat().st_size
        self.at = 0

    def read(self, count: int) -> bytes:
        if self.at < len(self.head):
            block = self.head[self.at : self.at + count]
        else:
            self.file.seek(self.at - len(self.head))
            block = self.file.read(count)
        self.at += len(block)
        return block

    def seek(self, offset: int, whence: int = 0) -> int:
        self.at = offset + (0, self.at, self.size)[whence]
        return self.at

    def tell(self) -> int:
        return self.at

    def close(self) -> None:
        self.file.close()


def _measure(media: Any) -> dict[str, Any]:
    stream = media.streams[0]
    base, starts, ends, looks = float(stream.time_base), [], [], []
    first_is_key, decoded, count = False, 0, 0
    for packet in media.demux(stream):
        if not packet.size:
            continue
        count += 1
        first_is_key = packet.is_keyframe if count == 1 else first_is_key
        starts.append(packet.pts * base)
        ends.append((packet.pts + (packet.duration or 0)) * base)
        if count <= (1 if stream.type == "video" else _FRAMES_OF_SOUND):
            frames = packet.decode() or (stream.type == "video" and stream.decode(None)) or []
            decoded += len(frames)
            looks += [_look(frame) for frame in frames if stream.type == "video"]
    return {
        "kind": stream.type,
        "packets": count,
        "key": first_is_key,
        "start": min(starts),
        "end": max(ends),
        "decoded": decoded,
        "width": getattr(stream, "width", 0),
        "height": getattr(stream, "height", 0),
        "look": looks[0] if looks else None,
    }


def _look(frame: Any) -> tuple[float, float]:
    """Return the mean and the spread of a picture's lightness, 0 to 255."""
    plane = frame.reformat(*_SMALL, format="gray").planes[0]
    raw, across = bytes(plane), plane.line_size
    values = b"".join(raw[line * across : line * across + _SMALL[0]] for line in range(_SMALL[1]))
    mean = sum(values) / len(values)
    return mean, (sum((value - mean) ** 2 for value in values) / len(values)) ** 0.5


if __name__ == "__main__":
    av.logging.set_level(None)
    for question in sys.stdin:
        asked = json.loads(question)
        answer = check(Path(asked["init"]), Path(asked["segment"]))
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
