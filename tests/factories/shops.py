"""Shops and what they sell, as tests need them."""

from ecran.films.models import Film
from ecran.offers import services
from ecran.offers.models import Offer, Shop
from tests.factories.accounts import make_user
from tests.factories.catalogue import make_collection
from tests.factories.films import make_film
from tests.factories.organisations import make_organisation


def keeper(shop):
    """Return whoever is in charge of a shop's structure."""
    return shop.organisation.memberships.in_charge().earliest("pk").person


def make_shop(organisation=None, **words) -> Shop:
    """Return the shop of a structure, which is paid by transfer or by hand."""
    organisation = organisation or make_organisation(make_user())
    given = {
        "legal_name": organisation.name,
        "address": "3, rue des Salins\n34000 Montpellier",
        "email": "boutique@exemple.fr",
        "transfer_words": "IBAN FR76 3000 6000 0112 3456 7890 189",
    }
    return services.keep_shop(organisation=organisation, words=given | words)


def make_sold_film(
    shop=None, *, rental=300, purchase=None, film=None, terms=None, **fields
) -> Film:
    """Return a released film of the shop's keeper that is sold at these prices (cents).

    `terms` are more of `offers.services.Terms`; `fields` are the film's.
    """
    shop = shop or make_shop()
    owner = keeper(shop)
    film = film or make_film(owner, **fields)
    given = {"rental": rental, "purchase": purchase}
    given |= {"days": 30, "hours": 48} if rental is not None else {}
    services.sell(film=film, shop=shop, terms=services.Terms(**given | (terms or {})), by=owner)
    film.refresh_from_db()
    return film


def offer_of(film, kind="rental") -> Offer:
    return Offer.objects.get(sale__film=film, kind=kind, withdrawn_at=None)


def make_pass(shop, *films, cents=900, days=None) -> Offer:
    """Return the pass over a collection of these films, two at least, which the shop sells."""
    collection = make_collection(shop.organisation, *films)
    return services.sell_pass(collection=collection, shop=shop, cents=cents, days=days)
