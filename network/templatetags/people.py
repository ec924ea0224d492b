"""What a person's card needs of their rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from labfilms.pictures import selectors as pictures
from network.people import drawing
from network.people.selectors import Person

register = template.Library()
register.filter(drawing.of)
register.filter(drawing.distance)


@register.simple_tag
def person_card(
    *, profile: Person, level: int = 2, actions: Mapping[Any, Sequence[str]] | str | None = None
) -> SafeString:
    """Draw a person in a list; `actions` as a slot fills them."""
    return drawing.person_card(profile=profile, level=level, actions=drawing.of(actions, profile))


@register.filter
def portrait(profile: Person | None) -> pictures.Source | None:
    return pictures.source(profile.photo) if profile else None
