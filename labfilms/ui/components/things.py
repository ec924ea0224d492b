"""What lower floors put on the page of any thing."""

from typing import Any

from django.template import Context
from django.utils.safestring import SafeString

from labfilms.ui.library import joined, register
from labfilms.ui.things import THING_ACTIONS


@register.simple_tag(takes_context=True)
def fill_thing_actions(context: Context, thing: Any) -> SafeString:
    """Write what one may do with the thing of a page; nothing where no request is known."""
    request = context.get("request")
    return joined(THING_ACTIONS.fill_one(thing, request) if request and thing else "")
