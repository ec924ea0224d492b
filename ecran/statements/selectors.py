"""Read what a shop's films earned, and what is owed of it. Whoever asks keeps the shop."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Max, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import ngettext, pgettext
from django_countries import countries

from ecran.films.models import Film
from ecran.offers.enums import Kind
from ecran.offers.models import Sale, Shop
from ecran.orders.enums import What
from ecran.orders.models import OrderFilm
from ecran.statements import ledger, periods
from ecran.statements.enums import By
from ecran.statements.ledger import Agreements, Part
from ecran.statements.models import Holder, Payout, Share
from ecran.statements.periods import Period
from ecran.statements.splitting import shared_out
from labfilms.core import money

# What one reads on a page; a sheet holds all. Printed codes come by thousands.
MOST_LINES = 100


@dataclass(slots=True)
class Sums:
    """What parts of the ledger come to, in cents; refunds are below zero."""

    sold: int = 0
    gross: int = 0
    refunds: int = 0
    vat: int = 0
    dues: dict[int, int] = field(default_factory=dict)

    @property
    def kept(self) -> int:
        """What was paid less what was sent back, tax included."""
        return self.gross + self.refunds

    @property
    def net(self) -> int:
        return self.kept - self.vat

    @property
    def due(self) -> int:
        """What all rights-holders earn of it."""
        return sum(self.dues.values())

    @property
    def own(self) -> int:
        """What is left to the shop."""
        return self.net - self.due


@dataclass(frozen=True, slots=True)
class Line:
    """The sums of what has one thing in common."""

    label: str
    sums: Sums


@dataclass(frozen=True, slots=True)
class Balance:
    """What a holder earned within a period; in all, and what is left to pay of it. Cents."""

    holder: Holder
    due: int
    earned: int
    paid: int

    @property
    def left(self) -> int:
        """What is left to pay; below zero, it was paid ahead."""
        return self.earned - self.paid

    @property
    def ahead(self) -> int:
        """What was paid ahead of what they earned."""
        return max(0, -self.left)


@dataclass(frozen=True, slots=True)
class Earned:
    """What a title earned a holder in one way, by one share; points are basis points."""

    title: str
    kind: str
    points: int
    sums: Sums
    due: int


@dataclass(frozen=True, slots=True)
class Accounts:
    """A shop's accounts of a period: its parts of the ledger, and what each holder is owed."""

    period: Period
    parts: list[Part]
    balances: list[Balance]


def sums(parts: Iterable[Part]) -> Sums:
    """Sum parts of the ledger; an order counts once, in the period of its first payment."""
    found = Sums()
    sold = set()
    for part in parts:
        if part.sells:
            sold.add(part.order)
        if part.is_refund:
            found.refunds += part.gross
        else:
            found.gross += part.gross
        found.vat += part.vat
        for holder, cents in part.dues.items():
            found.dues[holder] = found.dues.get(holder, 0) + cents
    found.sold = len(sold)
    return found


def accounts(shop: Shop, period: Period) -> Accounts:
    """Return a shop's accounts of a period. Four queries, whatever was sold."""
    every = ledger.read(shop)
    begins, ends = period.bounds
    parts = [part for part in every if begins <= part.at < ends]
    earned, due = sums(every).dues, sums(parts).dues
    balances = [
        Balance(one, due.get(one.pk, 0), earned.get(one.pk, 0), getattr(one, "paid", 0))
        for one in holders_of(shop)
    ]
    return Accounts(period, parts, balances)


def holders_of(shop: Shop) -> QuerySet[Holder]:
    """Return a shop's rights-holders by name, each with `paid`: what it was paid so far, cents."""
    paid = Coalesce(Sum("payouts__amount"), 0)
    return Holder.objects.filter(shop=shop).annotate(paid=paid).order_by("name", "pk")


def payouts_of(holder: Holder) -> QuerySet[Payout]:
    """Return what a holder was paid, the latest first, each with what undid it."""
    return Payout.objects.filter(holder=holder).select_related("undone_by", "undoes")


# --- told apart -----------------------------------------------------------------------------------


def lines(parts: Iterable[Part], by: By) -> list[Line]:
    """Return the sums of parts told apart by something: months in order, else the largest first.

    A film stands under its last title; two films of the same title stay two. Beyond a hundred
    lines, the smallest ones share the last.
    """
    groups: dict[object, list[Part]] = defaultdict(list)
    for part in parts:
        groups[_key(part, by)].append(part)
    if by == By.MONTH:
        return [_line(groups[month], by) for month in sorted(groups, key=str)]
    found = [(_line(some, by), some) for some in groups.values()]
    found.sort(key=lambda one: (-one[0].sums.kept, one[0].label))
    first, rest = found[:MOST_LINES], found[MOST_LINES:]
    return [line for line, _some in first] + _others([some for _line, some in rest])


def _line(some: list[Part], by: By) -> Line:
    return Line(_label(some[-1], by), sums(some))


