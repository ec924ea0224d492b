"""Keep the house's programs running, and end them all together."""

import signal
import time
from collections.abc import Callable
from types import FrameType

from labfilms.operations.processes import Process, Program

# How long programs have to end softly before they are killed.
GRACE = 5.0
TICK = 0.2


class Stopped(BaseException):
    """Somebody asks the supervisor to end; not an error, so nothing may swallow it."""


class Supervisor:
    """A list of processes, in the order of their start; they end in the opposite order."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say
        self.processes: list[Process] = []

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

    def stop(self) -> None:
        """End every program, the first one last: the others say good-bye to the broker."""
        first, others = self.processes[:1], self.processes[1:]
        for group in (others, first):
            for process in group:
                process.ask_to_stop()
            end = time.monotonic() + GRACE
            while any(process.running for process in group) and time.monotonic() < end:
                time.sleep(TICK / 4)
            for process in group:
                process.kill()


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
