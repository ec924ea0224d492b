"""Shops, films that are sold, and orders, as tests need them."""

from ecran.films.models import Film
from ecran.offers import services
from ecran.offers.models import Offer, Shop
from ecran.offers.services import Terms
from ecran.orders import services as orders
from ecran.orders.quotes import Buyer
from tests.factories.catalogue import make_collection
from tests.factories.films import make_film
from tests.factories.organisations import make_organisation
from tests.factories.streaming import make_asset, make_package

WORDS = {
    "legal_name": "Basalte Productions",
    "address": "12 rue des Gras\n63000 Clermont-Ferrand",
    "email": "ventes@basalte.exemple",
    "siren": "732829320",
    "vat_free": False,
    "transfer_words": "IBAN FR76 3000 6000 0112 3456 7890 189, Basalte Productions",
    "provider": "offline",
}


def make_shop(organisation=None, **words) -> Shop:
    organisation = organisation or make_organisation()
    return services.keep_shop(organisation=organisation, words=WORDS | words)


def keeper_of(shop):
    """Return who is in charge of a shop's structure."""
    return shop.organisation.memberships.in_charge().get().person


def make_sold_film(shop=None, *, rental=300, days=30, hours=48, purchase=None, **terms) -> Film:
    """Return a public film with its files, sold by a shop at these prices, in cents."""
    shop = shop or make_shop()
    fields = {name: terms.pop(name) for name in ("title", "project") if name in terms}
    film = make_film(keeper_of(shop), rights_declared=True, duration=100.0, **fields)
    film.asset = make_asset(film.owner, duration=film.duration)
    make_package(film.asset, duration=film.duration)
    film.save(update_fields=["asset"])
    sell(film, shop, rental=rental, days=days, hours=hours, purchase=purchase, **terms)
    return film


def sell(film, shop, *, rental=300, days=30, hours=48, purchase=None, **terms):
    clocks = {"days": days, "hours": hours} if rental is not None else {}
    said = Terms(rental=rental, purchase=purchase, **clocks, **terms)
    return services.sell(film=film, shop=shop, terms=said, by=keeper_of(shop))


def offer_of(film, kind="rental") -> Offer:
    return Offer.objects.get(sale__film=film, kind=kind, withdrawn_at=None)


def make_buyer(person=None, *, email="lea@exemple.fr", country="FR") -> Buyer:
    email = person.email if person else email
    return Buyer(email=email, country=country, language="fr", person=person)


def make_order(film=None, person=None, *, kind="rental", **buyer):
    """Return an order of a film that is sold (its rental), waiting for its payment."""
    offer = offer_of(film or make_sold_film(), kind)
    return orders.place(offer=offer, buyer=make_buyer(person, **buyer))


def make_paid_order(film=None, person=None, **about):
    order = make_order(film, person, **about)
    orders.mark_paid(order=order, by=keeper_of(order.shop))
    return order


def make_pass(shop, *films, cents=900, days=None) -> Offer:
    """Return the pass that a shop sells over a collection of these films, two at least."""
    collection = make_collection(shop.organisation, *films)
    return services.sell_pass(collection=collection, shop=shop, cents=cents, days=days)
