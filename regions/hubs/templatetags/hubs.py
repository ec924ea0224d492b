"""What the regions' pages show, read where they are drawn: Wagtail's models stay plain rows."""

from dataclasses import replace
from typing import Any

from django import template
from django.template import Context

from regions.hubs import panels, selectors
from regions.hubs.models import HubPage

register = template.Library()


# Half of a line of the map's letters, in points of the map (pages.css: `.atlas-name`).
HALF_LINE = 30


@register.simple_tag
def hub_doors() -> list[selectors.Door]:
    return selectors.doors()


@register.inclusion_tag("regions/hubs/region_map.html")
def hub_map(doors: list[selectors.Door]) -> dict[str, Any]:
    """Draw the regions on the map, overseas as tiles, and the same as a list beside it."""
    drawing = selectors.region_map()
    return {
        "doors": doors,
        "drawing": drawing,
        "places": selectors.places(doors, drawing) if drawing else [],
        "tiles": [d for d in doors if d.region.is_overseas or d.region.hue == 0],
        "open": sum(door.is_open for door in doors),
    }


@register.filter
def line_at(middle: int, half_lines: int) -> int:
    """Return the height of one of a name's lines on the map."""
    return middle + half_lines * HALF_LINE


@register.simple_tag(takes_context=True)
def hub_panels(context: Context, page: HubPage) -> list[panels.Shown]:
    shown = panels.of_page(page, context["request"])
    if not page.words_language:
        return shown
    # The house knows what its panels are called in the language that is spoken.
    return [one if one.name == "words" else replace(one, title="") for one in shown]