def _others(groups: list[list[Part]]) -> list[Line]:
    if not groups:
        return []
    said = ngettext("%(count)d other", "%(count)d others", len(groups)) % {"count": len(groups)}
    return [Line(said, sums(part for some in groups for part in some))]


def _key(part: Part, by: By) -> object:
    if by == By.TITLE:
        return part.film or part.title
    if by == By.MONTH:
        return periods.day_of(part.at).replace(day=1)
    return {By.KIND: part.kind, By.COUNTRY: part.country, By.CODE: part.code}[by]


def _label(part: Part, by: By) -> str:
    if by == By.TITLE:
        return part.title
    if by == By.MONTH:
        return periods.month(periods.day_of(part.at))
    if by == By.KIND:
        return str(Kind(part.kind).label)
    if by == By.COUNTRY:
        return str(countries.name(part.country)) or part.country
    return part.code or pgettext("sales", "without a code")


def earned(parts: Iterable[Part], holder: Holder) -> list[Earned]:
    """Return what a holder earned, by title, then way and share."""
    found: dict[tuple[object, int], dict[str, list[Part]]] = defaultdict(lambda: defaultdict(list))
    for part in parts:
        points = part.points.get(holder.pk)
        if points:
            found[_key(part, By.TITLE), points][part.kind].append(part)
    made = [one for (_, points), kinds in found.items() for one in _earned(kinds, points, holder)]
    return sorted(made, key=lambda one: (one.title, one.kind, one.points))


def _earned(kinds: dict[str, list[Part]], points: int, holder: Holder) -> list[Earned]:
    """Return the lines of one film by one share."""
    said = [sums(some) for some in kinds.values()]
    due = sum(one.dues[holder.pk] for one in said)
    return [
        Earned(some[-1].title, str(Kind(kind).label), points, one, part)
        for (kind, some), one, part in zip(
            kinds.items(), said, shared_out(due, [one.net for one in said], points), strict=True
        )
    ]


# --- shares ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who earns what of a film from a day on; `rest` is the shop's, in basis points."""

    starts_on: date
    shares: list[tuple[Holder, int]]
    rest: int
    holds: bool
    may_change: bool

    @property
    def day(self) -> str:
        """The day that it begins, in words."""
        return periods.day(self.starts_on)


@dataclass(frozen=True, slots=True)
class Shared:
    """A film that a shop sells or sold, with what is agreed on it, the latest first."""

    film: Film
    agreements: list[Agreement]

    @property
    def current(self) -> Agreement | None:
        """The agreement that holds today."""
        return next((one for one in self.agreements if one.holds), None)


def films_to_share(shop: Shop) -> QuerySet[Film]:
    """Return the films that a shop sells or sold, by title."""
    on_sale = Sale.objects.filter(shop=shop).values("film")
    sold = OrderFilm.objects.filter(order__shop=shop, film__isnull=False).values("film")
    return Film.objects.filter(Q(pk__in=on_sale) | Q(pk__in=sold)).order_by("title", "pk")


def shared(shop: Shop, films: Iterable[Film]) -> list[Shared]:
    """Return films with what is agreed on each. Four queries beside that of the films."""
    known, holders = ledger.agreements(shop), {one.pk: one for one in holders_of(shop)}
    shut = closed(shop)
    return [
        Shared(film, _agreements(known.get(film.pk, {}), holders, shut.get(film.pk, date.min)))
        for film in films
    ]


def _agreements(known: Agreements, holders: dict[int, Holder], shut: date) -> list[Agreement]:
    now = ledger.agreed(known, today())
    return [
        Agreement(
            starts_on=starts_on,
            shares=[(holders[pk], points) for pk, points in points.items() if points],
            rest=money.WHOLE - sum(points.values()),
            holds=starts_on == now,
            may_change=starts_on > shut,
        )
        for starts_on, points in reversed(known.items())
    ]


def closed(shop: Shop) -> dict[int, date]:
    """Return the last day of each film, by its number, whose shares are written for good.

    What was sold keeps its shares: it is the day of the last sale. Until the end of the day on
    which its first shares are written they may be corrected, and no day is closed. Two queries.
    """
    shares = Share.objects.filter(holder__shop=shop, kept_at__lt=periods.midnight(today()))
    settled = set(shares.values_list("number", flat=True))
    lines = OrderFilm.objects.filter(order__shop=shop, order__entries__what=What.PAID)
    sold = lines.filter(film__isnull=False).order_by().values_list("film")
    last = sold.annotate(at=Max("order__entries__at"))
    return {film: periods.day_of(at) for film, at in last if film in settled}


def next_day(shop: Shop, shared: Shared) -> date:
    """Return the day from which new shares of a film are proposed to hold.

    The first ones, from the shop's opening on: they miss nothing that was sold.
    """
    if not shared.agreements:
        return periods.day_of(shop.opened_at)
    shut = closed(shop).get(shared.film.pk)
    return max(today(), shut + timedelta(days=1)) if shut else today()


def today() -> date:
    """Return the day by the site's clock."""
    return periods.day_of(timezone.now())
