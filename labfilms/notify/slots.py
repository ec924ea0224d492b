"""The bell in the head of every page."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from labfilms.notify import selectors
from labfilms.ui.navigation import Entry, register

register(Entry(_("News"), "notify:list", place="bell"))


def bell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `unread_news`, counted when the page's head reads it."""
    return {"unread_news": SimpleLazyObject(lambda: selectors.unread_count(request.user))}
