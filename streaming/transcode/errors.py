"""How the engine says that it could not, or must not, go on."""

from typing import Any

from labfilms.core.errors import LabFilmsError
from streaming.transcode import words
from streaming.transcode.enums import Reason

# Trying again cannot change these.
FINAL = frozenset({Reason.DAMAGED, Reason.GONE, Reason.INCOMPLETE})


class EngineFailure(LabFilmsError):
    """A preparation has failed, for a reason that the owner reads; `log` is for operators."""

    def __init__(self, reason: Reason, *, log: str = "", **details: Any) -> None:
        super().__init__(words.reason(reason, details), code=reason)
        self.reason, self.log, self.details = reason, log, details

    @property
    def final(self) -> bool:
        """Whether another attempt would end the same way."""
        return self.reason in FINAL


class Stopped(Exception):
    """The work is no longer ours: the lease is lost or the film was removed."""


class Leaving(Stopped):
    """The process is asked to end: the work is given back to whoever comes next."""
