"""Run ffmpeg under limits, follow its progress, and never leave it behind."""

import contextlib
import os
import re
import selectors
import shutil
import signal
import subprocess
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import IO, Final

import imageio_ffmpeg
from django.conf import settings

from streaming.transcode.enums import Reason
from streaming.transcode.errors import EngineFailure
from streaming.transcode.limits import Limits, leashed

# A minute of film at 4K may take one of two cores several; a stall is no progress at all.
STALL_SECONDS: Final = 120
_TICK: Final = 0.5
_TAIL: Final = 60
_FRAMES: Final = re.compile(
    r"Input stream .*\(video\): (\d+) packets read .*; (\d+) frames decoded"
)
_ERRORS: Final = re.compile(r"Input stream .*\(video\).*; (\d+) decode errors")
_BROKEN: Final = re.compile(r"concealing \d+ DC|error while decoding MB")
_FULL: Final = ("No space left on device", "Disk quota exceeded", "File too large")

# 16 GiB of addresses: frame threads reserve far more than they touch. 4 GiB a file.
ENCODING: Final = Limits(cpu=24 * 3600, memory=16 * 1024**3, file=4 * 1024**3, files=512, nice=5)


@dataclass(slots=True)
class Outcome:
    """What a run left: how many pictures it decoded, how many it could not, its last words."""

    frames: int = 0
    errors: int = 0
    tail: deque[str] = field(default_factory=lambda: deque(maxlen=_TAIL))

    @property
    def log(self) -> str:
        return "\n".join(self.tail)


def run(
    arguments: Sequence[str],
    *,
    on_tick: Callable[[float], None],
    wall: float,
    limits: Limits = ENCODING,
    stall: float = STALL_SECONDS,
) -> Outcome:
    """Run ffmpeg with `arguments` and return its outcome.

    `on_tick` gets the seconds of film made so far, at least twice a second of wall time; what it
    raises stops the run. Raises EngineFailure: STALLED after `wall` seconds in all or `stall`
    without progress, DISK_FULL, ENGINE. Whatever happens the whole process group is gone on
    return, and it dies with this thread.
    """
    child = subprocess.Popen(  # noqa: S603 - no shell; our own arguments, absolute local paths
        leashed([ffmpeg_path(), *arguments], limits),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    outcome = Outcome()
    try:
        _follow(child, outcome, on_tick=on_tick, wall=wall, stall=stall)
    finally:
        _end(child)
    if any(word in outcome.log for word in _FULL):
        # Said, and yet the HLS muxer may well end with 0.
        raise EngineFailure(Reason.DISK_FULL, log=outcome.log)
    if child.returncode != 0:
        raise EngineFailure(Reason.ENGINE, log=outcome.log)
    return outcome


def _follow(
    child: subprocess.Popen[bytes],
    outcome: Outcome,
    *,
    on_tick: Callable[[float], None],
    wall: float,
    stall: float,
) -> None:
    started = moved = time.monotonic()
    seconds = 0.0
    pipes = _Pipes(child)
    while pipes.open:
        for name, line in pipes.lines(_TICK):
            if name == "stderr":
                _note(outcome, line)
            elif line.startswith("out_time_us="):
                reached = _seconds(line.partition("=")[2])
                moved = time.monotonic() if reached > seconds else moved
                seconds = max(seconds, reached)
        on_tick(seconds)
        now = time.monotonic()
        if now - started > wall or now - moved > stall:
            raise EngineFailure(Reason.STALLED, log=outcome.log)
    child.wait(timeout=stall)


class _Pipes:
    """The two pipes of a child, read line by line without ever blocking on one of them."""

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        self.selector = selectors.DefaultSelector()
        self.rest = {"stdout": b"", "stderr": b""}
        for name in self.rest:
            pipe: IO[bytes] = getattr(child, name)
            os.set_blocking(pipe.fileno(), False)
            self.selector.register(pipe, selectors.EVENT_READ, name)

    @property
    def open(self) -> bool:
        return bool(self.selector.get_map())

    def lines(self, seconds: float) -> list[tuple[str, str]]:
        """Return the (pipe, line) pairs that came within `seconds`."""
        found = []
        for key, _events in self.selector.select(seconds):
            block = os.read(key.fd, 65536)
            if not block:
                self.selector.unregister(key.fileobj)
            whole = (self.rest[key.data] + block).replace(b"\r", b"\n").split(b"\n")
            self.rest[key.data] = whole.pop()
            found += [(key.data, line.decode(errors="replace")) for line in whole]
        return found


def _note(outcome: Outcome, line: str) -> None:
    if "Opening '" in line:
        return
    outcome.tail.append(line[:500])
    frames, errors = _FRAMES.search(line), _ERRORS.search(line)
    if frames:
        outcome.frames += int(frames[2])
    if errors:
        outcome.errors += int(errors[1])
    elif _BROKEN.search(line):
        outcome.errors += 1


def _seconds(text: str) -> float:
    # "N/A" until the first picture comes out.
    return int(text) / 1_000_000 if text.strip().lstrip("-").isdigit() else 0.0


def _end(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):  # it ended by itself
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    for pipe in filter(None, (child.stdout, child.stderr)):
        pipe.close()


@cache
def ffmpeg_path() -> str:
    """Return the ffmpeg to run: LABFILMS_FFMPEG, the one in imageio-ffmpeg's wheel, or PATH's.

    Raises EngineFailure (ENGINE) when there is none.
    """
    if settings.FFMPEG:
        found = shutil.which(settings.FFMPEG)
        if found is None:
            raise EngineFailure(Reason.ENGINE, log=f"LABFILMS_FFMPEG: no {settings.FFMPEG}")
        return str(Path(found).resolve())
    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as error:
        raise EngineFailure(Reason.ENGINE, log=str(error)) from error


@cache
def has_filter(name: str) -> bool:
    """Tell whether this ffmpeg knows a filter; not every build has zscale."""
    answer = subprocess.run(  # noqa: S603 - our own ffmpeg
        [ffmpeg_path(), "-hide_banner", "-filters"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=20,
    )
    return f" {name} ".encode() in answer.stdout
