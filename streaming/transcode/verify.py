"""Believe nothing that ffmpeg says it wrote: a segment is listed once it was read again.

ffmpeg's HLS muxer ends with 0 on a full disk and leaves empty segments in a whole-looking
playlist. So each one must have bytes, parse, begin with a key frame that decodes, and last as
long as the playlist says.
"""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, NamedTuple, Self

from streaming.transcode.enums import Reason
from streaming.transcode.errors import EngineFailure
from streaming.transcode.limits import Limits, leashed
from streaming.transcode.probe import ROOT

_LIMITS: Final = Limits(cpu=3600, memory=2 * 1024**3, file=0, files=64, nice=5)
_ANSWER_SECONDS: Final = 20
# A picture or two, or one packet of sound: copied pictures keep their own uneven clock.
_TOLERANCE: Final = 0.12


class Look(NamedTuple):
    """How a picture looks at an instant (s): its lightness, mean and spread, 0 to 255."""

    at: float
    mean: float
    spread: float


@dataclass(frozen=True, slots=True)
class Seen:
    """What a verified segment holds, in seconds on the film's clock."""

    start: float
    end: float
    packets: int
    width: int
    height: int
    looks: list[Look]


class Verifier:
    """A child that reads segments again, kept for the length of an encoding."""

    def __init__(self) -> None:
        self.child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End the child; the next question starts another."""
        child, self.child = self.child, None
        if child is None:
            return
        with contextlib.suppress(ProcessLookupError):  # it had died by itself
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        for pipe in filter(None, (child.stdin, child.stdout)):
            with contextlib.suppress(BrokenPipeError):  # a question that was never read
                pipe.close()

    def see(self, init: Path, segment: Path, *, seconds: float, every: float = 0) -> Seen:
        """Return what a segment of `seconds` holds; raises EngineFailure when it is not whole.

        `every` (s) asks for a look at more pictures than the first.
        """
        answer = self._ask({"init": str(init), "segment": str(segment), "every": every})
        fault = answer.get("error") or _fault(answer, seconds)
        if fault:
            raise EngineFailure(Reason.ENGINE, log=f"{segment.parent.name}/{segment.name}: {fault}")
        return Seen(
            start=answer["start"],
            end=answer["end"],
            packets=answer["packets"],
            width=answer["width"],
            height=answer["height"],
            looks=[Look(*look) for look in answer["looks"]],
        )

    def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        child = self.child = self.child or _start()
        assert child.stdin  # noqa: S101 - both are pipes
        assert child.stdout  # noqa: S101
        try:
            child.stdin.write(json.dumps(question).encode() + b"\n")
            child.stdin.flush()
            ready, _, _ = select.select([child.stdout], [], [], _ANSWER_SECONDS)
            line = child.stdout.readline() if ready else b""
        except BrokenPipeError:
            line = b""
        if not line:
            self.stop()
            return {"error": "the reader met one of its limits"}
        answer: dict[str, Any] = json.loads(line)
        return answer


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own module
        leashed([sys.executable, "-m", "streaming.transcode.checker"], _LIMITS),
        cwd=ROOT,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _fault(answer: dict[str, Any], seconds: float) -> str:
    lasts = answer["end"] - answer["start"]
    if not answer["packets"] or not answer["decoded"]:
        return "nothing in it decodes"
    if not answer["key"]:
        return "it does not begin with a key frame"
    if abs(lasts - seconds) > _TOLERANCE + 0.02 * seconds:
        return f"it lasts {lasts:.3f} s, not {seconds:.3f}"
    return ""
