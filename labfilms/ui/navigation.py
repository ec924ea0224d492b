"""The navigation as a registry: rooms add their entries, templates read them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Entry:
    """A link. `place`: `main`, `member` (one’s own menu), `bell` beside it, `legal` at the foot."""

    label: str | Promise
    address: str
    place: str = "main"
    order: int = 50
    shown: Callable[[HttpRequest], bool] = lambda _request: True


_entries: list[Entry] = []


def register(entry: Entry) -> None:
    """Add an entry; `address` is a URL name of the room that registers it."""
    _entries.append(entry)
    _entries.sort(key=lambda known: known.order)


def links(request: HttpRequest, place: str) -> list[dict[str, Any]]:
    """Return the entries of a place for this request: label, href, current."""
    return [
        {"label": entry.label, "href": href, "current": request.path.startswith(href)}
        for entry in _entries
        if entry.place == place and entry.shown(request)
        for href in (reverse(entry.address),)
    ]


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `navigation.main`, `.member`, `.legal` and `.bell`, computed when read."""
    return {
        "navigation": {
            "main": lambda: links(request, "main"),
            "member": lambda: links(request, "member"),
            "legal": lambda: links(request, "legal"),
            "bell": lambda: links(request, "bell"),
        }
    }
