"""What the regions' pages show, read where they are drawn: Wagtail's models stay plain rows."""

from typing import Any

from django import template
from django.db.models import QuerySet
from django.template import Context

from regions.hubs import selectors
from regions.hubs.models import HubPage

register = template.Library()


@register.simple_tag
def hub_doors() -> QuerySet[HubPage]:
    return selectors.doors()


@register.simple_tag(takes_context=True)
def hub_panels(context: Context, page: HubPage) -> dict[str, Any]:
    return selectors.panels(page.region, context["request"])
