"""The ledger of a shop's orders, part by part: what each of its entries brought each film."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BigIntegerField
from django.db.models.functions import Coalesce

from ecran.offers.models import Shop
from ecran.orders import receipts
from ecran.orders.enums import What
from ecran.orders.models import Entry, OrderFilm, Paper
from ecran.statements.models import Share
from ecran.statements.periods import day_of
from ecran.statements.splitting import Running, by_weight, taxes
from labfilms.core import money

# A film's agreements: the day that each begins, in order, and the points of each by holder.
Agreements = dict[date, dict[int, int]]
ENTRY = (
    "pk", "what", "amount", "at", "paper__number", "paper__made_at", "order_id",
    "order__title", "order__kind", "order__country", "order__code",
    "order__total", "order__vat", "order__vat_rate",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """What one entry of the ledger brought one film; cents, below zero when it was sent back."""

    entry: int
    # The number of its receipt or credit note, as printed; empty without one.
    paper: str
    order: int
    at: datetime
    is_refund: bool
    # Whether the order was sold by this entry: its first payment.
    sells: bool
    # The film's number, which outlives it.
    film: int | None
    title: str
    kind: str
    country: str
    code: str
    # Basis points.
    rate: int
    gross: int
    vat: int
    # What its holders earn of it, and the points that they held when it was sold; by holder.
    dues: dict[int, int]
    points: dict[int, int]

    @property
    def net(self) -> int:
        return self.gross - self.vat


@dataclass(frozen=True, slots=True)
class _Line:
    film: int | None
    title: str
    cents: int


def read(shop: Shop) -> list[Part]:
    """Return all parts of a shop's ledger in the order that it was written in. Three queries.

    It is read from its first entry on, whatever one wants of it: a part is what an entry adds to
    the sums before it (`splitting.Running`).
    """
    entries = Entry.objects.filter(order__shop=shop, what__in=[What.PAID, What.REFUNDED])
    rows = list(entries.order_by("pk").values_list(*ENTRY, named=True))
    reader = _Reader(rows, _lines(shop), agreements(shop))
    return [part for row in rows for part in reader.parts(row)]


def _paper(row: Any) -> str:
    if row.paper__number is None:
        return ""
    return receipts.label(Paper(number=row.paper__number, made_at=row.paper__made_at))


def _lines(shop: Shop) -> dict[int, list[_Line]]:
    found = defaultdict(list)
    known = Coalesce("film_id", "former__number", output_field=BigIntegerField())
    lines = OrderFilm.objects.filter(order__shop=shop).annotate(number=known).order_by("pk")
    for order, number, title, cents in lines.values_list("order", "number", "title", "cents"):
        found[order].append(_Line(number, title, cents))
    return dict(found)


def agreements(shop: Shop) -> dict[int, Agreements]:
    """Return what a shop has agreed on each film, by the film's number. One query."""
    found: dict[int, Agreements] = defaultdict(dict)
    shares = Share.objects.filter(holder__shop=shop).order_by("starts_on", "pk")
    for share in shares:
        found[share.number].setdefault(share.starts_on, {})[share.holder_id] = share.points
    return dict(found)


def agreed(known: Agreements, on: date) -> date | None:
    """Return the day that the agreement began which holds on a day, or None."""
    days = list(known)
    at = bisect_right(days, on)
    return days[at - 1] if at else None


class _Reader:
    """Reads entries one after the other, and remembers what each order and film came to."""

    def __init__(
        self,
        rows: Iterable[Any],
        lines: dict[int, list[_Line]],
        known: dict[int, Agreements],
    ) -> None:
        self.lines, self.known = lines, known
        self.sold: dict[int, Any] = {}
        # A refund may be told of before its payment: the order is sold when it is paid.
        for row in sorted(rows, key=lambda row: row.what != What.PAID):
            self.sold.setdefault(row.order_id, row)
        self.orders: dict[int, tuple[Running, Running]] = {}
        self.earned: dict[tuple[int, date], Running] = {}

    def parts(self, row: Any) -> Iterator[Part]:
        is_refund = row.what == What.REFUNDED
        lines = self.lines.get(row.order_id) or [_Line(None, row.order__title, row.order__total)]
        gross, vat = self._splits(row, lines)
        cents = -row.amount if is_refund else row.amount
        sold = self.sold[row.order_id]
        for line, part, tax in zip(lines, gross.step(cents), vat.step(cents), strict=True):
            dues, points = self._dues(line.film, day_of(sold.at), part - tax)
            yield Part(
                entry=row.pk,
                paper=_paper(row),
                order=row.order_id,
                at=row.at,
                is_refund=is_refund,
                sells=sold is row and not is_refund,
                film=line.film,
                title=line.title,
                kind=row.order__kind,
                country=row.order__country,
                code=row.order__code,
                rate=row.order__vat_rate,
                gross=part,
                vat=tax,
                dues=dues,
                points=points,
            )

    def _splits(self, row: Any, lines: list[_Line]) -> tuple[Running, Running]:
        if row.order_id not in self.orders:
            weights = [line.cents for line in lines]
            tax = taxes(
                weights, total=row.order__total, vat=row.order__vat, rate=row.order__vat_rate
            )
            self.orders[row.order_id] = Running(by_weight(weights)), Running(tax)
        return self.orders[row.order_id]

    def _dues(
        self, film: int | None, sold_on: date, net: int
    ) -> tuple[dict[int, int], dict[int, int]]:
        """Return what holders earn of a sum that a film earned, and their points."""
        if film is None or film not in self.known:
            return {}, {}
        since = agreed(self.known[film], sold_on)
        if since is None:
            return {}, {}
        points = self.known[film][since]
        if (film, since) not in self.earned:
            rest = money.WHOLE - sum(points.values())
            self.earned[film, since] = Running(by_weight([*points.values(), rest]))
        steps = self.earned[film, since].step(net)
        return dict(zip(points, steps[:-1], strict=True)), points
