"""What a process may remember for a minute: lists that hardly ever change, and are for everyone."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from time import monotonic
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.utils.translation import get_language

Found = TypeVar("Found")


@dataclass(slots=True)
class _Kept(Generic[Found]):
    at: float
    found: Found


def remembered(read: Callable[[], Found]) -> Callable[[], Found]:
    """Let a function without arguments be asked once in REMEMBER_SECONDS by each process.

    Once a language: words may be among what it returns. That is shared: it is read, never changed.
    Nothing that a rule of reading decides, and nothing of one person, is remembered so.
    """
    kept: dict[str | None, _Kept[Found]] = {}

    @wraps(read)
    def ask() -> Found:
        now, language = monotonic(), get_language()
        one = kept.get(language)
        if one is not None and now - one.at < settings.REMEMBER_SECONDS:
            return one.found
        found = read()
        kept[language] = _Kept(now, found)
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
