"""How regions are followed, and told in feeds."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import Viewer
from labfilms.facts.registry import Followable, Tale, register, tell
from regions.hubs import selectors
from regions.hubs.models import HubPage
from regions.territory.models import Region


def open_regions(_viewer: Viewer) -> QuerySet[Region]:
    """Return the regions that have a page."""
    return Region.objects.filter(pk__in=HubPage.objects.live().values("region"))


register(
    Followable("region", Region, _("Regions"), open_regions, address=selectors.address, order=15)
)
tell(
    Tale(
        "hubs.opened",
        readable=lambda _viewer: HubPage.objects.live().select_related("region"),
        sentence=_("%(region)s opens its page"),
        words=lambda _fact, page: {"region": page.region},
        address=lambda page: selectors.address(page.region),
    )
)
