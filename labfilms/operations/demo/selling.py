"""Lay the demo's shops: what is sold, the passes, and a few who bought."""

from django.conf import settings
from django.db import transaction

from ecran.catalogue.models import Collection
from ecran.films.models import Film
from ecran.offers import services as offers
from ecran.offers.models import Offer, Shop
from ecran.offers.services import Terms
from ecran.orders import services as orders
from ecran.orders.quotes import Buyer
from labfilms.operations.demo import words
from labfilms.operations.demo.accounts import user
from network.organisations.models import Organisation

# The clocks of most shops (features.md, E17).
DAYS, HOURS = 30, 48


def seed_shops() -> None:
    """Open the shops, once their structures, collections and films are there."""
    for wanted in words.SHOPS:
        seed_shop(wanted)


@transaction.atomic
def seed_shop(wanted: words.ShopWords) -> None:
    """Open a shop and sell; one that is open already is left as it is."""
    organisation = Organisation.objects.get(name=wanted.organisation)
    if Shop.objects.filter(organisation=organisation).exists():
        return
    shop = offers.keep_shop(
        organisation=organisation,
        words={
            "legal_name": wanted.organisation,
            "address": wanted.address,
            "email": wanted.email,
            "transfer_words": wanted.transfer_words,
        },
    )
    for title, rental, purchase in wanted.prices:
        film = Film.objects.get(title=title)
        terms = Terms(rental=rental, days=DAYS, hours=HOURS, purchase=purchase)
        offers.sell(film=film, shop=shop, terms=terms, by=film.owner)


def seed_sales() -> None:
    """Sell the passes, and let a few people rent, once the films play."""
    for wanted in words.SHOPS:
        shop = Shop.objects.get(organisation__name=wanted.organisation)
        if not shop.orders.exists():
            _seed_sales(shop, wanted)


@transaction.atomic
def _seed_sales(shop: Shop, wanted: words.ShopWords) -> None:
    for title, cents in wanted.passes:
        several = Collection.objects.get(organisation=shop.organisation, title=title)
        offers.sell_pass(collection=several, shop=shop, cents=cents, days=None)
    for email, title, is_paid in wanted.orders:
        buyer, film = user(email), Film.objects.get(title=title)
        offer = Offer.objects.open().filter(sale__film=film, kind="rental").get()
        said = Buyer(buyer.email, "FR", settings.LANGUAGE_CODE, buyer)
        order = orders.place(offer=offer, buyer=said)
        orders.begin(order=order, back="", told="")
        if is_paid:
            orders.mark_paid(order=order, by=film.owner)
