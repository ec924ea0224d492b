"""What a person's card needs of their rows."""

from django import template
from django.utils.translation import gettext as _

from labfilms.pictures import selectors as pictures
from network.people.models import Profile

register = template.Library()

# Points stand to a hundredth of a degree, and a small town's is that of a larger one near it.
CLOSE_KM = 1.5


@register.filter
def portrait(profile: Profile) -> pictures.Source | None:
    return pictures.source(profile.photo)


@register.filter
def distance(profile: Profile) -> str:
    """Return « à environ 12 km » for a profile that a directory placed; nothing for another."""
    kilometres = getattr(profile, "distance_km", None)
    if kilometres is None:
        return ""
    if kilometres < CLOSE_KM:
        return _("close by")
    return _("about %(distance)d km away") % {"distance": round(kilometres)}
