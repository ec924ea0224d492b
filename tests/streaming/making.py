"""Make packages in tests, with nobody watching or somebody who counts."""

import tempfile
from dataclasses import replace
from pathlib import Path

from streaming.transcode import engine, probe
from streaming.transcode.progress import Unwatched


class Counting:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.ticks, self.plays = [], 0

    def tick(self, progress) -> None:
        self.ticks.append(progress)

    def playable(self) -> None:
        self.plays += 1


def make_package(path: Path, out: Path, *, watch=None, work: Path | None = None, **changes):
    """Examine a film, change what `changes` says of its source, and make its package."""
    verdict = probe.examine(path)
    assert verdict.source, verdict.message
    source = replace(verdict.source, **changes) if changes else verdict.source
    folder = work or Path(tempfile.mkdtemp(dir=out.parent))
    return engine.make(path, source, out, work=folder, watch=watch or Unwatched())
