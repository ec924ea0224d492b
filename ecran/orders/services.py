"""Buy, be told of a payment, refund: a fact is written once, and what follows is read from it."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecran.access import services as access
from ecran.films.enums import Reason
from ecran.films.models import Entitlement, Film
from ecran.offers import selectors as offering
from ecran.offers.enums import Kind
from ecran.offers.models import Offer, Shop
from ecran.orders import letters, notices, receipts, selectors
from ecran.orders.enums import State, What
from ecran.orders.errors import OrderRefused
from ecran.orders.models import Entry, Order, OrderFilm, state_of
from ecran.payments import registry
from ecran.payments.port import Account, Asked, Event
from labfilms.accounts.models import User
from labfilms.core import money
from labfilms.notify import kinds
from labfilms.notify import services as news

log = logging.getLogger(__name__)

# What costs nothing is paid by nobody.
NOBODY: Final = "none"
OFFLINE: Final = "offline"
REASONS = {Kind.RENTAL: Reason.RENTAL, Kind.PURCHASE: Reason.PURCHASE, Kind.PASS: Reason.PASS}
# A transfer takes a weekend; after a month nobody remembers it.
WAITS: Final = timedelta(days=30)
# A provider's own page lives for a day at most; it is asked again meanwhile.
ASK_AFTER: Final = timedelta(minutes=2)


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


def check(*, offer: Offer, buyer: Buyer, goes_round: bool = False) -> list[Film]:
    """Return the films that an offer opens for somebody.

    Raises OrderRefused when it is no longer offered, not offered in their country (unless a code
    goes round that), or when they hold the film already.
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
    if offer.kind != Kind.PASS and selectors.holds(
        buyer=buyer.person, email=buyer.email, film=films[0]
    ):
        raise OrderRefused(_("You have this film for good already."), "owned")
    return films


@transaction.atomic
def place(*, offer: Offer, buyer: Buyer) -> Order:
    """Order an offer, once however often it is asked; what costs nothing is theirs at once.

    The buyer has waived the right to withdraw in what they sent. Of many who ask at the same moment
    for the same right, all are given the same order. Raises OrderRefused (`check`).
    """
    films = check(offer=offer, buyer=buyer)
    known = _standing(offer, buyer)
    if known is not None:
        return known
    asked = quote(offer=offer, country=buyer.country)
    order = Order(
        shop=offer.shop,
        offer=offer,
        kind=offer.kind,
        title=str(offer.thing)[:150],
        days=offer.days,
        hours=offer.hours,
        buyer=buyer.person,
        email=buyer.email,
        language=buyer.language,
        country=buyer.country,
        price=asked.price,
        total=asked.total,
        vat_rate=asked.vat_rate,
        vat=asked.vat,
        waived_at=timezone.now(),
        provider=offer.shop.provider if asked.total else NOBODY,
        guard=_guard(offer, buyer),
    )
    try:
        with transaction.atomic():
            order.save()
    except IntegrityError:
        # Another request of theirs was quicker: its order is the one.
        return Order.objects.get(guard=order.guard)
    _share_out(order, films)
    if not order.total:
        _keep(order, [_fact(order, What.PAID, NOBODY)])
    return order


def _guard(offer: Offer, buyer: Buyer) -> str:
    thing = f"film-{offer.sale.film_id}" if offer.sale else f"collection-{offer.collection_id}"
    return f"{buyer.key}:{thing}:{offer.kind}"


def _standing(offer: Offer, buyer: Buyer) -> Order | None:
    """Return the order that stands for this right; one that is over makes place for another."""
    known = Order.objects.select_for_update().filter(guard=_guard(offer, buyer)).first()
    if known is None:
        return None
    if known.state == State.PAID:
        opens = Entitlement.objects.open().filter(origin=known.origin)
        if opens.exists():
            raise OrderRefused(_("You have this already: it waits among your films."), "owned")
    same = (known.offer_id, known.country) == (offer.pk, buyer.country)
    if known.state == State.WAITING and same and known.provider == offer.shop.provider:
        return known
    if known.state == State.WAITING:
        _keep(known, [_fact(known, What.EXPIRED, known.provider)])
    Order.objects.filter(pk=known.pk).update(guard=None)
    return None


def _share_out(order: Order, films: Sequence[Film]) -> None:
    """Say what each film earns of the order: by its own price, so that the parts sum to it."""
    weights = [film.rental_cents or film.purchase_cents or 1 for film in films]
    OrderFilm.objects.bulk_create(
        OrderFilm(order=order, film=film, title=str(film)[:150], cents=cents)
        for film, cents in zip(films, money.parts(order.total, weights), strict=True)
    )


def begin(*, order: Order, back: str, told: str) -> str:
    """Begin an order's payment; return the address where it is paid, empty when by hand.

    Asked again, it is the same payment. Raises ProviderAway; call it outside a transaction.
    """
    provider = registry.provider(order.provider)
    begun = provider.begin(
        Asked(
            key=order.token,
            amount=order.total,
            currency=order.currency,
            words=f"{order.number} {order.title}",
            back=back,
            told=told,
            email=order.email,
            language=order.language,
            known=order.reference,
        ),
        account(order),
    )
    if order.reference != begun.reference:
        order.reference = begun.reference
        order.save(update_fields=["reference"])
        if not provider.hosted:
            _tell_keepers(order, notices.WAITS)
    return begun.address


def is_hosted(name: str) -> bool:
    """Tell whether one pays on a provider's own page; False for one that the site turned off."""
    return any(one.hosted for one in registry.providers() if one.name == name)


def account(order: Order) -> Account:
    """Return the seller's own account at their provider."""
    return account_of(order.shop)


