"""What a person's card needs of their rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template

from labfilms.pictures import selectors as pictures
from network.people.models import Profile

register = template.Library()


@register.filter
def portrait(profile: Profile | None) -> pictures.Source | None:
    return pictures.source(profile.photo) if profile else None


@register.filter
def of(filled: Mapping[Any, Sequence[str]] | str | None, profile: Profile) -> Sequence[str]:
    """Return what a slot answered for one person; nothing on a page that did not ask it."""
    return filled.get(profile.pk, ()) if isinstance(filled, Mapping) else ()
