"""Keep the house's programs running, and end them all together."""

import signal
import time
from collections.abc import Callable
from types import FrameType

from labfilms.operations.processes import Process, Program

# How long programs have to end softly before they are killed.
GRACE = 5.0
# How long a program has to be ready when it takes another's place.
READY_WITHIN = 60.0
TICK = 0.2


class Stopped(BaseException):
    """Somebody asks the supervisor to end; not an error, so nothing may swallow it."""


class Supervisor:
    """A list of processes, in the order of their start; they end in the opposite order."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say
        self.processes: list[Process] = []
        # Those whose place another has taken, with the moment when their patience ends.
        self.leaving: list[tuple[Process, float]] = []

    def start(self, program: Program) -> Process:
        process = Process(program)
        self.processes.append(process)
        process.start()
        return process

    def wait_for(self, condition: Callable[[], bool], *, seconds: float) -> bool:
        """Look after the programs until the condition holds; return whether it did in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if condition():
                return True
            self.look_after_all()
            time.sleep(TICK)
        return False

    def stay(self) -> None:
        """Look after the programs until `Stopped` is raised."""
        while True:
            self.look_after_all()
            time.sleep(TICK)

    def look_after_all(self) -> None:
        for process in self.processes:
            if words := process.look_after():
                self.say(words)

        for process, end in list(self.leaving):
            self._see_off(process, end)

    def replace(self, process: Process, is_ready: Callable[[Process], bool]) -> bool:
        """Start a program anew beside the one that runs, and let that one end its work.

        Return False, and keep the old one, when the new one is not ready within a minute.
        """
        fresh = Process(process.program)
        fresh.start()
        if not self.wait_for(lambda: is_ready(fresh) or not fresh.running, seconds=READY_WITHIN):
            fresh.kill()
        if not fresh.running:
            return False
        self.processes[self.processes.index(process)] = fresh
        process.send(signal.SIGTERM)
        self.leaving.append((process, time.monotonic() + process.program.patience))
        return True

    def _see_off(self, process: Process, end: float) -> None:
        """Wait for one that leaves; when its patience is over, ask for an end at once."""
        if not process.running:
            # Whatever it started goes with it.
            process.kill()
            self.leaving.remove((process, end))
        elif time.monotonic() > end + GRACE:
            process.kill()
        elif time.monotonic() > end:
            process.ask_to_stop()

    def stop(self) -> None:
        """End every program, the first one last: the others say good-bye to the broker."""
        first, others = self.processes[:1], self.processes[1:]
        others = [*others, *(process for process, _end in self.leaving)]
        for group in (others, first):
            for process in group:
                process.ask_to_stop()
            end = time.monotonic() + GRACE
            while any(process.running for process in group) and time.monotonic() < end:
                time.sleep(TICK / 4)
            for process in group:
                process.kill()


def note_renewals() -> Callable[[], bool]:
    """Return a function that says whether SIGUSR2 came since it was last called."""
    asked = False

    def handle(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked
        asked = True

    def was_asked() -> bool:
        nonlocal asked
        found, asked = asked, False
        return found

    signal.signal(signal.SIGUSR2, handle)
    return was_asked


def raise_on_signals() -> None:
    """Turn the signals that ask for an end into `Stopped`; a second one changes nothing."""

    def handle(_number: int, _frame: FrameType | None) -> None:
        ignore_signals()
        raise Stopped

    for number in ENDINGS:
        # `nohup` ignores the hang-up on purpose.
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, handle)


def ignore_signals() -> None:
    for number in ENDINGS:
        signal.signal(number, signal.SIG_IGN)


ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
