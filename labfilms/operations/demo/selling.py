"""Lay the demo's shops: what is sold, its codes and shares, who bought, who was sent a film."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from ecran.catalogue.models import Collection
from ecran.codes import services as codes
from ecran.codes.enums import Gives
from ecran.films.models import Film
from ecran.offers import services as offers
from ecran.offers.models import Offer, Shop
from ecran.offers.services import Terms
from ecran.orders import services as orders
from ecran.orders.quotes import Buyer
from ecran.screeners import services as screeners
from ecran.statements import services as statements
from ecran.statements.models import Holder
from labfilms.operations.demo import words
from labfilms.operations.demo.accounts import user
from network.organisations.models import Organisation

# The clocks of most shops (features.md, E17).
DAYS, HOURS = 30, 48
OPEN_FOR = timedelta(days=45)
HERE = ZoneInfo(settings.TIME_ZONE)


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
    _seed_codes(shop, wanted)
    _seed_shares(shop, wanted)


def _seed_codes(shop: Shop, wanted: words.ShopWords) -> None:
    for said, quantity, percent in wanted.codes:
        gives = Gives.FREE if percent is None else Gives.PERCENT
        terms = codes.Terms(words=said, gives=gives, value=percent or 0)
        codes.make(shop=shop, terms=terms, quantity=quantity)
    for text, said, uses in wanted.chosen_codes:
        codes.make(shop=shop, terms=codes.Terms(words=said, most_uses=uses), text=text)


def _seed_shares(shop: Shop, wanted: words.ShopWords) -> None:
    points: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for title, name, email, part in wanted.shares:
        person = user(email) if email else None
        holder, _ = Holder.objects.get_or_create(
            shop=shop, name=name, defaults={"email": email, "person": person}
        )
        points[title][holder.pk] = part
    for title, agreed in points.items():
        film = Film.objects.get(title=title)
        statements.agree(
            shop=shop, film=film, points=agreed, starts_on=timezone.localdate(shop.opened_at)
        )


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


def seed_screeners() -> None:
    """Send a film to a few, once it plays: some have watched, and two have answered."""
    for title in dict.fromkeys(wanted.film for wanted in words.SCREENERS):
        film = Film.objects.get(title=title)
        if not film.screeners.exists():
            _seed_screeners(film, [one for one in words.SCREENERS if one.film == title])


@transaction.atomic
def _seed_screeners(film: Film, wanted: Sequence[words.ScreenerWords]) -> None:
    # A festival's autumn: a link never dies before the date that it says.
    terms = screeners.Terms(expires_at=timezone.now() + OPEN_FOR, zone=HERE, most_viewings=3)
    recipients = [(one.name, one.email) for one in wanted]
    made = screeners.make(film=film, recipients=recipients, terms=terms)
    for link, one in zip(made, wanted, strict=True):
        for seen in one.viewings:
            viewing = screeners.open_page(screener=link, held=None)
            screeners.begin(viewing.pk)
            screeners.watch(viewing=viewing, seconds=seen * (film.duration or 0))
        if one.reply:
            address = reverse("screeners:links", args=(film.pk,))
            screeners.reply(screener=link, text=one.reply, address=address)
        if one.is_revoked:
            screeners.revoke(screener=link)
