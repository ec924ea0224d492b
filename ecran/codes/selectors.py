"""Read the codes of a shop."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Q, QuerySet

from ecran.codes.enums import State
from ecran.codes.models import Batch, Code
from ecran.codes.validators import ALIKE, JOINTS, folded, plain
from ecran.films.models import Film
from ecran.offers import selectors as offers
from ecran.offers.enums import Kind
from ecran.offers.models import Offer, Shop

# Fifty sheets of ten cards: what is printed while one waits (ecran/papers/printing.py).
CARDS: Final = 500


@dataclass(frozen=True, slots=True)
class Part:
    """Codes that are printed together, by their numbers in their batch."""

    number: int
    first: int
    last: int


def promotions(shop: Shop) -> QuerySet[Batch]:
    """Return what a shop hands out, the latest first, each with its shop and its `uses_count`."""
    found = Batch.objects.filter(shop=shop).promotions().used()
    return found.select_related("shop__organisation")


def codes_of(batch: Batch, typed: str = "") -> QuerySet[Code]:
    """Return the codes of a batch in their order, each with it; those that begin as `typed`."""
    found = Code.objects.filter(batch=batch).select_related("batch").order_by("pk")
    bare = JOINTS.sub("", plain(typed.strip())).translate(ALIKE)
    return found.filter(folded__startswith=bare) if bare.isalnum() else found


def parts(batch: Batch) -> list[Part]:
    """Return how the cards of a batch are printed: by five hundred."""
    starts = range(0, batch.quantity, CARDS)
    return [
        Part(number, start + 1, min(start + CARDS, batch.quantity))
        for number, start in enumerate(starts, start=1)
    ]


def cards_of(batch: Batch, part: Part) -> list[Code]:
    """Return the codes of a part that are worth a card: not closed, used nor over."""
    rows = codes_of(batch)[part.first - 1 : part.last]
    return [code for code in rows if code.state in {State.OPEN, State.EARLY}]


def by_text(text: str) -> Code | None:
    """Return the code that somebody typed, whatever it is worth, with its shop; or None."""
    key = folded(text)
    if not key:
        return None
    return Code.objects.filter(folded=key).select_related("batch__shop", "batch__offer").first()


def films_sold(shop: Shop) -> QuerySet[Film]:
    """Return the films that a shop sells, by title."""
    return Film.objects.filter(sale__shop=shop).order_by("title", "pk")


def applies(batch: Batch, offer: Offer) -> bool:
    """Tell whether codes of a batch are good for an offer: one of their shop's, for their films.

    A pass counts when the batch is for everything, or names every film that the pass opens today: a
    code never opens a film that it does not name. A gift is for the way that was bought of the same
    thing, on whatever terms it is offered now.
    """
    if offer.shop_id != batch.shop_id:
        return False
    if batch.is_gift:
        return _is_given(batch, offer)
    if batch.everything:
        return True
    opened = {film.pk for film in offers.films_of(offer)}
    return bool(opened) and opened <= _named(batch)


def _is_given(batch: Batch, offer: Offer) -> bool:
    if offer.kind != batch.way:
        return False
    if offer.sale is not None:
        return offer.sale.film_id in _named(batch)
    return batch.offer is not None and batch.offer.collection_id == offer.collection_id


def _named(batch: Batch) -> set[int]:
    return set(batch.films.values_list("pk", flat=True))


def offers_for(code: Code) -> list[Offer]:
    """Return what may be bought now with a code, the cheapest first."""
    batch = code.batch
    known = Offer.objects.open().filter(shop=batch.shop_id)
    if not batch.everything:
        known = known.filter(Q(sale__film__in=batch.films.all()) | Q(kind=Kind.PASS))
    rows = known.select_related("sale__film", "collection", "shop__organisation")
    return [offer for offer in rows if applies(batch, offer)]
