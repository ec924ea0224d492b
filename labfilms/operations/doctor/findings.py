"""One line of what the doctor says: well, worth a thought, or to be put right."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise


class Level(StrEnum):
    OK = "ok"
    ADVICE = "advice"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one thing: when it is not well, the words say what to do."""

    level: Level
    words: str | Promise


def ok(words: str | Promise) -> Finding:
    return Finding(Level.OK, words)


def advice(words: str | Promise) -> Finding:
    return Finding(Level.ADVICE, words)


def fault(words: str | Promise) -> Finding:
    return Finding(Level.FAULT, words)
