"""The frame of a page: its head and its parts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.template import Context
from django.utils.safestring import SafeString

from labfilms.ui import memory
from labfilms.ui.library import component, draw, joined, register

SHELL = "ui/shell"


@register.simple_tag
def shell_head() -> SafeString:
    """Draw the styles and scripts of every page."""
    return memory.drawn(f"{SHELL}/head.html", (), {})


@register.simple_tag
def shell_brand() -> SafeString:
    return memory.drawn(f"{SHELL}/brand.html", (), {})


@register.simple_tag
def shell_links(*, links: Sequence[Mapping[str, Any]]) -> SafeString:
    """Draw the lines of a menu: label, href, whether one stands there."""
    key = tuple((str(link["label"]), link["href"], link["current"]) for link in links)
    return memory.drawn(f"{SHELL}/links.html", key, {"links": links})


@register.simple_tag
def shell_doors() -> SafeString:
    """Draw what a stranger is offered in the head of a page."""
    return memory.drawn(f"{SHELL}/doors.html", (), {})


@component("page_head")
def ui_page_head(
    *,
    title: str,
    kicker: str = "",
    kicker_href: str = "",
    lead: str = "",
    actions: str | Iterable[str] = "",
) -> dict[str, Any]:
    """Draw a page's `<h1>`, the line above it (where one is) and the sentence under it."""
    return {
        "title": title,
        "kicker": kicker,
        "kicker_href": kicker_href,
        "lead": lead,
        "actions": joined(actions),
    }


@register.simple_block_tag(takes_context=True, end_name="end_ui_panel")
def ui_panel(
    context: Context, content: str, *, title: str = "", tone: str = "", level: int = 2
) -> SafeString:
    """Put the block on a sheet of its own."""
    return draw(context, "panel", content, title=title, tone=tone, level=level)
