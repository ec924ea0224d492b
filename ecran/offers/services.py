"""Open a shop; sell a film, or a collection's, and free them again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecran.catalogue.models import Collection
from ecran.films import services as films
from ecran.films.models import Film
from ecran.offers import notices, permissions, selectors
from ecran.offers.enums import After, Kind, Territory
from ecran.offers.errors import OfferRefused
from ecran.offers.models import Offer, Sale, Shop
from labfilms.accounts.models import User
from labfilms.core import locks
from labfilms.notify import services as news
from network.organisations.models import Organisation

WORDS = (
    "legal_name", "address", "email", "siren", "vat_number", "vat_free", "transfer_words",
    "provider",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Terms:
    """How a film is sold: cents, tax included; None for what is not offered."""

    rental: int | None = None
    days: int | None = None
    hours: int | None = None
    purchase: int | None = None
    territory: str = Territory.EVERYWHERE
    countries: tuple[str, ...] = ()
    begins_at: datetime | None = None
    ends_at: datetime | None = None
    after: str = After.CLOSED


@transaction.atomic
def keep_shop(*, organisation: Organisation, words: Mapping[str, Any]) -> Shop:
    """Open a structure's shop, or write its words (names of WORDS).

    `secret` and `signing`, its keys at a provider, are kept locked; left out or empty, they stay.
    The caller has asked `can_keep` and, since money follows these words, the password again.
    """
    shop = Shop.objects.filter(organisation=organisation).first() or Shop(organisation=organisation)
    for name in WORDS:
        if name in words:
            setattr(shop, name, words[name])
    if words.get("secret"):
        shop.locked_secret = locks.shut("shop", words["secret"])
    if words.get("signing"):
        shop.locked_signing = locks.shut("shop", words["signing"])
    shop.save()
    return shop


@transaction.atomic
def sell(*, film: Film, shop: Shop, terms: Terms, by: User) -> Sale:
    """Sell a film on these terms, or change them: it plays for those with an access alone.

    What was sold before keeps its own terms. Those who made a film as volunteers are told the first
    time. Raises OfferRefused for a film that is not the structure's to sell.
    """
    if not permissions.can_sell(shop.organisation, film):
        raise OfferRefused(_("This film is not your structure’s to sell."), "foreign")
    known = Sale.objects.select_for_update().filter(film=film).first()
    if known is not None and known.shop_id != shop.pk:
        raise OfferRefused(_("Another structure sells this film already."), "taken")
    sale = known or Sale(film=film, shop=shop)
    sale.territory, sale.countries = terms.territory, " ".join(sorted(terms.countries))
    sale.begins_at, sale.ends_at, sale.after = terms.begins_at, terms.ends_at, terms.after
    sale.save()
    _offer(sale, Kind.RENTAL, terms.rental, terms.days, terms.hours)
    _offer(sale, Kind.PURCHASE, terms.purchase)
    _show_prices(sale)
    if known is None and selectors.made_by_volunteers(film):
        _tell_volunteers(film, by)
    return sale


def _offer(
    sale: Sale,
    kind: str,
    cents: int | None,
    days: int | None = None,
    hours: int | None = None,
) -> None:
    """Offer it at this price; a former offer that says something else makes place for it."""
    known = Offer.objects.filter(sale=sale, kind=kind, withdrawn_at=None).first()
    if known is not None and (known.cents, known.days, known.hours) == (cents, days, hours):
        return
    if known is not None:
        _withdraw(known)
    if cents is not None:
        Offer.objects.create(
            shop=sale.shop, sale=sale, kind=kind, cents=cents, days=days, hours=hours
        )


def _withdraw(offer: Offer) -> None:
    offer.withdrawn_at = timezone.now()
    offer.save(update_fields=["withdrawn_at"])


def _tell_volunteers(film: Film, by: User) -> None:
    for person in User.objects.filter(pk__in=selectors.credited(film)):
        news.notify(
            person=person,
            kind=notices.SOLD,
            actor=by,
            address=film.get_absolute_url(),
            words={"film": film},
            key=f"sold-{film.pk}",
        )


@transaction.atomic
def free(*, film: Film) -> None:
    """Sell a film no longer: everyone watches it, and what was sold keeps its terms."""
    Sale.objects.filter(film=film).delete()
    films.set_prices(film=film, sold=False)


@transaction.atomic
def sell_pass(*, collection: Collection, shop: Shop, cents: int, days: int | None) -> Offer:
    """Offer all films that a shop sells in a collection for one price, for some days or for good.

    Raises OfferRefused when the collection sells fewer than two films.
    """
    known = Offer.objects.filter(collection=collection, withdrawn_at=None).first()
    if known is not None and (known.cents, known.days) == (cents, days):
        return known
    made = Offer(shop=shop, kind=Kind.PASS, collection=collection, cents=cents, days=days)
    if len(selectors.films_of(made)) < 2:  # noqa: PLR2004 - a pass is to several films
        raise OfferRefused(
            _("A pass opens several films: put two that you sell in this collection first."), "few"
        )
    if known is not None:
        _withdraw(known)
    made.save()
    return made


@transaction.atomic
def end_pass(*, collection: Collection) -> None:
    """Offer a collection's pass no longer; who has it keeps it."""
    for offer in Offer.objects.filter(collection=collection, withdrawn_at=None):
        _withdraw(offer)


def follow_windows() -> None:
    """Free the films whose sale is over, if so said; show prices while a window is open alone."""
    bounded = Sale.objects.exclude(begins_at=None, ends_at=None)
    for sale in bounded.select_related("film__asset").prefetch_related("offers"):
        if sale.is_over and sale.after == After.FREE:
            free(film=sale.film)
        else:
            _show_prices(sale)


def _show_prices(sale: Sale) -> None:
    """Write on the film what its open offers cost; nothing while the window is shut."""
    known = Offer.objects.filter(sale=sale, withdrawn_at=None) if sale.is_open else []
    cents = {offer.kind: offer.cents for offer in known}
    films.set_prices(
        film=sale.film,
        sold=True,
        rental=cents.get(Kind.RENTAL),
        purchase=cents.get(Kind.PURCHASE),
    )
