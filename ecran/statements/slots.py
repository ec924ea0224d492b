"""Where a shop's accounts are found: among its tools."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest

from ecran.offers.models import Shop
from ecran.offers.slots import SHOP_TOOLS


@SHOP_TOOLS.provide("ecran/statements/shop_tool.html", order=30)
def accounts(shops: Sequence[Shop], request: HttpRequest) -> Mapping[Hashable, Mapping[str, Any]]:
    """Lead to a shop's accounts; one query for all."""
    del request
    known = Shop.objects.filter(pk__in=[shop.pk for shop in shops])
    return {pk: {"slug": slug} for pk, slug in known.values_list("pk", "organisation__slug")}
