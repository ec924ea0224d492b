"""The parts of a preparation, each alone and from raw pictures: what no pipeline can avoid."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.usage import CACHE, Cost, ffmpeg
from streaming.transcode import ladder
from streaming.transcode.source import Source

# The engine's own (streaming/transcode/graph.py).
_X264: Final = (
    "-preset", "superfast", "-mbtree", "1", "-rc-lookahead", "10", "-b_strategy", "0",
    "-aq-mode", "2", "-profile:v", "high", "-g", "100", "-sc_threshold", "0",
)  # fmt: skip


def cost(source: Path, heights: Sequence[int]) -> Cost:
    """Return the sum: one decoding with its scaling, each height's encoding, the sound's."""
    with tempfile.TemporaryDirectory(dir=CACHE) as folder:
        raws = [Path(folder) / f"{height}.y4m" for height in heights]
        _scale(source, heights, [("-f", "yuv4mpegpipe", raw) for raw in raws])
        total = _scale(
            source, heights, [("-c:v", "wrapped_avframe", "-f", "null", "-")] * len(raws)
        )
        for raw, rung in zip(raws, _rungs(), strict=True):
            total += ffmpeg(
                "-i", raw, "-c:v", "libx264", *_X264, "-crf", str(rung.crf),
                "-maxrate", str(rung.ceiling), "-bufsize", str(2 * rung.ceiling),
                "-f", "null", "-",
            )  # fmt: skip
    return total + ffmpeg("-i", source, "-vn", "-c:a", "aac", "-b:a", "160k", "-f", "null", "-")


def _scale(source: Path, heights: Sequence[int], outputs: Sequence[tuple[str | Path, ...]]) -> Cost:
    graph, above = [], "0:v"
    for height in heights:
        graph.append(f"[{above}]scale=-2:{height},format=yuv420p,split[m{height}][n{height}]")
        above = f"n{height}"
    graph.append(f"[{above}]nullsink")
    words: list[str | Path] = ["-i", source, "-an", "-filter_complex", ";".join(graph)]
    for height, output in zip(heights, outputs, strict=True):
        words += ["-map", f"[m{height}]", *output]
    return ffmpeg(*words)


def _rungs() -> list[ladder.Rung]:
    return ladder.rungs(
        Source(
            demuxer="mov", size=0, duration=0, width=1920, height=1080, picture=0, codec="h264",
            pixels="yuv420p", rate=(25, 1),
        )
    )  # fmt: skip
