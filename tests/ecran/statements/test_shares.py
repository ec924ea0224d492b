"""Who earns what of a film, from when on, and what they were paid."""

from datetime import date, timedelta

import pytest
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from ecran.orders.models import NeverRewritten
from ecran.statements import forms, models, selectors, services
from ecran.statements.errors import StatementRefused
from ecran.statements.models import Payout, Share
from tests.factories.accounts import make_user
from tests.factories.films import make_film
from tests.factories.shops import keeper_of, make_shop, make_sold_film
from tests.factories.statements import agree, balance, make_books, make_holder, on, paid_out, sold

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return make_shop()


@pytest.fixture
def film(shop):
    return make_film(keeper_of(shop), title="Sel de nuit")


@pytest.fixture
def holder(shop):
    return make_holder(shop, "Aya Traoré")


def written(film):
    found = Share.objects.filter(number=film.pk).order_by("starts_on", "holder__name")
    return list(found.values_list("starts_on__month", "holder__name", "points"))


def settle():
    """Let a night pass over the shares that are written."""
    Share.objects.update(kept_at=timezone.now() - timedelta(days=1))


def refused(shop, film, points, day):
    with pytest.raises(StatementRefused) as error:
        agree(shop, film, points, day)
    return error.value.code


def test_the_rest_is_the_shops_own(shop, film, holder):
    agree(shop, film, {holder: 2500, make_holder(shop): 1250})
    (shared,) = selectors.shared(shop, [film])
    assert shared.current.rest == 6250
    assert shared.current.holds


def test_together_they_are_the_whole_at_most(shop, film, holder):
    agree(shop, film, {holder: 6000, make_holder(shop): 4000})
    assert refused(shop, film, {holder: 6000, make_holder(shop): 4001}, "2026-01-01") == "whole"
    assert Share.objects.count() == 2


def test_shares_that_begin_on_the_same_day_are_replaced(shop, film, holder):
    other = make_holder(shop, "Basile Roux")
    agree(shop, film, {holder: 5000}, "2026-01-01")
    agree(shop, film, {holder: 0, other: 2500}, "2026-01-01")
    assert written(film) == [(1, "Aya Traoré", 0), (1, "Basile Roux", 2500)]


def test_a_share_of_zero_ends_one_and_begins_none(shop, film, holder):
    never = make_holder(shop, "Personne")
    agree(shop, film, {holder: 5000, never: 0}, "2026-01-01")
    agree(shop, film, {holder: 0, never: 0}, "2026-02-01")
    assert written(film) == [(1, "Aya Traoré", 5000), (2, "Aya Traoré", 0)]


def test_a_holder_of_another_shop_earns_nothing_here(shop, film):
    assert refused(shop, film, {make_holder(): 100}, "2026-01-01") == "foreign"
    assert not Share.objects.exists()


def test_two_shops_agree_each_for_what_it_sells(shop, film, holder):
    other = make_shop()
    theirs = make_holder(other)
    agree(shop, film, {holder: 8000})
    agree(other, film, {theirs: 9000})
    sold(shop, film)
    sold(other, film)
    assert (balance(holder).earned, balance(theirs).earned) == (200, 225)


def test_the_first_shares_count_for_what_was_sold_already(shop, film, holder):
    sold(shop, film, at=on("2026-01-10"))
    (shared,) = selectors.shared(shop, [film])
    assert selectors.next_day(shop, shared) <= selectors.today()
    agree(shop, film, {holder: 5000}, "2026-01-01")
    # A slip is seen at once.
    agree(shop, film, {holder: 4000}, "2026-01-01")
    assert balance(holder).earned == 100


def test_what_was_sold_keeps_the_shares_of_its_day(shop, film, holder):
    agree(shop, film, {holder: 5000}, "2026-01-01")
    settle()
    sold(shop, film, at=on("2026-03-10"))
    for day in ("2025-12-01", "2026-01-01", "2026-03-10"):
        assert refused(shop, film, {holder: 1000}, day) == "closed"
    agree(shop, film, {holder: 1000}, "2026-03-11")
    assert balance(holder).earned == 125
    (shared,) = selectors.shared(shop, [film])
    assert [one.may_change for one in shared.agreements] == [True, False]
    assert selectors.next_day(shop, shared) == selectors.today()


def test_of_a_film_sold_today_shares_change_tomorrow(shop, film, holder):
    agree(shop, film, {holder: 5000}, "2026-01-01")
    settle()
    sold(shop, film)
    (shared,) = selectors.shared(shop, [film])
    assert selectors.next_day(shop, shared) == selectors.today() + timedelta(days=1)


def test_shares_that_nothing_was_sold_under_are_taken_back(shop, film, holder):
    agree(shop, film, {holder: 5000}, "2026-01-01")
    settle()
    sold(shop, film, at=on("2026-03-10"))
    agree(shop, film, {holder: 1000}, "2026-04-01")
    services.take_back(shop=shop, film=film, starts_on=date(2026, 4, 1))
    with pytest.raises(StatementRefused):
        services.take_back(shop=shop, film=film, starts_on=date(2026, 1, 1))
    assert written(film) == [(1, "Aya Traoré", 5000)]


