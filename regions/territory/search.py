"""The region, by which everything found can be divided."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext_lazy as _

from labfilms.search import places
from labfilms.search.declarations import Facet
from labfilms.search.places import Place
from labfilms.search.port import Point
from labfilms.search.registry import register_facet
from regions.territory import selectors
from regions.territory.models import Region, Town


def _names(slugs: Collection[str]) -> Mapping[str, str]:
    return {region.slug: str(region) for region in Region.objects.filter(slug__in=slugs)}


def find_town(words: str) -> Place | None:
    """Return the town of that INSEE code, or the largest of that name; two queries at most."""
    found = selectors.towns().filter(code=words).first() or next(
        iter(selectors.towns_called(words)), None
    )
    return Place(found.code, found.label, point_of(found)) if found else None


def point_of(town: Town) -> Point:
    return Point(town.latitude, town.longitude)


places.register(find_town)
register_facet(Facet("region", "region", _("Region"), _names))
