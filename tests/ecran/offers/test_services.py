"""What is for sale, where, and from when until when."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from ecran.access import services as access
from ecran.films.models import Entitlement
from ecran.offers import selectors, services, tasks
from ecran.offers.errors import OfferRefused
from ecran.offers.models import Offer, Sale
from ecran.orders import words
from labfilms.core import clocks, money
from labfilms.notify.models import Notification
from network.calls.enums import Pay
from regions.territory.data import TIME_ZONES
from tests.factories.accounts import make_user
from tests.factories.catalogue import make_collection
from tests.factories.films import credit, make_film
from tests.factories.organisations import make_member
from tests.factories.projects import make_project
from tests.factories.shops import (
    keeper_of,
    make_paid_order,
    make_shop,
    make_sold_film,
    offer_of,
    sell,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]
HOUR = timedelta(hours=1)
ZONES = sorted({"Europe/Paris", *TIME_ZONES.values()})


def test_a_sale_that_has_not_begun_offers_nothing_and_says_when(client):
    film = make_sold_film(begins_at=timezone.now() + HOUR)
    assert selectors.offers_of(film) == []
    film.refresh_from_db()
    assert (film.sold, film.rental_cents) == (True, None)
    assert "à partir du" in client.get(film.get_absolute_url()).content.decode()
    Sale.objects.update(begins_at=timezone.now() - HOUR)
    tasks.sweep()
    film.refresh_from_db()
    assert film.rental_cents == 300
    assert selectors.offers_of(film)


def test_a_sale_that_is_over_offers_nothing_and_the_film_stays_closed(client):
    film = make_sold_film(ends_at=timezone.now() + HOUR)
    Sale.objects.update(ends_at=timezone.now())
    # The hour itself decides; what cards say follows within seconds.
    assert selectors.offers_of(film) == []
    tasks.sweep()
    film.refresh_from_db()
    assert (film.sold, film.rental_cents) == (True, None)
    page = client.get(film.get_absolute_url())
    assert page.context["playback"] is None
    assert "n’est pas proposé" in page.content.decode()


def test_a_film_that_becomes_free_plays_for_everyone(client):
    film = make_sold_film(ends_at=timezone.now() + HOUR, after="free")
    order = make_paid_order(film, make_user())
    Sale.objects.update(ends_at=timezone.now())
    tasks.sweep()
    assert client.get(film.get_absolute_url()).context["playback"] is not None
    assert not Offer.objects.exists()
    # What was sold is still told.
    order.refresh_from_db()
    assert (order.offer, order.total) == (None, 300)


def test_those_who_made_it_as_volunteers_are_told_once():
    shop, karim = make_shop(), make_user("Karim Bensaïd")
    project = make_project(keeper_of(shop), pay=Pay.VOLUNTEER)
    film = make_film(keeper_of(shop), project=project)
    credit(film, karim)
    sell(film, shop)
    sell(film, shop, rental=400)
    assert Notification.objects.filter(person=karim).count() == 1
    assert not Notification.objects.filter(person=film.owner).exists()


def test_a_film_of_somebody_who_is_not_in_charge_is_not_sold():
    shop, member = make_shop(), make_user()
    make_member(shop.organisation, member)
    for owner in (member, make_user()):
        with pytest.raises(OfferRefused):
            sell(make_film(owner), shop)


def test_one_structure_sells_a_film():
    film = make_sold_film()
    other = make_shop(organisation=None)
    make_member(other.organisation, film.owner, role="admin")
    with pytest.raises(OfferRefused) as caught:
        services.sell(film=film, shop=other, terms=services.Terms(rental=300), by=film.owner)
    assert caught.value.code == "taken"


def test_a_new_price_leaves_the_former_offer_to_those_who_took_it():
    film = make_sold_film()
    first = offer_of(film)
    sell(film, film.sale.shop, rental=400, hours=24)
    second = offer_of(film)
    assert (first.cents, second.cents, second.hours) == (300, 400, 24)
    assert Offer.objects.open().get() == second
    # Said again as it is, it is the same.
    sell(film, film.sale.shop, rental=400, hours=24)
    assert offer_of(film) == second


def test_a_pass_wants_two_films():
    shop = make_shop()
    several = make_collection(shop.organisation, make_sold_film(shop))
    with pytest.raises(OfferRefused):
        services.sell_pass(collection=several, shop=shop, cents=400, days=None)


@pytest.mark.parametrize(
    "text", ["-3", "0", "0,49", "501", "1e9", "3,505", "trois", "3€5€0", "NaN", "inf", "٣x"]
)
def test_a_price_that_is_none_is_refused_and_the_form_keeps_it(client, text):
    film = make_sold_film()
    client.force_login(film.owner)
    slug = film.sale.shop.organisation.slug
    address = reverse("offers:film", args=(slug, film.pk))
    said = {"sold": "sold", "rental": text, "territory": "everywhere", "after": "closed"}
    answer = client.post(address, said)
    assert "rental" in answer.context["form"].errors
    assert answer.context["form"]["rental"].value() == text
    assert offer_of(film).cents == 300


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"territory": "only"}, "countries"),
        ({"ends_at": "2020-01-01T20:00"}, "ends_at"),
        ({"begins_at": "2099-02-01T20:00", "ends_at": "2099-01-01T20:00"}, "ends_at"),
        ({"hours": "1"}, "hours"),
        ({"days": "0"}, "days"),
    ],
)
def test_terms_that_make_no_sense_are_said_where_they_stand(client, changes, field):
    film = make_sold_film()
    client.force_login(film.owner)
    address = reverse("offers:film", args=(film.sale.shop.organisation.slug, film.pk))
    said = {"sold": "sold", "rental": "3", "territory": "everywhere", "after": "closed"}
    assert field in client.post(address, said | changes).context["form"].errors


def test_a_film_is_freed_by_its_form(client):
    film = make_sold_film()
    client.force_login(film.owner)
    slug = film.sale.shop.organisation.slug
    said = {"sold": "free", "territory": "everywhere", "after": "closed"}
    client.post(reverse("offers:film", args=(slug, film.pk)), said)
    film.refresh_from_db()
    assert film.open_to_all


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    "begun",
    [
        # The last hours before the clocks of Paris change, forward and back.
        datetime(2026, 3, 28, 20, 30, tzinfo=UTC),
        datetime(2026, 3, 29, 0, 59, tzinfo=UTC),
        datetime(2026, 10, 24, 20, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    ],
)
def test_hours_are_hours_whatever_the_clocks_do(monkeypatch, zone, begun):
    film = make_sold_film(hours=48)
    make_paid_order(film, make_user())
    Entitlement.objects.update(begins_at=begun - HOUR, ends_at=begun + timedelta(minutes=1))
    monkeypatch.setattr(timezone, "now", lambda: begun)
    assert access.begin(Entitlement.objects.get().pk)
    given_ = Entitlement.objects.get()
    assert given_.ends_at - given_.first_play_at == timedelta(hours=48)
    there = given_.ends_at.astimezone(ZoneInfo(zone))
    said = clocks.said_with_clock(given_.ends_at, ZoneInfo(zone))
    assert str(there.day) in said
    assert clocks.hour(given_.ends_at, ZoneInfo(zone)).startswith(str(there.hour))


def test_both_clocks_are_said_before_paying():
    film = make_sold_film(days=30, hours=48)
    with translation.override("fr"):
        said = words.before(offer_of(film), ZoneInfo("Indian/Reunion"))
    assert said.startswith("À commencer avant le ")
    assert "heure de La Réunion" in said
    assert "à finir 48 h après la première image" in said


@given(
    total=st.integers(0, 10**6), weights=st.lists(st.integers(0, 10**4), min_size=1, max_size=12)
)
def test_parts_sum_to_the_whole(total, weights):
    weights[0] += 1
    parts = money.parts(total, weights)
    assert sum(parts) == total
    assert all(part >= 0 for part in parts)
    exact = [total * weight / sum(weights) for weight in weights]
    assert all(abs(part - fair) < 1 for part, fair in zip(parts, exact, strict=True))


@given(total=st.integers(0, 10**6), rate=st.integers(0, 3000))
def test_the_tax_within_a_sum_is_that_of_what_is_left(total, rate):
    tax = money.vat_within(total, rate)
    net = total - tax
    assert abs(net * rate / 10_000 - tax) <= 1


@given(cents=st.integers(-(10**5) + 1, 10**5 - 1))
def test_a_sum_is_read_as_it_is_written(cents):
    for language in ("fr", "en"):
        with translation.override(language):
            assert money.read(money.written(cents)) == cents


@pytest.mark.parametrize("text", ["3,5", "3.50", "3 € 50", "€3.50", "3€50", " 3,50\u202f€ "])
def test_a_sum_is_read_as_people_write_it(text):
    assert money.read(text) == 350


@pytest.mark.parametrize("text", ["", "€", "1,234", "12.345", "--1", "1/2"])
def test_what_is_no_sum_is_said(text):
    with pytest.raises(ValidationError):
        money.read(text)