def test_the_database_refuses_more_than_the_whole_and_two_shares_a_day(shop, film, holder):
    row = {"film": film, "number": film.pk, "holder": holder, "starts_on": date(2026, 1, 1)}
    with pytest.raises(IntegrityError), transaction.atomic():
        Share.objects.create(points=10_001, **row)
    Share.objects.create(points=10, **row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Share.objects.create(points=20, **row)


def test_films_to_share_are_those_on_sale_and_those_that_were_sold(shop, film):
    make_film(film.owner)
    on_sale = make_sold_film(shop, title="Grand vent")
    assert list(selectors.films_to_share(shop)) == [on_sale]
    sold(shop, film)
    assert list(selectors.films_to_share(shop)) == [on_sale, film]


# --- what they were paid -------------------------------------------------------------------------


def test_what_is_left_is_what_was_earned_less_what_was_paid():
    holder = make_books()
    paid_out(holder, 100)
    found = balance(holder)
    assert (found.earned, found.paid, found.left, found.ahead) == (125, 100, 25, 0)
    paid_out(holder, 100)
    assert (balance(holder).left, balance(holder).ahead) == (-75, 75)


def test_a_mistaken_payment_is_answered_by_its_negative_once():
    holder = make_books()
    mistaken = paid_out(holder, 100)
    by = make_user()
    negative = services.undo(payout=mistaken, by=by)
    assert services.undo(payout=mistaken, by=by) == negative
    assert (negative.amount, negative.paid_on, negative.by) == (-100, mistaken.paid_on, by)
    with pytest.raises(StatementRefused):
        services.undo(payout=negative, by=by)
    assert balance(holder).paid == 0
    assert [str(one) for one in selectors.payouts_of(holder)] == [
        "2026-01-31 -100",
        "2026-01-31 100",
    ]


def test_a_payment_that_is_sent_twice_is_noted_once():
    holder = make_books()
    said = {"amount": 100, "paid_on": date(2026, 1, 1), "once": "un", "by": make_user()}
    first = services.pay(holder=holder, **said)
    assert services.pay(holder=holder, **said) == first
    assert services.pay(holder=make_holder(holder.shop), **said) != first


def test_a_payment_is_never_rewritten():
    noted = paid_out(make_books(), 100)
    for act in (noted.save, noted.delete, Payout.objects.all().delete):
        with pytest.raises(NeverRewritten):
            act()
    with pytest.raises(NeverRewritten):
        Payout.objects.update(amount=1)
    for amount in (0, -1):
        with pytest.raises(IntegrityError), transaction.atomic():
            Payout.objects.create(
                holder=noted.holder, amount=amount, paid_on=noted.paid_on, once=f"{amount}"
            )


def test_a_payment_outlives_whoever_noted_it():
    noted = paid_out(make_books(), 100)
    by = make_user()
    other = services.pay(holder=noted.holder, amount=1, paid_on=noted.paid_on, once="autre", by=by)
    by.delete()
    other.refresh_from_db()
    assert other.by is None


def test_a_holder_with_accounts_stays():
    holder = make_books()
    with pytest.raises(StatementRefused):
        services.drop_holder(holder=holder)
    paid = make_holder(holder.shop)
    paid_out(paid, 1)
    with pytest.raises(StatementRefused):
        services.drop_holder(holder=paid)
    services.drop_holder(holder=make_holder(holder.shop))
    assert set(holder.shop.holders.all()) == {holder, paid}


def test_staff_has_no_door_to_accounts():
    ours = {models.Holder, models.Share, models.Payout, models.FormerFilm}
    assert ours.isdisjoint(admin.site._registry)


def test_rows_say_what_they_are():
    holder = make_books()
    assert str(holder) == holder.name
    assert str(holder.shares.get()) == f"{holder.pk} 5000"
    assert str(models.FormerFilm(number=7)) == "7"


# --- what is written -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "points"),
    [("50", 5000), ("33,33 %", 3333), ("33.33", 3333), ("", 0), ("100%", 10_000), ("0,01", 1)],
)
def test_a_share_is_read_as_one_writes_it(said, points):
    assert forms.PercentField().clean(said) == points


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("tiers", "percent"),
        ("33,333", "percent"),
        ("NaN", "percent"),
        ("1e9", "range"),
        ("-1", "range"),
        ("100,01", "range"),
    ],
)
def test_what_is_no_share_is_refused(said, code):
    with pytest.raises(ValidationError) as error:
        forms.PercentField().clean(said)
    assert error.value.code == code


@pytest.mark.parametrize(
    ("query", "begins", "ends"),
    [
        ({"du": "2026-02-01", "au": "2026-02-28"}, "2026-02-01", "2026-02-28"),
        ({"du": "2026-02-03"}, "2026-02-03", "2026-12-31"),
        ({"au": "2026-02-03"}, "2026-01-01", "2026-02-03"),
    ],
)
def test_a_period_is_two_dates_or_one(query, begins, ends):
    found = forms.PeriodForm(query).period()
    assert (found.begins.isoformat(), found.ends.isoformat()) == (begins, ends)


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"du": "2026-02-03", "au": "2026-02-02"},
        {"du": "hier"},
        {"du": "1999-12-31"},
        {"au": "9999-12-31"},
        {"par": "acheteur"},
    ],
)
def test_what_is_no_period_is_this_year_by_title(query):
    form = forms.PeriodForm(query)
    assert form.period().unit == "year"
    assert form.period().begins.year == selectors.today().year
    assert form.by() == "titre"
