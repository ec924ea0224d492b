"""What an offer costs somebody, and whether they may have it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ecran.films.models import Film
from ecran.offers import selectors as offering
from ecran.offers.enums import Kind
from ecran.offers.models import Offer
from ecran.orders import selectors
from ecran.orders.errors import OrderRefused
from labfilms.accounts.models import User
from labfilms.core import money


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who buys: a person of the site, or an address."""

    email: str
    country: str
    language: str
    person: User | None = None

    @property
    def key(self) -> str:
        return f"person-{self.person.pk}" if self.person else f"mail-{self.email.lower()}"


@dataclass(frozen=True, slots=True)
class Quote:
    """What an offer costs somebody, in cents, and the tax that it holds."""

    price: int
    total: int
    vat_rate: int
    vat: int


def quote(*, offer: Offer, country: str, off: int = 0) -> Quote:
    """Return what an offer costs there once `off` cents are taken off."""
    total = max(0, offer.cents - off)
    rate = offering.vat_rate(offer.shop, country)
    return Quote(offer.cents, total, rate, money.vat_within(total, rate))


def check(
    *, offer: Offer, buyer: Buyer, goes_round: bool = False, is_gift: bool = False
) -> list[Film]:
    """Return the films that an offer opens for somebody.

    Raises OrderRefused when it is no longer offered, not offered in their country (unless a code
    goes round that; whoever is given a gift is asked when they open it), or when they hold the film
    already and want it for themselves.
    """
    if not Offer.objects.open().filter(pk=offer.pk).exists():
        raise OrderRefused(_("This is no longer offered."), "gone")
    films = offering.films_of(offer)
    if not films:
        raise OrderRefused(_("This is no longer offered."), "gone")
    abroad = [film for film in films if not film.sale.sells_in(buyer.country)]
    if abroad and not goes_round:
        said = _("“%(title)s” is not offered in the country you said.") % {"title": abroad[0]}
        raise OrderRefused(said, "country")
    own = offer.kind != Kind.PASS and not is_gift
    if own and selectors.holds(buyer=buyer.person, email=buyer.email, film=films[0]):
        raise OrderRefused(_("You have this film for good already."), "owned")
    return films
