"""Where codes are found: on the page of their shop."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest

from ecran.offers.models import Shop
from ecran.offers.slots import SHOP_TOOLS


@SHOP_TOOLS.provide("ecran/codes/shop_tool.html", order=30)
def codes(shops: Sequence[Shop], _request: HttpRequest) -> Mapping[Hashable, Mapping[str, Any]]:
    """Lead to the codes of a shop."""
    return {shop.pk: {"slug": shop.organisation.slug} for shop in shops}
