"""Run a command and say what it cost."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import imageio_ffmpeg

ROOT: Final = Path(__file__).resolve().parent.parent
# What benchmarks make and fetch; ignored by git, and no harm is done by removing it.
CACHE: Final = Path(os.environ.get("LABFILMS_VAR", ROOT / "var")) / "benchmarks"
FFMPEG: Final = os.environ.get("LABFILMS_FFMPEG") or imageio_ffmpeg.get_ffmpeg_exe()


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU and wall time in seconds, of a command with all the children that it waited for."""

    cpu: float
    wall: float
    output: str = ""

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.cpu + other.cpu, self.wall + other.wall)


def run(command: Sequence[str | Path]) -> Cost:
    """Run a command to its end and return its cost; stop the benchmark when it fails."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
        begun = time.monotonic()
        # As low a priority as the engine gives its own ffmpeg.
        child = subprocess.Popen(
            ["nice", "-n", "5", *map(str, command)],
            cwd=ROOT, stdin=subprocess.DEVNULL, stdout=said, stderr=complained,
        )  # fmt: skip
        # This child and its own alone: the rest of the benchmark does not weigh on it.
        _pid, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        complained.seek(0)
        if child.returncode:
            sys.exit(f"{command}\n{complained.read().decode(errors='replace')[-2000:]}")
        return Cost(usage.ru_utime + usage.ru_stime, wall, said.read().decode())


def ffmpeg(*words: str | Path) -> Cost:
    """Run ffmpeg, silent but for its errors."""
    return run([FFMPEG, "-hide_banner", "-nostdin", "-v", "error", "-y", *words])
