"""What a process may remember for a minute: lists that hardly ever change, and are for everyone."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from time import monotonic
from typing import Any, Generic, TypeVar

from django.conf import settings

Found = TypeVar("Found")


@dataclass(slots=True)
class _Kept(Generic[Found]):
    at: float
    found: Found


def remembered(read: Callable[[], Found]) -> Callable[[], Found]:
    """Let a function without arguments be asked once in REMEMBER_SECONDS by each process.

    What it returns is shared: it is read, never changed. Nothing that a rule of reading decides,
    and nothing of one person, is remembered so.
    """
    kept: list[_Kept[Found]] = []

    @wraps(read)
    def ask() -> Found:
        now = monotonic()
        if kept and now - kept[0].at < settings.REMEMBER_SECONDS:
            return kept[0].found
        found = read()
        kept[:] = [_Kept(now, found)]
        return found

    return ask


class Totals:
    """Numbers by name, each as old as REMEMBER_SECONDS at most."""

    MOST = 500

    def __init__(self) -> None:
        self._kept: dict[Any, _Kept[int]] = {}

    def get(self, name: str) -> int | None:
        one = self._kept.get(name)
        fresh = one is not None and monotonic() - one.at < settings.REMEMBER_SECONDS
        return one.found if one is not None and fresh else None

    def keep(self, name: str, number: int) -> int:
        if len(self._kept) >= self.MOST:
            self._kept.clear()
        self._kept[name] = _Kept(monotonic(), number)
        return number
