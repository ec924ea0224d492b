"""Where one buys: on a film's page, in a catalogue; and where a shop reads of its sales."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ecran.catalogue.models import Collection
from ecran.catalogue.slots import COLLECTION_OFFERS
from ecran.films.models import Film
from ecran.films.slots import FILM_DOOR
from ecran.offers import selectors as offering
from ecran.offers.enums import Kind
from ecran.offers.models import Offer, Shop
from ecran.offers.slots import SHOP_TOOLS
from ecran.orders import words
from labfilms.ui.navigation import Entry, register
from network.people import selectors as people

register(Entry(_("What I bought"), "orders:mine", place="member", order=23))


@FILM_DOOR.provide("ecran/orders/film_door.html")
def door(films: Sequence[Film], request: HttpRequest) -> Mapping[Hashable, Mapping[str, Any]]:
    """Offer what lets one watch a film that is sold; said in words when nothing does now."""
    zone = people.zone_of(request.user)
    said: dict[Hashable, Mapping[str, Any]] = {}
    for film in films:
        offers = offering.offers_of(film)
        said[film.pk] = {
            "film": film,
            "offers": [(offer, words.before(offer, zone)) for offer in sorted(offers, key=_first)],
            "sale": None if offers else offering.sale_of(film),
            "zone": zone,
        }
    return said


def _first(offer: Offer) -> tuple[int, int]:
    """Put the film alone before the passes that hold it, and the cheapest first."""
    return (offer.kind == Kind.PASS, offer.cents)


@COLLECTION_OFFERS.provide("ecran/orders/collection_pass.html")
def passes(
    collections: Sequence[Collection], request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Offer a collection's pass, with what it saves."""
    del request
    found = offering.passes_of(list(collections))
    return {
        key: {"offer": offer, "saved": offering.saved(offer), "terms": words.terms(offer)}
        for key, offer in found.items()
    }


@SHOP_TOOLS.provide("ecran/orders/shop_tool.html", order=10)
def sales(shops: Sequence[Shop], request: HttpRequest) -> Mapping[Hashable, Mapping[str, Any]]:
    """Lead to a shop's sales."""
    del request
    return {shop.pk: {"shop": shop} for shop in shops}
