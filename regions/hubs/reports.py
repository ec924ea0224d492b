"""How the pages of regions are reported."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from labfilms.moderation.registry import Reportable, register
from labfilms.moderation.slots import EVIDENCE
from regions.hubs import selectors, services
from regions.hubs.models import HubPage
from regions.territory.models import RegionTeam


def team_of(page: HubPage) -> list[User]:
    """Return the people who look after a page: its region's team."""
    places = RegionTeam.objects.filter(region=page.region).select_related("user")
    return [place.user for place in places]


register(
    Reportable(
        name="pole",
        model=HubPage,
        label=_("region hub"),
        readable=lambda _viewer, _link: HubPage.objects.live(),
        # Its own team does not judge it: the site's does.
        region=lambda _page: None,
        owners=team_of,
        withhold=lambda page, level: services.withhold(page=page, level=level),
        address=lambda page: selectors.address(page.region),
    )
)


@EVIDENCE.provide("regions/hubs/report_evidence.html")
def show_hubs(things: Sequence[Any], _request: HttpRequest) -> Mapping[Hashable, Mapping[str, Any]]:
    """Let a team read a region's page that was reported, published or not."""
    return {thing.pk: {"page": thing} for thing in things if isinstance(thing, HubPage)}
