"""Named places on a page that rooms above fill, without the page knowing them.

A page's room declares a `Slot`; an upper room registers a provider in its own `slots.py`. A
provider answers for all the objects of a page at once (at most one query), as a mapping from
primary key to template context. A provider that fails is logged and leaves the page standing.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

log = logging.getLogger(__name__)


class Addressed(Protocol):
    """Anything with a primary key."""

    pk: Any


# What a template is drawn with; or the piece itself, already drawn (`memory.drawn`).
Context = Mapping[str, Any] | SafeString
Provider = Callable[[Sequence[Any], HttpRequest], Mapping[Hashable, Context]]
Given = TypeVar("Given", bound=Provider)
Filled = dict[Hashable, list[SafeString]]


@dataclass
class Slot:
    """A named slot; `what` says in one line which objects it is about and where it stands."""

    name: str
    what: str
    providers: list[tuple[int, Provider, str]] = field(default_factory=list)

    def provide(self, template: str, *, order: int = 50) -> Callable[[Given], Given]:
        """Register a provider whose contexts are rendered with `template`, lowest order first."""

        def register(provider: Given) -> Given:
            self.providers.append((order, provider, template))
            self.providers.sort(key=lambda entry: entry[0])
            return provider

        return register

    def fill(self, objects: Sequence[Any], request: HttpRequest) -> Filled:
        """Return what every provider renders, by primary key; one call to each provider."""
        filled: Filled = defaultdict(list)
        if not objects:
            return filled
        for _order, provider, template in self.providers:
            for key, html in _answers(self.name, provider, template, objects, request).items():
                filled[key].append(html)
        return filled

    def fill_one(self, thing: Addressed, request: HttpRequest) -> list[SafeString]:
        """Return what every provider renders for one object."""
        return self.fill([thing], request)[thing.pk]


def _answers(
    name: str, provider: Provider, template: str, objects: Sequence[Any], request: HttpRequest
) -> Mapping[Hashable, SafeString]:
    try:
        return {
            key: context
            if isinstance(context, SafeString)
            else render_to_string(template, dict(context), request)
            for key, context in provider(objects, request).items()
        }
    except Exception:
        log.exception("a provider of the slot %s failed", name)
        return {}
