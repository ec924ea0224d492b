"""The region, by which everything found can be divided."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext_lazy as _

from labfilms.search.declarations import Facet
from labfilms.search.registry import register_facet
from regions.territory.models import Region


def _names(slugs: Collection[str]) -> Mapping[str, str]:
    return dict(Region.objects.filter(slug__in=slugs).values_list("slug", "name"))


register_facet(Facet("region", "region", _("Region"), _names))