def account_of(shop: Shop) -> Account:
    """Return a shop's own account at its provider."""
    return Account(secret=shop.secret, signing=shop.signing)


@transaction.atomic
def told(*, order: Order, events: Iterable[Event]) -> None:
    """Keep what a provider told of an order, in any order and however often.

    Raises OrderRefused for what is told of another order, or in another currency: nothing is kept.
    """
    facts = []
    for event in events:
        if (event.key, event.currency, event.provider) != (
            order.token,
            order.currency,
            order.provider,
        ):
            log.error("%s told of %s what is not its own", event.provider, order.number)
            raise OrderRefused(_("This payment is not this order’s."), "foreign")
        facts.append(
            Entry(
                order=order,
                what=event.what.value,
                amount=event.amount,
                currency=event.currency,
                provider=event.provider,
                identity=event.identity,
                at=event.at,
            )
        )
    _keep(order, facts)


def mark_paid(*, order: Order, by: User) -> None:
    """Say that a transfer or cash has come: the film opens. Done twice, it is done once.

    The caller keeps the shop. Raises OrderRefused for what is paid elsewhere.
    """
    if order.provider != OFFLINE:
        raise OrderRefused(_("Its payment is told by the provider, not by hand."), "online")
    with transaction.atomic():
        _keep(order, [_fact(order, What.PAID, OFFLINE, amount=order.total, by=by)])


def give_up(*, order: Order, by: User | None) -> None:
    """Close an order that was never paid. One that is paid stays so."""
    with transaction.atomic():
        locked = Order.objects.select_for_update().get(pk=order.pk)
        if locked.state == State.WAITING:
            _keep(locked, [_fact(locked, What.EXPIRED, locked.provider, by=by)])


def refund(*, order: Order, by: User) -> None:
    """Send all that was paid back: the film closes within a minute.

    The caller keeps the shop. Raises OrderRefused when nothing is to be sent back, ProviderAway.
    """
    left = selectors.balance(list(order.entries.all()))
    if left <= 0:
        raise OrderRefused(_("Nothing is left to send back."), "nothing")
    if order.provider == OFFLINE:
        with transaction.atomic():
            _keep(order, [_fact(order, What.REFUNDED, OFFLINE, amount=left, by=by)])
        return
    provider = registry.provider(order.provider)
    key = f"{order.token}-r"
    told(
        order=order,
        events=provider.refund(order.reference, left, order.currency, key, account(order)),
    )


def _fact(
    order: Order, what: What, provider: str, *, amount: int = 0, by: User | None = None
) -> Entry:
    """Return a fact that is said here, once an order."""
    return Entry(
        order=order,
        what=what,
        amount=amount,
        currency=order.currency,
        provider=provider,
        identity=f"{order.token}:{what.value}",
        at=timezone.now(),
        by=by,
    )


def _keep(order: Order, facts: Sequence[Entry]) -> None:
    """Write what is new among facts, then do what the order's state asks for. Locks the order."""
    locked = Order.objects.select_for_update().select_related("shop").get(pk=order.pk)
    before = list(locked.entries.all())
    known = {(entry.provider, entry.identity) for entry in before}
    fresh = [one for one in facts if (one.provider, one.identity) not in known]
    for entry in fresh:
        entry.order = locked
        entry.save()
    was, is_now = state_of(locked.total, before), state_of(locked.total, [*before, *fresh])
    receipts.number(order=locked, entries=[*before, *fresh])
    if is_now != was:
        _follow(locked, is_now)


def _follow(order: Order, state: State) -> None:
    """Do what an order's new state asks for."""
    if state == State.PAID:
        opened = _open(order)
        letters.paid(order=order, accesses=opened)
        if not opened:
            _tell_keepers(order, notices.BACK)
        return
    Order.objects.filter(pk=order.pk).update(guard=None)
    if state == State.REFUNDED:
        access.end(origin=order.origin)
        letters.refunded(order=order)


def _open(order: Order) -> list[Entitlement]:
    """Give the accesses that were paid for; a film that has gone meanwhile opens nothing."""
    ends_at = timezone.now() + timedelta(days=order.days) if order.days else None
    return [
        access.grant(
            film=line.film,
            origin=order.origin,
            reason=REASONS[Kind(order.kind)],
            person=order.buyer,
            email=order.email,
            ends_at=ends_at,
            hours=order.hours,
        )
        for line in order.lines.select_related("film")
        if line.film is not None and line.film.asset_id and not line.film.is_withheld
    ]


def _tell_keepers(order: Order, kind: kinds.Kind) -> None:
    for keeper in selectors.keepers(order.shop):
        news.notify(
            person=keeper,
            kind=kind,
            address=letters.sales_address(order),
            words={"number": order.number, "title": order.title},
            key=f"{kind.name}-{order.pk}",
        )


def follow_up() -> None:
    """Ask providers about the orders that still wait, and close what nobody paid in a month."""
    waiting = Order.objects.filter(guard__isnull=False).exclude(entries__what=What.PAID)
    now = timezone.now()
    for order in waiting.filter(created_at__lt=now - WAITS).select_related("shop"):
        give_up(order=order, by=None)
    hosted = waiting.exclude(provider__in=[OFFLINE, NOBODY]).exclude(reference="")
    for order in hosted.filter(created_at__lt=now - ASK_AFTER).select_related("shop"):
        ask(order=order)


def ask(*, order: Order) -> None:
    """Read from its provider what is known of an order; one that does not answer is asked later."""
    try:
        events = registry.provider(order.provider).ask(order.reference, account(order))
        told(order=order, events=events)
    except Exception:
        # One order's trouble is not the others'.
        log.warning("order %s could not be followed", order.number, exc_info=True)
