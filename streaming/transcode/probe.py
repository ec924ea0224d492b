"""Examine a file: a look at its first bytes, then a child process on a leash, then a verdict."""

import json
import logging
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final

from streaming.transcode import allowed, sniff
from streaming.transcode.enums import Reason
from streaming.transcode.facts import Facts
from streaming.transcode.judge import Verdict, judge, refuse
from streaming.transcode.limits import Limits, leashed

log = logging.getLogger(__name__)
ROOT: Final = Path(__file__).resolve().parents[2]
_LIMITS: Final = Limits(
    cpu=allowed.EXAMINATION_CPU,
    memory=allowed.EXAMINATION_MEMORY,
    file=0,
    files=48,
    nice=0,
)


def examine(path: Path) -> Verdict:
    """Return the verdict on a file, within 10 s whatever it holds. Writes nothing, asks no host."""
    try:
        if path.stat().st_size == 0:
            return refuse(Reason.EMPTY)
        demuxer = sniff.demuxer_of(path) if path.is_file() else None
    except OSError:
        return refuse(Reason.GONE)
    if demuxer is None:
        sound = path.is_file() and sniff.is_sound(path)
        return refuse(Reason.NO_PICTURE if sound else Reason.NOT_A_FILM)
    facts = measure(path, demuxer)
    return judge(facts) if facts else refuse(Reason.TOO_HEAVY)


def measure(path: Path, demuxer: str) -> Facts | None:
    """Return what the examiner measured, or None when it met one of its limits or died."""
    command = [sys.executable, "-m", "streaming.transcode.examiner", demuxer, str(path.resolve())]
    with subprocess.Popen(  # noqa: S603 - our own module, an absolute path, no shell
        leashed(command, _LIMITS),
        cwd=ROOT,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as child:
        try:
            answer, _ = child.communicate(timeout=allowed.EXAMINATION_WALL)
        except subprocess.TimeoutExpired:
            answer = b""
        finally:
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGKILL)
    if child.returncode != 0:
        log.warning("the examiner of %s ended with %s", path, child.returncode)
        return None
    return Facts.from_json(json.loads(answer))
