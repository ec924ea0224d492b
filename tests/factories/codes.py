"""Codes of shops, as tests need them."""

from ecran.codes import services
from ecran.codes.models import Batch, Code
from tests.factories.shops import keeper_of, make_shop


def make_batch(shop=None, *, quantity=1, text="", by=None, **terms) -> Batch:
    """Return codes that give everything free, once each, unless `terms` say otherwise."""
    shop = shop or make_shop()
    given = services.Terms(**{"words": "Festival des Salins"} | terms)
    by = by or keeper_of(shop)
    return services.make(shop=shop, terms=given, quantity=quantity, text=text, by=by)


def make_code(shop=None, **terms) -> Code:
    return make_batch(shop, **terms).codes.get()
