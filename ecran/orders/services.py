"""Buy, be told of a payment, refund: a fact is written once, and what follows is read from it."""

import logging
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecran.access import services as access
from ecran.codes import selectors as coding
from ecran.codes import services as codes
from ecran.codes.enums import Audience
from ecran.codes.models import Code
from ecran.films.enums import Reason
from ecran.films.models import Entitlement, Film
from ecran.offers.enums import Kind
from ecran.offers.models import Offer, Shop
from ecran.orders import letters, notices, receipts, selectors
from ecran.orders.enums import State, What
from ecran.orders.errors import OrderRefused
from ecran.orders.models import Entry, Order, OrderFilm, state_of
from ecran.orders.quotes import Buyer, check, quote
from ecran.payments import registry
from ecran.payments.port import Account, Asked, Event
from labfilms.accounts.models import User
from labfilms.core import limits, money
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
# In seconds.
ASK_EVERY: Final = 300


@transaction.atomic
def place(*, offer: Offer, buyer: Buyer, code: Code | None = None, is_gift: bool = False) -> Order:
    """Order an offer, once however often it is asked; what costs nothing is theirs at once.

    The buyer has waived the right to withdraw in what they sent. Of many who ask at the same moment
    for the same right, all are given the same order. A gift gives its buyer a code to hand on.
    Raises OrderRefused (`check`) and CodeRefused, and then nothing is ordered.
    """
    goes_round = is_gift or (code is not None and code.goes_round)
    films = check(offer=offer, buyer=buyer, goes_round=goes_round, is_gift=is_gift)
    off = codes.taken_off(code=code, offer=offer) if code else 0
    asked = quote(offer=offer, country=buyer.country, off=off)
    guard = _guard(offer, buyer, is_gift=is_gift)
    typed = str(code) if code else ""
    known = _standing(guard, (offer.pk, buyer.country, asked.total, typed))
    if known is not None:
        return known
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
        code=typed,
        is_gift=is_gift,
        waived_at=timezone.now(),
        provider=offer.shop.provider if asked.total else NOBODY,
        guard=guard,
    )
    try:
        with transaction.atomic():
            order.save()
    except IntegrityError:
        # Another request of theirs was quicker: its order is the one.
        return Order.objects.get(guard=order.guard)
    if code is not None:
        codes.take(code=code, key=order.origin)
    _share_out(order, films)
    if not order.total:
        _keep(order, [_fact(order, What.PAID, NOBODY)])
    return order


def _guard(offer: Offer, buyer: Buyer, *, is_gift: bool) -> str:
    thing = f"film-{offer.sale.film_id}" if offer.sale else f"collection-{offer.collection_id}"
    return f"{buyer.key}:{thing}:{offer.kind}{':gift' if is_gift else ''}"


def _standing(guard: str, terms: tuple[int, str, int, str]) -> Order | None:
    """Return the order that stands for this right; one that is over makes place for another."""
    known = Order.objects.select_for_update().filter(guard=guard).first()
    if known is None:
        return None
    if known.state == State.PAID:
        opens = Entitlement.objects.open().filter(origin=known.origin)
        if opens.exists():
            raise OrderRefused(_("You have this already: it waits among your films."), "owned")
    same = (known.offer_id, known.country, known.total, known.code) == terms
    if known.state == State.WAITING and same and known.provider == known.shop.provider:
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
    if state == State.PAID and order.is_gift:
        _give(order)
        return
    if state == State.PAID:
        opened = _open(order)
        letters.paid(order=order, accesses=opened)
        if not opened:
            _tell_keepers(order, notices.BACK)
        return
    Order.objects.filter(pk=order.pk).update(guard=None)
    if state == State.ENDED:
        codes.give_back(key=order.origin)
    if state == State.REFUNDED:
        access.end(origin=order.origin)
        for origin in codes.take_gift_back(key=order.origin):
            access.end(origin=origin)
        letters.refunded(order=order)


def _give(order: Order) -> None:
    """Make the code of a gift, and write it to whoever bought it; another gift may be bought."""
    Order.objects.filter(pk=order.pk).update(guard=None)
    if order.offer is None:
        letters.paid(order=order, accesses=[])
        _tell_keepers(order, notices.BACK)
        return
    code = codes.make_gift(shop=order.shop, offer=order.offer, key=order.origin)
    letters.given(order=order, code=code)


def _open(order: Order) -> list[Entitlement]:
    """Give the accesses that were paid for; a film that has gone meanwhile opens nothing."""
    ends_at = timezone.now() + timedelta(days=order.days) if order.days else None
    opened = [
        access.grant(
            film=line.film,
            origin=order.origin,
            reason=_reason(order),
            person=order.buyer,
            email=order.email,
            ends_at=ends_at,
            hours=order.hours,
        )
        for line in order.lines.select_related("film")
        if line.film is not None and line.film.asset_id and not line.film.is_withheld
    ]
    if opened:
        Order.objects.filter(pk=order.pk).update(opened_at=timezone.now())
    return opened


@transaction.atomic
def film_goes(*, film: Film) -> None:
    """Tell those who could still watch a film, and who sold it, that its owner deletes it."""
    left = Entitlement.objects.open().filter(film=film).values_list("origin", flat=True)
    numbers = [int(origin.removeprefix("order-")) for origin in left if origin]
    for order in Order.objects.filter(pk__in=numbers).select_related("shop__organisation"):
        letters.gone(order=order, film=film)
        _tell_keepers(order, notices.BACK)


def _reason(order: Order) -> Reason:
    """Why it opens: what was bought or, where nothing was paid, what its code was for."""
    code = coding.by_text(order.code) if order.code and not order.total else None
    if code is None:
        return REASONS[Kind(order.kind)]
    if code.batch.is_gift:
        return Reason.GIFT
    return Reason.PRESS if code.batch.audience == Audience.PRESS else Reason.CODE


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
        # The sweeper comes every few seconds: a provider is asked of an order once in a while.
        if limits.take("orders-asked", str(order.pk), most=1, seconds=ASK_EVERY):
            ask(order=order)


def ask(*, order: Order) -> None:
    """Read from its provider what is known of an order; one that does not answer is asked later."""
    try:
        events = registry.provider(order.provider).ask(order.reference, account(order))
        told(order=order, events=events)
    except Exception:
        # One order's trouble is not the others'.
        log.warning("order %s could not be followed", order.number, exc_info=True)
