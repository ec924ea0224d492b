"""Measure a file, in a child process on a leash; prints one line of JSON.

Run as `python -m streaming.transcode.examiner DEMUXER PATH`. Imports neither Django nor the rest
of the site: what a hostile file could take over here has no database, no secret and no right
to write a byte.
"""

import contextlib
import json
import sys
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import av
from av.stream import Disposition

from streaming.transcode import allowed
from streaming.transcode.facts import Facts, StreamFacts
from streaming.transcode.structure import walk

_TO_DECODE: Final = 4
_TO_TRY: Final = 60
_NEAR_END: Final = 6.0
_PEEK_SECONDS: Final = 1.0


def main(demuxer: str, path: Path) -> Facts:
    """Return the facts of a file; never raises for what the file holds."""
    facts = Facts(demuxer=demuxer, size=path.stat().st_size)
    structure = walk(path, demuxer)
    facts.missing, facts.announced = structure.missing, structure.announced
    facts.tracks, facts.encrypted = structure.tracks, structure.locked
    if not structure.index:
        facts.error = "no_index"
    if facts.error or facts.encrypted or facts.tracks > allowed.MAX_TRACKS:
        return facts
    try:
        with av.open(str(path), format=demuxer, options=_options(demuxer)) as container:
            _read(container, facts)
    except MemoryError as error:
        facts.error, facts.detail = "memory", str(error)
    except (av.error.FFmpegError, OSError, ValueError) as error:
        facts.error, facts.detail = "invalid", str(error)[:300]
    return facts


def _options(demuxer: str) -> dict[str, str]:
    return {
        "protocol_whitelist": allowed.PROTOCOLS,
        "format_whitelist": demuxer,
        "codec_whitelist": allowed.DECODERS,
        "analyzeduration": "5000000",
        "probesize": "20000000",
    }


def _read(container: Any, facts: Facts) -> None:
    facts.tracks = len(container.streams)
    facts.claimed = container.duration / av.time_base if container.duration else None
    facts.start = (container.start_time or 0) / av.time_base
    facts.streams = [_header(stream) for stream in container.streams]
    largest = max((max(s.width, s.height) for s in facts.streams), default=0)
    if facts.tracks > allowed.MAX_TRACKS or largest > allowed.MAX_SIDE:
        return
    try:
        facts.complete = _scan(container, facts, until=time.monotonic() + allowed.EXAMINATION_SCAN)
        if not facts.complete and facts.claimed:
            _peek_at_end(container, facts)
    except av.error.FFmpegError as error:
        # What was read before the fault stands: it says how much of the film is there.
        facts.detail = str(error)[:300]


def _header(stream: Any) -> StreamFacts:
    context = stream.codec_context
    facts = StreamFacts(index=stream.index, kind=stream.type)
    facts.attached = bool(stream.disposition & Disposition.attached_pic)
    facts.default = bool(stream.disposition & Disposition.default)
    facts.language = (stream.language or "")[:8]
    if stream.duration and stream.time_base:
        facts.claimed = float(stream.duration * stream.time_base)
    if context is None:
        return facts
    facts.codec, facts.profile = context.name, context.profile or ""
    if stream.type == "video":
        _picture(stream, context, facts)
    elif stream.type == "audio":
        facts.channels = context.layout.nb_channels if context.layout else 0
        facts.sample_rate = context.sample_rate or 0
    return facts


def _picture(stream: Any, context: Any, facts: StreamFacts) -> None:
    facts.level = context.level or 0
    facts.width, facts.height = context.width or 0, context.height or 0
    facts.pixels = context.pix_fmt or ""
    facts.aspect = _pair(stream.sample_aspect_ratio) or (1, 1)
    facts.average_rate, facts.base_rate = _pair(stream.average_rate), _pair(stream.base_rate)
    # AV_FIELD_UNKNOWN is 0 and AV_FIELD_PROGRESSIVE 1; what follows are orders of fields.
    facts.interlaced = int(context.field_order or 0) > 1
    colours = (
        context.color_primaries, context.color_trc, context.colorspace, context.color_range
    )  # fmt: skip
    facts.colours = tuple(int(value or 0) for value in colours)  # type: ignore[assignment]


