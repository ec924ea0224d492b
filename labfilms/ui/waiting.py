"""What waits for a person: rooms say it in their own `slots.py`, the member's home shows it."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wait:
    """One thing that waits, as a sentence and the address where it is done."""

    text: str
    href: str
    action: str = ""


Provider = Callable[[HttpRequest], Iterable[Wait]]
_providers: list[tuple[int, Provider]] = []


def provide(*, order: int = 50) -> Callable[[Provider], Provider]:
    """Register what waits for whoever is signed in, lowest order first; two queries at most."""

    def register(provider: Provider) -> Provider:
        _providers.append((order, provider))
        _providers.sort(key=lambda known: known[0])
        return provider

    return register


def waiting(request: HttpRequest) -> list[Wait]:
    """Return all that waits for whoever asks; a provider that fails is logged and left out."""
    return [wait for _order, provider in _providers for wait in _answers(provider, request)]


def _answers(provider: Provider, request: HttpRequest) -> list[Wait]:
    try:
        return list(provider(request))
    except Exception:
        log.exception("%s could not say what waits", provider.__name__)
        return []
