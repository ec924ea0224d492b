"""The frame of a page: its head and its parts."""

from collections.abc import Iterable
from typing import Any

from django.template import Context
from django.utils.safestring import SafeString

from labfilms.ui.library import draw, joined, register


@register.inclusion_tag("ui/page_head.html")
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
