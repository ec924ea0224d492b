"""Read the pages of the house."""

from regions.editorial.enums import Place
from regions.editorial.models import InfoPage


def page_at(place: Place) -> InfoPage | None:
    """Return the published page of a place, or None when someone has taken it off."""
    found: InfoPage | None = InfoPage.objects.live().filter(place=place).first()
    return found
