"""Read what is for sale."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from ecran.catalogue.models import Collection, CollectionFilm
from ecran.films import selectors as films
from ecran.films.models import Credit, Film
from ecran.offers.enums import Kind
from ecran.offers.models import Offer, Sale, Shop, VatRate
from labfilms.accounts.models import Viewer
from labfilms.moderation.models import OWN
from network.calls.enums import Pay
from network.organisations.models import Membership, Organisation


@dataclass(frozen=True, slots=True)
class Line:
    """A film in its shop, as its keepers read it."""

    film: Film
    sale: Sale | None
    offers: list[Offer]


def shop_of(organisation: Organisation) -> Shop | None:
    return Shop.objects.filter(organisation=organisation).first()


def films_to_sell(organisation: Organisation) -> QuerySet[Film]:
    """Return the films that a structure may sell, by title (`permissions.can_sell`)."""
    held = Membership.objects.in_charge().filter(organisation=organisation)
    return films.with_card(
        Film.objects.filter(OWN, owner__in=held.values("person")).order_by("title", "pk")
    )


def lines(organisation: Organisation) -> list[Line]:
    """Return the films that a structure may sell, with what is offered of each. Four queries."""
    rows = list(films_to_sell(organisation))
    sales = {sale.film_id: sale for sale in Sale.objects.filter(film__in=rows)}
    known = Offer.objects.filter(sale__in=sales.values(), withdrawn_at=None)
    return [
        Line(
            film,
            sales.get(film.pk),
            [one for one in known if film.pk in sales and one.sale_id == sales[film.pk].pk],
        )
        for film in rows
    ]


def offers_of(film: Film) -> list[Offer]:
    """Return what may be bought to watch a film now, the cheapest first: its own offers and passes.

    At most two queries.
    """
    if not film.sold:
        return []
    open_ = Offer.objects.open().select_related("sale__film", "collection", "shop__organisation")
    passes = Q(collection__places__film=film, collection__organisation__in=_seller(film))
    return list(open_.filter(Q(sale__film=film) | passes).distinct())


def sale_of(film: Film) -> Sale | None:
    """Return the sale of a film, open or not."""
    return Sale.objects.filter(film=film).first()


def _seller(film: Film) -> QuerySet[Sale, int]:
    return Sale.objects.filter(film=film).values_list("shop__organisation", flat=True)


def films_of(offer: Offer) -> list[Film]:
    """Return the films that an offer opens today: its own, or those of its collection on sale.

    A pass holds what its shop sells: what is free needs none, what another sells is not its own.
    """
    if offer.sale is not None:
        return [offer.sale.film]
    places = CollectionFilm.objects.filter(
        collection=offer.collection_id,
        film__sold=True,
        film__sale__shop=offer.shop_id,
        film__in=Film.objects.released(),
    )
    return [
        place.film
        for place in places.select_related("film__asset", "film__sale").order_by("order", "pk")
    ]


def saved(offer: Offer) -> int:
    """Return how much a pass costs less than its films rented (bought) one by one, in cents."""
    alone = [film.rental_cents or film.purchase_cents or 0 for film in films_of(offer)]
    return max(0, sum(alone) - offer.cents)


def passes_of(collections: list[Collection]) -> dict[int, Offer]:
    """Return the pass that may be bought over each of these collections."""
    found = Offer.objects.open().filter(collection__in=collections)
    return {offer.collection_id: offer for offer in found if offer.collection_id}


def passes(organisation: Organisation) -> dict[int, Offer]:
    """Return the passes of a structure by collection, shown or not, for its keepers."""
    own = Offer.objects.filter(shop__organisation=organisation, kind=Kind.PASS, withdrawn_at=None)
    return {offer.collection_id: offer for offer in own if offer.collection_id}


def vat_rate(shop: Shop, country: str, on: date | None = None) -> int:
    """Return the tax on what a shop sells to a country's people, in basis points.

    None where the shop asks none, and in a country that the table does not hold: outside the
    Union, and in Guiana and Mayotte.
    """
    if shop.vat_free:
        return 0
    day = on or timezone.localdate()
    known = VatRate.objects.filter(country=country, starts_on__lte=day).order_by("-starts_on")
    return known.values_list("rate", flat=True).first() or 0


def made_by_volunteers(film: Film) -> bool:
    """Tell whether the film's project said that its team is not paid (F1)."""
    return film.project is not None and film.project.pay == Pay.VOLUNTEER


def credited(film: Film) -> list[int]:
    """Return the accounts of whoever has confirmed, or was proposed, a credit of a film."""
    found = Credit.objects.filter(film=film, person__isnull=False).exclude(state="refused")
    return list(found.exclude(person=film.owner_id).values_list("person", flat=True).distinct())


def own_shop(user: Viewer, slug: str) -> Organisation | None:
    """Return a structure whose shop this person keeps, by its address, or None."""
    return Organisation.objects.administered_by(user).filter(slug=slug).first()
