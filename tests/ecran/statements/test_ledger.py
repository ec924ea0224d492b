"""What a ledger says, part by part: sums for any sequence, and shares of the day of the sale."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone, translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from ecran.films import services as films
from ecran.orders.enums import What
from ecran.orders.models import Entry, OrderFilm
from ecran.statements import ledger, selectors
from ecran.statements.enums import By
from ecran.statements.periods import whole
from ecran.statements.selectors import sums
from tests.factories.films import make_film
from tests.factories.shops import keeper_of, make_shop
from tests.factories.statements import (
    EVER,
    agree,
    balance,
    make_holder,
    on,
    order_of,
    sold,
    told,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return make_shop()


@pytest.fixture
def film(shop):
    return make_film(keeper_of(shop), title="Sel de nuit")


FACTS = st.lists(
    st.tuples(
        st.sampled_from([What.PAID, What.REFUNDED, What.FAILED, What.EXPIRED]),
        st.integers(0, 2_000),
        st.integers(0, 800),
    ),
    max_size=6,
)
ORDERS = st.lists(
    st.tuples(
        st.lists(st.integers(0, 900), min_size=1, max_size=4),
        st.sampled_from([0, 550, 2000, 2700]),
        FACTS,
    ),
    max_size=4,
)


class TestAnySequence(TestCase):
    """Partial and whole payments and refunds, in any order, over films and passes."""

    @given(ORDERS, st.lists(st.integers(0, 3333), max_size=3))
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def test_parts_sum_to_the_ledger_and_shares_to_what_is_net(self, orders, points):
        shop = make_shop()
        shown = [make_film(keeper_of(shop)) for _number in range(4)]
        if points:
            held = {make_holder(shop): share for share in points}
            agree(shop, shown[0], held)
            agree(shop, shown[1], held, "2026-06-15")
        start = on("2026-01-01")
        for cents, rate, facts in orders:
            order = order_of(shop, shown[: len(cents)], cents, rate=rate, kind="pass")
            for what, amount, days in facts:
                told(order, what, amount, start + timedelta(days=days))
        parts = ledger.read(shop)
        signs = {What.PAID: 1, What.REFUNDED: -1}
        for entry in Entry.objects.filter(order__shop=shop):
            of_entry = [part.gross for part in parts if part.entry == entry.pk]
            assert sum(of_entry) == entry.amount * signs.get(entry.what, 0)
        for order in shop.orders.all():
            self.of_order(order, [part for part in parts if part.order == order.pk])
        self.of_periods(shop, parts)

    def of_order(self, order, parts):
        paid = sum(part.gross for part in parts)
        taxes = sum(part.vat for part in parts)
        if paid == order.total:
            assert taxes == order.vat
            lines = order.lines.values_list("film", "cents")
            for film, cents in lines if paid else []:
                assert sum(part.gross for part in parts if part.film == film) == cents
        if paid == 0:
            assert {sum(part.vat for part in parts if part.film == one.film) for one in parts} <= {
                0
            }

    def of_periods(self, shop, parts):
        whole_sum = sums(parts)
        assert whole_sum.kept == whole_sum.vat + whole_sum.due + whole_sum.own
        for by in By:
            assert sum(line.sums.kept for line in selectors.lines(parts, by)) == whole_sum.kept
            assert sum(line.sums.due for line in selectors.lines(parts, by)) == whole_sum.due
        years = [
            selectors.accounts(shop, whole("year", date(year, 1, 1))) for year in (2026, 2027, 2028)
        ]
        for at, one in enumerate(years[0].balances):
            assert one.earned == sum(year.balances[at].due for year in years)


def test_a_pass_earns_its_films_their_parts(shop, film):
    other = make_film(film.owner, title="Grand vent")
    order = sold(shop, film, other, cents=[334, 166], kind="pass")
    parts = ledger.read(shop)
    assert [(part.title, part.gross, part.vat, part.net) for part in parts] == [
        ("Sel de nuit", 334, 55, 279),
        ("Grand vent", 166, 28, 138),
    ]
    assert sum(part.vat for part in parts) == order.vat == 83
    assert sums(parts).sold == 1


def test_halves_that_are_sent_back_leave_nothing_on_any_film(shop, film):
    third, last = make_film(film.owner), make_film(film.owner)
    order = sold(shop, film, third, last, cents=[34, 33, 33])
    told(order, What.REFUNDED, 50)
    told(order, What.REFUNDED, 50)
    found = selectors.lines(ledger.read(shop), By.TITLE)
    assert [(line.sums.kept, line.sums.vat) for line in found] == [(0, 0)] * 3


def test_what_was_neither_paid_nor_sent_back_counts_nothing(shop, film):
    order = order_of(shop, [film])
    told(order, What.FAILED, 300)
    told(order, What.EXPIRED, 300)
    assert ledger.read(shop) == []


def test_a_free_code_is_a_sale_of_nothing(shop, film):
    sold(shop, film, cents=[0], code="VIP")
    (line,) = selectors.lines(ledger.read(shop), By.CODE)
    assert (line.label, line.sums.sold, line.sums.kept, line.sums.net) == ("VIP", 1, 0, 0)


def test_an_order_without_lines_counts_under_its_title(shop, film):
    order = order_of(shop, [film])
    OrderFilm.objects.filter(order=order).delete()
    told(order)
    (part,) = ledger.read(shop)
    assert (part.title, part.film, part.gross, part.dues) == ("Sel de nuit", None, 300, {})


def test_another_shops_ledger_is_not_read(shop, film):
    sold(make_shop(), film)
    assert ledger.read(shop) == []


def test_a_payment_in_two_parts_is_one_sale(shop, film):
    order = order_of(shop, [film])
    told(order, amount=100, at=on("2026-01-31"))
    told(order, amount=200, at=on("2026-02-01"))
    counts = [
        sums(selectors.accounts(shop, whole("month", date(2026, month, 1))).parts).sold
        for month in (1, 2)
    ]
    assert counts == [1, 0]


def test_a_refund_that_is_told_of_before_its_payment_belongs_to_the_same_sale(shop, film):
    holder = make_holder(shop)
    agree(shop, film, {holder: 5000}, "2026-02-01")
    order = order_of(shop, [film])
    told(order, What.REFUNDED, 300, on("2026-01-20"))
    told(order, What.PAID, 300, on("2026-02-10"))
    found = ledger.read(shop)
    assert [part.dues for part in found] == [{holder.pk: -125}, {holder.pk: 125}]
    assert [part.sells for part in found] == [False, True]


# --- shares --------------------------------------------------------------------------------------


def test_a_share_that_changes_counts_for_what_is_sold_from_its_day(shop, film):
    holder = make_holder(shop)
    agree(shop, film, {holder: 5000}, "2026-01-01")
    agree(shop, film, {holder: 2500}, "2026-03-01")
    before = sold(shop, film, at=on("2026-02-28"))
    sold(shop, film, at=on("2026-03-01"))
    assert [part.dues[holder.pk] for part in ledger.read(shop)] == [125, 63]
    # What is sent back later is sent back by the share of its sale.
    told(before, What.REFUNDED, 300, on("2026-04-01"))
    assert ledger.read(shop)[-1].dues == {holder.pk: -125}


def test_the_day_of_a_sale_is_the_sites(shop, film):
    holder = make_holder(shop)
    agree(shop, film, {holder: 10_000}, "2026-03-01")
    sold(shop, film, at=datetime(2026, 2, 28, 22, 59, 59, tzinfo=UTC))
    sold(shop, film, at=datetime(2026, 2, 28, 23, 0, 0, tzinfo=UTC))
    assert [part.dues for part in ledger.read(shop)] == [{}, {holder.pk: 250}]


def test_a_holder_who_is_taken_out_of_a_film_keeps_what_was_earned(shop, film):
    holder, other = make_holder(shop), make_holder(shop)
    agree(shop, film, {holder: 5000}, "2026-01-01")
    sold(shop, film, at=on("2026-01-10"))
    agree(shop, film, {other: 4000}, "2026-02-01")
    sold(shop, film, at=on("2026-02-10"))
    assert (balance(holder).earned, balance(other).earned) == (125, 100)


def test_a_film_that_is_deleted_goes_on_being_owed(shop, film):
    holder = make_holder(shop)
    agree(shop, film, {holder: 3333})
    orders = [sold(shop, film, cents=[301]) for _number in range(3)]
    before = ledger.read(shop)
    films.delete(film=film)
    assert ledger.read(shop) == before
    told(orders[0], What.REFUNDED)
    told(orders[1], What.REFUNDED)
    # A third of 2.51, as of one that was never deleted.
    assert balance(holder).earned == 84


def test_two_films_of_one_title_stay_two_and_one_under_two_titles_stays_one(shop, film):
    twin = make_film(film.owner, title="Sel de nuit")
    sold(shop, film)
    sold(shop, twin, cents=[400])
    film.title = "Sel du jour"
    film.save()
    sold(shop, film)
    found = selectors.lines(ledger.read(shop), By.TITLE)
    assert [(line.label, line.sums.kept) for line in found] == [
        ("Sel du jour", 600),
        ("Sel de nuit", 400),
    ]


# --- periods -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "month"),
    [
        (datetime(2026, 3, 31, 21, 59, 59, 999999, tzinfo=UTC), 3),
        (datetime(2026, 3, 31, 22, 0, tzinfo=UTC), 4),
        (datetime(2026, 10, 31, 22, 59, 59, 999999, tzinfo=UTC), 10),
        (datetime(2026, 10, 31, 23, 0, tzinfo=UTC), 11),
        # An hour that comes twice, and one that never comes.
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), 10),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), 10),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), 3),
    ],
)
def test_an_entry_stands_in_one_month_over_changes_of_hour(shop, film, at, month):
    sold(shop, film, at=at)
    found = [
        number
        for number in range(1, 13)
        if selectors.accounts(shop, whole("month", date(2026, number, 1))).parts
    ]
    assert found == [month]
    (line,) = selectors.lines(ledger.read(shop), By.MONTH)
    assert line.label.endswith("2026")


def test_a_refund_counts_in_the_period_in_which_it_happens(shop, film):
    order = sold(shop, film, at=on("2026-01-10"))
    told(order, What.REFUNDED, 300, on("2026-02-10"))
    january, february = (
        sums(selectors.accounts(shop, whole("month", date(2026, number, 1))).parts)
        for number in (1, 2)
    )
    assert (january.sold, january.gross, january.refunds, january.net) == (1, 300, 0, 250)
    assert (february.sold, february.gross, february.refunds, february.net) == (0, 0, -300, -250)


# --- told apart, and how fast --------------------------------------------------------------------


def test_sales_are_told_apart(shop, film):
    sold(shop, film, at=on("2026-01-10"))
    sold(shop, film, cents=[900], kind="purchase", country="BE", rate=2100, at=on("2026-02-10"))
    sold(shop, film, cents=[150], code="BRIVE", at=on("2026-02-11"))
    parts = ledger.read(shop)
    with translation.override("en"):
        labels = {by: [line.label for line in selectors.lines(parts, by)] for by in By}
    assert labels == {
        By.TITLE: ["Sel de nuit"],
        By.KIND: ["purchase", "rental"],
        By.COUNTRY: ["Belgium", "France"],
        By.CODE: ["without a code", "BRIVE"],
        By.MONTH: ["January 2026", "February 2026"],
    }


def test_a_thousand_codes_are_a_hundred_lines_and_the_rest(shop, film, monkeypatch):
    monkeypatch.setattr(selectors, "MOST_LINES", 2)
    for number in range(5):
        sold(shop, film, cents=[100 + number], code=f"C{number}")
    with translation.override("en"):
        found = selectors.lines(ledger.read(shop), By.CODE)
    assert [line.label for line in found] == ["C4", "C3", "3 others"]
    assert sum(line.sums.kept for line in found) == 510
    assert found[-1].sums.sold == 3


def fill(shop, shown, count):
    """Write orders by the thousand: every fifth is a pass, every tenth is sent back."""
    start = timezone.now() - timedelta(days=400)
    with transaction.atomic():
        for number in range(count):
            some = shown if number % 5 == 0 else shown[:1]
            at = start + timedelta(hours=number)
            order = sold(shop, *some, at=at, code=f"C{number}" if number % 2 else "")
            if number % 10 == 0:
                told(order, What.REFUNDED, 100, at)


@pytest.mark.parametrize("count", [1, 40])
def test_accounts_ask_four_queries_whatever_was_sold(shop, film, count, django_assert_num_queries):
    agree(shop, film, {make_holder(shop): 5000})
    fill(shop, [film, make_film(film.owner), make_film(film.owner)], count)
    with django_assert_num_queries(4):
        assert selectors.accounts(shop, EVER).parts


@pytest.mark.full
def test_five_thousand_orders_are_read_in_as_many_queries(shop, film, django_assert_num_queries):
    agree(shop, film, {make_holder(shop): 3333, make_holder(shop): 1250})
    fill(shop, [film, make_film(film.owner), make_film(film.owner)], 5000)
    begun = datetime.now(UTC)
    with django_assert_num_queries(4):
        found = selectors.accounts(shop, EVER)
    spent = (datetime.now(UTC) - begun).total_seconds()
    print(f"5,000 orders, {len(found.parts)} parts: {spent:.2f} s")  # noqa: T201
    assert sums(found.parts).sold == 5000
