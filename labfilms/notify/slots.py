"""The bell in the head of every page."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from labfilms.notify import selectors
from labfilms.ui.navigation import Entry, register
from labfilms.ui.waiting import Wait, provide

register(Entry(_("News"), "notify:list", place="bell"))


def bell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `unread_news`, counted when the page's head reads it."""
    return {"unread_news": SimpleLazyObject(lambda: selectors.unread_count(request.user))}


@provide(order=15)
def unread(request: HttpRequest) -> Iterable[Wait]:
    """Say how much news a person has not read."""
    count = selectors.unread_count(request.user)
    if count:
        text = ngettext(
            "%(count)s piece of news to read", "%(count)s pieces of news to read", count
        )
        yield Wait(text % {"count": count}, reverse("notify:list"))
