"""The navigation as a registry: rooms add their entries, templates read them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Entry:
    """A link. `place`: `main`, `member` (one’s own menu), `account`, `bell`, `legal`."""

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
        for href in (_href(entry.address, get_language()),)
    ]


@cache
def _href(address: str, _language: str | None) -> str:
    return reverse(address)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `navigation.main` and the other places, when read; `.foot` has two."""
    return {
        "navigation": {
            "main": lambda: links(request, "main"),
            "member": lambda: links(request, "member"),
            "account": lambda: links(request, "account"),
            "legal": lambda: links(request, "legal"),
            "foot": lambda: [
                {**link, "current": False}
                for link in links(request, "main") + links(request, "legal")
            ],
            "bell": lambda: links(request, "bell"),
        }
    }
