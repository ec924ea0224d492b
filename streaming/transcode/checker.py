"""Open finished segments, in a child process on a leash: one JSON question and answer a line.

Run as `python -m streaming.transcode.checker`. A remuxed segment still holds what a stranger
sent, so it is decoded here and not in the worker, which can write to the database.
"""

import json
import sys
from pathlib import Path
from typing import Any, Final

import av

# Enough to see whether a picture is black or flat, and nothing to compute.
_SMALL: Final = (32, 18)
_FRAMES_OF_SOUND: Final = 4
_ROUNDING: Final = 0.001
_OURS: Final = frozenset({"h264", "aac"})


def check(init: Path, segment: Path, every: float = 0) -> dict[str, Any]:
    """Return what a segment holds, or `error`. Times in seconds on the film's own clock.

    Pictures are looked at every so many seconds; 0 looks at the first one alone.
    """
    try:
        source = Joined(init, segment)
    except OSError as error:
        return {"error": str(error)}
    try:
        # No decoder at all while it is opened: FFmpeg would try one on each segment, for nothing.
        with av.open(source, format="mov", options={"codec_whitelist": "none"}) as media:
            return _measure(media, every)
    except (av.error.FFmpegError, OSError, ValueError, IndexError) as error:
        return {"error": str(error)[:300] or type(error).__name__}
    finally:
        source.close()


class Joined:
    """The initialisation and one segment, read once through as a single file, without a copy."""

    def __init__(self, init: Path, segment: Path) -> None:
        self.head = init.read_bytes()
        self.file = segment.open("rb")

    def read(self, count: int) -> bytes:
        block, self.head = self.head[:count], self.head[count:]
        return block or self.file.read(count)

    def close(self) -> None:
        self.file.close()


def _measure(media: Any, every: float) -> dict[str, Any]:
    stream = media.streams[0]
    decoder = _decoder(stream.codec_context)
    pictures = stream.type == "video"
    most = (10**9 if every else 1) if pictures else _FRAMES_OF_SOUND
    base = float(stream.time_base)
    starts: list[Any] = []
    ends: list[Any] = []
    frames: list[Any] = []
    for packet in media.demux(stream):
        if packet.size:
            starts.append((packet.pts * base, packet.is_keyframe))
            ends.append((packet.pts + (packet.duration or 0)) * base)
        if len(starts) <= most:
            frames += _kept(_decoded(decoder, packet, every), frames, every)
    if not starts:
        return {"error": "nothing in it"}
    if pictures and not every:
        frames += decoder.decode(None)
    first = min(start for start, _key in starts)
    return {
        "kind": stream.type,
        "packets": len(starts),
        "key": starts[0][1],
        "start": first,
        "end": max(ends),
        "decoded": len(frames),
        "width": getattr(stream, "width", 0),
        "height": getattr(stream, "height", 0),
        "looks": [
            # Flushed out of its decoder, a picture loses its time: a single one is the first.
            (frame.time if every else first, *_look(frame))
            for frame in frames
            if pictures
        ],
    }


def _decoder(described: Any) -> Any:
    """Return a decoder for a track of ours; raises ValueError for what we never make."""
    if described is None or described.name not in _OURS:
        raise ValueError("neither H.264 nor AAC")
    decoder = av.CodecContext.create(described.name, "r")
    decoder.extradata = described.extradata
    return decoder


def _decoded(decoder: Any, packet: Any, every: float) -> list[Any]:
    """Return the frames of a packet. Whoever looks around steps over what cannot be decoded."""
    if not packet.size and not every:
        return []
    try:
        frames: list[Any] = decoder.decode(packet if packet.size else None)
    except av.error.FFmpegError:
        if not every:
            raise
        return []
    return frames


def _kept(fresh: list[Any], frames: list[Any], every: float) -> list[Any]:
    """Return the frames worth keeping: all, or one every so many seconds."""
    kept: list[Any] = []
    for frame in fresh:
        last = (kept or frames or [None])[-1]
        if not every or last is None or frame.time - last.time > every - _ROUNDING:
            kept.append(frame)
    return kept


def _look(frame: Any) -> tuple[float, float]:
    """Return the mean and the spread of a picture's lightness, 0 to 255."""
    plane = frame.reformat(*_SMALL, format="gray").planes[0]
    raw, across = bytes(plane), plane.line_size
    values = b"".join(raw[line * across : line * across + _SMALL[0]] for line in range(_SMALL[1]))
    mean = sum(values) / len(values)
    return mean, (sum((value - mean) ** 2 for value in values) / len(values)) ** 0.5


if __name__ == "__main__":  # pragma: no cover - the child calls check
    av.logging.set_level(None)
    for question in sys.stdin:
        asked = json.loads(question)
        answer = check(Path(asked["init"]), Path(asked["segment"]), asked["every"])
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
