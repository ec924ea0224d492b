"""What a person's card needs of their rows."""

from django import template

from labfilms.pictures import selectors as pictures
from network.people.models import Profile

register = template.Library()


@register.filter
def portrait(profile: Profile | None) -> pictures.Source | None:
    return pictures.source(profile.photo) if profile else None
