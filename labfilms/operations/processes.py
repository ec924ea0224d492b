"""One program under the supervisor, and what happens when it ends."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from labfilms.operations import tether

# A program that falls again and again is started again after 1, 2, 4 … 30 s; one that has stood
# for a minute starts afresh.
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
STANDS_AFTER = 60.0
# A program that cannot start has fallen by then.
SETTLES_AFTER = 8.0


@dataclass(frozen=True)
class Program:
    """What to start: absolute path and words, what it reads, and the signal that ends it softly."""

    name: str
    words: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)
    standard_input: str = ""
    stop_signal: int = signal.SIGTERM
    # Files of ours that it goes on using: the socket that it listens on.
    files: tuple[int, ...] = ()
    # Seconds that it has to end its work when another takes its place.
    patience: float = 5.0
    # False: it runs once (the demo's seed), and its end is no fall.
    lasting: bool = True


class Process:
    """A program that is kept running."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.child: subprocess.Popen[bytes] | None = None
        self.falls = 0
        self.started = 0.0
        self.next_start = 0.0

    @property
    def running(self) -> bool:
        return self.child is not None and self.child.poll() is None

    def stood(self) -> bool:
        """Say whether it has run long enough to be believed: its imports are done."""
        return self.running and time.monotonic() - self.started > SETTLES_AFTER

    def start(self) -> None:
        """Start the program in a session of its own (Ctrl-C reaches the supervisor alone)."""
        words = [sys.executable, "-I", "-S", tether.__file__, str(os.getpid()), *self.program.words]
        self.child = subprocess.Popen(  # noqa: S603 - the house's own programs
            words,
            env=os.environ | self.program.environment,
            stdin=subprocess.PIPE if self.program.standard_input else subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=self.program.files,
        )
        self.started = time.monotonic()
        if self.child.stdin is not None:
            self.child.stdin.write(self.program.standard_input.encode())
            self.child.stdin.close()

    def look_after(self) -> str:
        """Start the program again when it has fallen and its pause is over.

        Return a sentence when something happened that is worth saying, else an empty text.
        """
        if self.child is None or self.running:
            return ""
        if not self.program.lasting:
            return ""
        now = time.monotonic()
        if not self.next_start:
            self.falls = 1 if now - self.started > STANDS_AFTER else self.falls + 1
            pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (self.falls - 1))
            self.next_start = now + pause
            return f"{self.program.name} has ended ({self.end}); it starts again in {pause:.0f} s."
        if now >= self.next_start:
            self.next_start = 0.0
            self.start()
        return ""

    @property
    def end(self) -> str:
        """How the child ended, in words; empty while it runs or was never started."""
        code = self.child.poll() if self.child else None
        if code is None:
            return ""
        return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"

    def ask_to_stop(self) -> None:
        self.send(self.program.stop_signal)

    def kill(self) -> None:
        """Kill the child and whatever stayed in its session's group; reap it."""
        if self.child is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.child.pid, signal.SIGKILL)
        self.child.wait()

    def send(self, number: int) -> None:
        if self.running and self.child is not None:
            self.child.send_signal(number)


def python(*words: str | Path) -> tuple[str, ...]:
    """Return the words that start a module or script with this very interpreter."""
    return (sys.executable, *(str(word) for word in words))
