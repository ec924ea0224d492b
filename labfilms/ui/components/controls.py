"""What one presses, opens and reads a state from."""

from collections.abc import Mapping
from typing import Any

from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from labfilms.ui.icons import PATHS
from labfilms.ui.library import component, draw, joined, one_of, register

KINDS = ("primary", "quiet", "danger", "plain")
TONES = ("neutral", "live", "good", "bad", "waiting")


@register.simple_tag
def ui_icon(*, name: str, label: str = "", size: str = "") -> SafeString:
    """Draw an icon; with a `label` it speaks for itself, without one it is decoration."""
    one_of(name, PATHS, "name")
    one_of(size, ("", "small", "large"), "size")
    speech = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    return format_html(
        '<svg class="icon{}" viewBox="0 0 24 24" focusable="false" {}>{}</svg>',
        f" icon--{size}" if size else "",
        mark_safe(speech),
        mark_safe(PATHS[name]),
    )


@component("button")
def ui_button(
    *,
    text: str,
    href: str = "",
    kind: str = "primary",
    icon: str = "",
    type: str = "submit",  # noqa: A002 - the attribute's own name
    name: str = "",
    value: str = "",
    form: str = "",
    label: str = "",
    disabled: bool = False,
    wide: bool = False,
    icon_only: bool = False,
    attrs: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Draw a link that looks like a button (with `href`) or a button; `attrs` are added as such."""
    return {
        "text": text,
        "href": href,
        "kind": one_of(kind, KINDS, "kind"),
        "icon": icon,
        "type": one_of(type, ("submit", "button", "reset"), "type"),
        "name": name,
        "value": value,
        "form": form,
        "label": label or (text if icon_only else ""),
        "disabled": disabled,
        "wide": wide,
        "icon_only": icon_only,
        "attrs": attrs or {},
    }


@component("copy")
def ui_copy(*, field: str) -> dict[str, Any]:
    """Draw the button that copies what the field of this id holds; it comes with its script."""
    return {"field": field}


@component("chip")
def ui_chip(
    *,
    text: str,
    href: str = "",
    hue: int | None = None,
    icon: str = "",
    current: bool = False,
) -> dict[str, Any]:
    return {"text": text, "href": href, "hue": hue, "icon": icon, "current": current}


@component("state")
def ui_state(*, text: str, tone: str = "neutral") -> dict[str, Any]:
    """Draw a state: the words say it, the colour only helps."""
    return {"text": text, "tone": one_of(tone, TONES, "tone")}


@component("notice")
def ui_notice(*, text: str, tone: str = "neutral", title: str = "") -> dict[str, Any]:
    return {"text": text, "tone": one_of(tone, TONES, "tone"), "title": title}


@component("region_dot")
def ui_region_dot(*, region: str, hue: int = 0, href: str = "") -> dict[str, Any]:
    """Draw a region's dot and name; `hue` is the number of its class, 0 for abroad."""
    return {"region": region, "hue": hue, "href": href}


@register.simple_block_tag(takes_context=True, end_name="end_ui_menu")
def ui_menu(
    context: Context, content: str, *, label: str, icon: str = "", kind: str = "quiet"
) -> SafeString:
    """Fold the block (links, buttons) under a button; works without JavaScript."""
    return draw(context, "menu", content, label=label, icon=icon, kind=one_of(kind, KINDS, "kind"))


@register.simple_block_tag(takes_context=True, end_name="end_ui_dialog")
def ui_dialog(
    context: Context,
    content: str,
    *,
    id: str,  # noqa: A002 - the attribute's own name
    title: str,
    open: bool = False,  # noqa: A002 - the attribute's own name
) -> SafeString:
    """Put the block in a dialog, opened by any link to `#id` (or shown at once with `open`)."""
    return draw(context, "dialog", content, id=id, title=title, open=open)


@component("tabs")
def ui_tabs(*, tabs: list[dict[str, Any]], label: str) -> dict[str, Any]:
    """Draw links to sister pages; each tab: label, href, current, count (optional)."""
    return {"tabs": tabs, "label": label}


@component("stepper")
def ui_stepper(*, steps: list[Any], current: int = 1, label: str = "") -> dict[str, Any]:
    """Draw numbered steps; each one a text or a dict (label, href, done); `current` counts from 1.

    What comes before the current step is done, where its own `done` does not say otherwise.
    """
    drawn = [
        {
            "done": number < current,
            **(step if isinstance(step, dict) else {"label": step}),
            "number": number,
        }
        for number, step in enumerate(steps, start=1)
    ]
    for step in drawn:
        is_current = step["number"] == current
        step["state"] = "current" if is_current else "done" if step["done"] else "ahead"
    return {"steps": drawn, "label": label}


@register.simple_block_tag(takes_context=True, end_name="end_ui_actions")
def ui_actions(context: Context, content: str) -> SafeString:
    """Lay buttons side by side, one under the other on a phone."""
    return draw(context, "actions", joined(content))
