"""Ledgers and accounts, as tests need them: rows of orders that are written as they happened."""

from datetime import UTC, date, datetime
from itertools import count

from django.utils import timezone

from ecran.orders.enums import What
from ecran.orders.models import Entry, Order, OrderFilm
from ecran.statements import selectors, services
from ecran.statements.models import Holder
from ecran.statements.periods import FIRST, LAST, Period
from labfilms.core import money
from tests.factories.films import make_film
from tests.factories.shops import keeper_of, make_shop

_numbers = count(1)
EVER = Period(FIRST, LAST)


def on(day: str, hour: int = 12) -> datetime:
    """Return an hour (UTC) of a day."""
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC).replace(hour=hour)


def make_holder(shop=None, name="", **words) -> Holder:
    name = name or f"Ayant droit {next(_numbers)}"
    return Holder.objects.create(shop=shop or make_shop(), name=name, **words)


def order_of(shop, films, cents=(300,), *, kind="rental", rate=2000, country="FR", code=""):
    """Return an order of these films, which nobody has paid yet; `cents` is what each earns."""
    total = sum(cents)
    order = Order.objects.create(
        shop=shop, kind=kind, title=films[0].title, email="lea@exemple.fr", language="fr",
        country=country, price=total, total=total, vat_rate=rate, code=code,
        vat=money.vat_within(total, rate), waived_at=timezone.now(), provider="offline",
    )  # fmt: skip
    OrderFilm.objects.bulk_create(
        OrderFilm(order=order, film=film, title=film.title, cents=part)
        for film, part in zip(films, cents, strict=True)
    )
    return order


def told(order, what=What.PAID, amount=None, at=None) -> Entry:
    """Write a fact of an order's ledger."""
    return Entry.objects.create(
        order=order, what=what, amount=order.total if amount is None else amount, currency="EUR",
        provider="offline", identity=f"fact-{next(_numbers)}", at=at or timezone.now(),
    )  # fmt: skip


def sold(shop, *films, cents=None, at=None, **about):
    """Return an order of these films that was paid at a moment."""
    order = order_of(shop, films, cents or [300] * len(films), **about)
    told(order, at=at)
    return order


def agree(shop, film, points, day="2000-01-01"):
    """Say who earns what of a film: basis points by holder."""
    said = {holder.pk: share for holder, share in points.items()}
    services.agree(shop=shop, film=film, points=said, starts_on=date.fromisoformat(day))


def paid_out(holder, amount, day="2026-01-31", words=""):
    return services.pay(
        holder=holder, amount=amount, paid_on=date.fromisoformat(day), words=words,
        once=f"once-{next(_numbers)}", by=keeper_of(holder.shop),
    )  # fmt: skip


def make_books(shop=None):
    """Return a holder of half of a film that was sold once."""
    shop = shop or make_shop()
    film = make_film(keeper_of(shop))
    sold(shop, film)
    holder = make_holder(shop)
    agree(shop, film, {holder: 5000})
    holder.film = film
    return holder


def balance(holder, period=EVER):
    found = selectors.accounts(holder.shop, period).balances
    return next(one for one in found if one.holder.pk == holder.pk)