def _pair(value: Fraction | None) -> tuple[int, int] | None:
    return (value.numerator, value.denominator) if value else None


class _Tally:
    """Follows the packets of one track."""

    def __init__(self, stream: Any, facts: StreamFacts) -> None:
        self.facts, self.stream = facts, stream
        self.base = float(stream.time_base or 0)
        self.last: int | None = None
        self.last_key: float | None = None
        # Raw sound and pictures may well begin with zeros; what is compressed does not.
        self.raw = facts.codec.startswith(("pcm_", "rawvideo", "v210")) or facts.kind not in {
            "video", "audio"
        }  # fmt: skip
        self.decodes = facts.kind == "video" and not facts.attached and bool(facts.codec)

    def add(self, packet: Any) -> None:
        facts, stamp = self.facts, packet.pts if packet.pts is not None else packet.dts
        facts.packets += 1
        facts.bytes += packet.size
        if not self.raw and not any(memoryview(packet)[:8]):
            facts.hollow += 1
        if packet.is_discard:
            facts.hidden += 1
        elif stamp is not None:
            self._place(packet, stamp)
        if self.decodes and facts.decoded < _TO_DECODE and facts.packets <= _TO_TRY:
            self._look(packet)

    def _place(self, packet: Any, stamp: int) -> None:
        facts, at = self.facts, stamp * self.base
        end = at + (packet.duration or 0) * self.base
        facts.first = at if facts.first is None else min(facts.first, at)
        facts.end = end if facts.end is None else max(facts.end, end)
        order = packet.dts if packet.dts is not None else stamp
        if self.last is not None:
            facts.longest_gap = max(facts.longest_gap, (order - self.last) * self.base)
        self.last = order
        if packet.is_keyframe:
            facts.keys += 1
            if self.last_key is not None:
                facts.longest_key_gap = max(facts.longest_key_gap, at - self.last_key)
            self.last_key = at

    def _look(self, packet: Any) -> None:
        try:
            frames = packet.decode()
        except (av.error.FFmpegError, ValueError):
            return
        for frame in frames:
            self.facts.decoded += 1
            self.facts.rotation = frame.rotation % 360
            self.facts.interlaced |= frame.interlaced_frame


def _packets(container: Any) -> Iterator[Any]:
    """Yield the packets of the tracks that stood in the file's header.

    Some formats let a track appear on the way. PyAV leaves it out, but may stumble over it when
    all is read and the decoders are flushed.
    """
    with contextlib.suppress(IndexError):
        yield from container.demux()


def _scan(container: Any, facts: Facts, *, until: float) -> bool:
    tallies = {
        entry.index: _Tally(stream, entry)
        for stream, entry in zip(container.streams, facts.streams, strict=True)
    }
    for number, packet in enumerate(_packets(container)):
        if packet.size:
            tallies[packet.stream_index].add(packet)
        if number % 256 == 0 and time.monotonic() > until:
            return False
    for tally in tallies.values():
        if tally.last_key is not None and tally.facts.end is not None:
            tally.facts.longest_key_gap = max(
                tally.facts.longest_key_gap, tally.facts.end - tally.last_key
            )
    return True


def _peek_at_end(container: Any, facts: Facts) -> None:
    start = max(0.0, (facts.claimed or 0) - _NEAR_END)
    container.seek(int(start * av.time_base))
    until = time.monotonic() + _PEEK_SECONDS
    for packet in _packets(container):
        if time.monotonic() > until:
            return
        stamp = packet.pts if packet.pts is not None else packet.dts
        if packet.size and stamp is not None and not packet.is_discard:
            entry = facts.streams[packet.stream_index]
            end = float((stamp + (packet.duration or 0)) * packet.time_base)
            entry.end = max(entry.end or 0, end)


if __name__ == "__main__":  # pragma: no cover - the child calls main
    av.logging.set_level(None)
    sys.stdout.write(json.dumps(main(sys.argv[1], Path(sys.argv[2])).to_json()) + "\n")
