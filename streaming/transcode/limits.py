"""The command line that puts another one on a leash."""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

_LEASH: Final = str(Path(__file__).with_name("leash.py"))


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use: CPU in seconds, bytes of memory, bytes a file, open files, niceness."""

    cpu: int
    memory: int
    file: int
    files: int
    nice: int = 0


def leashed(command: Sequence[str], limits: Limits) -> list[str]:
    """Return the command that limits itself, then becomes `command` (an absolute path first).

    The child dies with the thread that starts it (PR_SET_PDEATHSIG): start it from the thread
    that waits for it.
    """
    words = json.dumps({"parent": os.getpid(), **asdict(limits)})
    return [sys.executable, "-I", "-S", _LEASH, words, *command]
