"""Read orders."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from ecran.films.models import Entitlement, Film
from ecran.offers.models import Shop
from ecran.orders.enums import State, What
from ecran.orders.models import Entry, Order, Paper
from labfilms.accounts.models import User, Viewer
from network.organisations.models import Membership


@dataclass(frozen=True, slots=True)
class Bought:
    """An order as its buyer and its seller read it."""

    order: Order
    accesses: list[Entitlement]
    papers: list[Paper]

    @property
    def state(self) -> State:
        return self.order.state

    @property
    def is_owed(self) -> bool:
        """Whether it was paid and never opened anything: its film went away meanwhile."""
        paid = self.state == State.PAID
        return paid and not self.order.is_gift and self.order.opened_at is None

    @property
    def has_lost(self) -> bool:
        """Whether films that it opened were deleted since."""
        paid = self.state == State.PAID
        return paid and self.order.opened_at is not None and not self.accesses

    @property
    def paid(self) -> int:
        """What was paid, in cents, less what was sent back."""
        return balance(list(self.order.entries.all()))


def balance(entries: list[Entry]) -> int:
    """Return what remains paid of these entries, in cents; negative when more was sent back."""
    signs = {What.PAID: 1, What.REFUNDED: -1}
    return sum(entry.amount * signs.get(What(entry.what), 0) for entry in entries)


def bought(orders: QuerySet[Order]) -> list[Bought]:
    """Return orders with their accesses and papers. Four queries."""
    entries = Prefetch("entries", Entry.objects.select_related("paper").order_by("pk"))
    rows = list(orders.select_related("shop__organisation", "buyer").prefetch_related(entries))
    known = Entitlement.objects.filter(origin__in=[order.origin for order in rows])
    accesses: dict[str, list[Entitlement]] = {}
    for access in known.select_related("film").order_by("pk"):
        accesses.setdefault(access.origin, []).append(access)
    return [Bought(order, accesses.get(order.origin, []), _papers(order)) for order in rows]


def _papers(order: Order) -> list[Paper]:
    return [entry.paper for entry in order.entries.all() if hasattr(entry, "paper")]


def order(viewer: Viewer, token: str) -> Order | None:
    """Return an order that this person may read by its address, or None."""
    found = Order.objects.visible_to(viewer, token=token).filter(token=token)
    return found.select_related("shop__organisation", "offer", "buyer").first()


def orders_of(person: User) -> QuerySet[Order]:
    """Return what a person bought or began to buy, the latest first, what was given up left out."""
    over = Entry.objects.filter(order=OuterRef("pk"), what__in=[What.FAILED, What.EXPIRED])
    paid = Entry.objects.filter(order=OuterRef("pk"), what=What.PAID)
    return Order.objects.visible_to(person).exclude(Exists(over), ~Exists(paid))


def sales_of(shop: Shop) -> QuerySet[Order]:
    """Return what a shop was asked for, the latest first. The caller keeps the shop."""
    return Order.objects.filter(shop=shop)


def shop_at(slug: str) -> Shop | None:
    """Return the shop of a structure by its address, or one that it left: providers keep it."""
    known = Shop.objects.select_related("organisation")
    now = known.filter(organisation__slug=slug).first()
    return now or known.filter(organisation__former_slugs__slug=slug).first()


def keepers(shop: Shop) -> list[User]:
    """Return the people in charge of a shop's structure."""
    held = Membership.objects.in_charge().filter(organisation=shop.organisation_id)
    return list(User.objects.filter(pk__in=held.values("person"), is_active=True))


def holds(*, buyer: User | None, email: str, film: Film) -> bool:
    """Tell whether somebody holds a film for good already: to rent it would be money lost."""
    who = Q(person=buyer) if buyer else Q(person=None, email__iexact=email)
    found = Entitlement.objects.open().filter(who, film=film, ends_at=None, hours=None)
    return found.exclude(origin="").exists()
