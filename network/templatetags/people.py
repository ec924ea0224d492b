"""What a person's card needs of their rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.translation import gettext as _

from labfilms.pictures import selectors as pictures
from network.people.models import Profile

register = template.Library()

# Points stand to a hundredth of a degree, and a small town's is that of a larger one near it.
CLOSE_KM = 1.5


@register.filter
@register.filter
def portrait(profile: Profile | None) -> pictures.Source | None:
    return pictures.source(profile.photo) if profile else None


@register.filter
def of(filled: Mapping[Any, Sequence[str]] | str | None, profile: Profile) -> Sequence[str]:
    """Return what a slot answered for one person; nothing on a page that did not ask it."""
    return filled.get(profile.pk, ()) if isinstance(filled, Mapping) else ()


@register.filter
def distance(profile: Profile) -> str:
    """Return « à environ 12 km » for a profile that a directory placed; nothing for another."""
    kilometres = getattr(profile, "distance_km", None)
    if kilometres is None:
        return ""
    if kilometres < CLOSE_KM:
        return _("close by")
    return _("about %(distance)d km away") % {"distance": round(kilometres)}
