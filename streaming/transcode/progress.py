"""How a preparation tells where it stands."""

import time
from dataclasses import dataclass
from typing import Final, Protocol

from streaming.transcode.enums import Step

# Under this share of the work, what is left is a guess that nobody should be told.
_TOO_EARLY: Final = 0.02


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a preparation stands: `fraction` of the whole, `seconds_left` by its own clock."""

    step: Step
    fraction: float
    seconds_left: int | None


class Watch(Protocol):
    """Whoever follows a preparation. Each method may raise Stopped, and nothing is left running."""

    def tick(self, progress: Progress) -> None:
        """Hear of progress, at least twice a second while ffmpeg works."""

    def playable(self) -> None:
        """Hear that the master now plays, though more is to come."""


class Unwatched:
    """Nobody follows."""

    def tick(self, progress: Progress) -> None:
        """Hear of progress and do nothing."""

    def playable(self) -> None:
        """Hear that the master plays and do nothing."""


class Clock:
    """Says how much is left, from how fast this run has gone so far."""

    def __init__(self, base: float) -> None:
        self.base, self.started = base, time.monotonic()

    def reading(self, fraction: float) -> tuple[float, int | None]:
        """Return (fraction made, seconds left or None while it is too early to say)."""
        gone = fraction - self.base
        if gone < _TOO_EARLY:
            return fraction, None
        return fraction, round((time.monotonic() - self.started) * (1 - fraction) / gone)
