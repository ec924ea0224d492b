"""Orders: what is bought opens, what is refunded closes, whatever order the facts come in."""

from datetime import timedelta
from itertools import permutations

import pytest
from django.urls import reverse
from django.utils import timezone

from ecran.access import services as access
from ecran.codes import services as codes
from ecran.codes.enums import Audience, Gives
from ecran.codes.errors import CodeRefused
from ecran.films import services as films
from ecran.films.models import Entitlement, Film
from ecran.offers import services as offering
from ecran.offers.models import VatRate
from ecran.orders import services
from ecran.orders.enums import State, What
from ecran.orders.errors import OrderRefused
from ecran.orders.models import Entry, NeverRewritten, Order, Paper
from ecran.payments.port import Event
from ecran.payments.port import What as Told
from labfilms.notify.models import Letter, Notification
from network.people.models import Profile
from tests.factories.accounts import make_user
from tests.factories.catalogue import make_collection
from tests.factories.codes import make_code
from tests.factories.shops import (
    keeper_of,
    make_buyer,
    make_order,
    make_paid_order,
    make_shop,
    make_sold_film,
    offer_of,
    sell,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]
HOUR = timedelta(hours=1)


def fresh(order):
    return Order.objects.get(pk=order.pk)


def plays(client, film):
    page = client.get(film.get_absolute_url())
    return page.status_code == 200 and page.context["playback"] is not None


def address(client, film):
    return client.get(film.get_absolute_url()).context["playback"].master


def event(order, what, *, identity="", amount=None, **changes):
    said = {
        "provider": order.provider,
        "identity": identity or f"tr:{what}",
        "what": what,
        "reference": "tr",
        "key": order.token,
        "amount": order.total if amount is None else amount,
        "currency": "EUR",
        "at": timezone.now(),
    }
    return Event(**said | changes)


def test_a_film_on_sale_shows_its_page_and_does_not_play(client):
    film = make_sold_film()
    page = client.get(film.get_absolute_url())
    assert page.status_code == 200
    assert page.context["playback"] is None
    assert "3\xa0€" in page.content.decode()
    assert reverse("orders:buy", args=(offer_of(film).pk,)) in page.content.decode()


def test_what_everyone_was_watching_ends_with_the_sale(client):
    film = make_sold_film()
    offering.free(film=film)
    film.refresh_from_db()
    master = address(client, film)
    assert client.get(master).status_code == 200
    sell(film, make_shop(film.owner.memberships.get().organisation))
    assert client.get(master).status_code == 404


def test_paid_it_plays_and_the_clock_waits_for_the_first_picture(client):
    film, lea = make_sold_film(), make_user("Léa Roux")
    order = make_order(film, lea)
    assert order.state == State.WAITING
    client.force_login(lea)
    assert not plays(client, film)
    services.mark_paid(order=order, by=keeper_of(order.shop))
    assert fresh(order).state == State.PAID
    master = address(client, film)
    given = Entitlement.objects.get(person=lea)
    assert given.waits
    assert client.get(master).status_code == 200
    given.refresh_from_db()
    # A playlist is no picture.
    assert given.waits
    client.get(master.replace("master.m3u8", "360p/00000.m4s"))
    given.refresh_from_db()
    assert not given.waits
    assert given.ends_at == given.first_play_at + 48 * HOUR


def test_a_rental_that_was_not_begun_in_time_is_over(client):
    film, lea = make_sold_film(), make_user()
    make_paid_order(film, lea)
    client.force_login(lea)
    master = address(client, film)
    Entitlement.objects.update(ends_at=timezone.now() - HOUR)
    assert client.get(master.replace("master.m3u8", "360p/00000.m4s")).status_code in {404, 410}
    assert not plays(client, film)
    assert Entitlement.objects.get().waits


def test_a_rental_begun_at_the_last_minute_has_all_its_hours(client):
    film, lea = make_sold_film(), make_user()
    make_paid_order(film, lea)
    Entitlement.objects.update(ends_at=timezone.now() + timedelta(minutes=1))
    assert access.begin(Entitlement.objects.get().pk)
    assert Entitlement.objects.get().ends_at > timezone.now() + 47 * HOUR


def test_a_guest_watches_by_the_link_that_was_mailed(client):
    film = make_sold_film()
    order = make_paid_order(film)
    letter = Letter.objects.get(to="lea@exemple.fr")
    link = reverse("access:watch", args=(Entitlement.objects.get().key,))
    assert link in letter.text
    assert order.number in letter.subject
    page = client.get(link)
    assert page.context["playback"] is not None
    assert page["Cache-Control"].startswith("max-age=0")
    assert client.get(page.context["playback"].master).status_code == 200
    # Whoever has no link has the film's page alone.
    assert not plays(client, film)


def test_a_guest_keeps_a_film_in_an_account(client):
    film, lea = make_sold_film(), make_user("Léa Roux")
    make_paid_order(film)
    key = Entitlement.objects.get().key
    client.force_login(lea)
    client.post(reverse("access:claim", args=(key,)))
    assert Entitlement.objects.get().person == lea
    assert plays(client, film)
    other = make_user("Omar Ba")
    client.force_login(other)
    client.post(reverse("access:claim", args=(key,)))
    assert Entitlement.objects.get().person == lea


def test_refunded_it_closes(client):
    film, lea = make_sold_film(), make_user()
    order = make_paid_order(film, lea)
    client.force_login(lea)
    master = address(client, film)
    services.refund(order=order, by=keeper_of(order.shop))
    assert fresh(order).state == State.REFUNDED
    assert client.get(master).status_code in {404, 410}
    assert not plays(client, film)
    with pytest.raises(OrderRefused):
        services.refund(order=fresh(order), by=keeper_of(order.shop))


def test_bought_again_once_it_is_over():
    film, lea = make_sold_film(), make_user()
    first = make_paid_order(film, lea)
    with pytest.raises(OrderRefused) as caught:
        make_order(film, lea)
    assert caught.value.code == "owned"
    Entitlement.objects.update(ends_at=timezone.now() - HOUR)
    second = make_paid_order(film, lea)
    assert second.pk != first.pk
    assert Entitlement.objects.open().get().origin == second.origin


def test_asked_twice_it_is_one_order():
    film, lea = make_sold_film(), make_user()
    assert make_order(film, lea) == make_order(film, lea)
    assert Order.objects.count() == 1


def test_a_price_that_changed_makes_another_order():
    film, lea = make_sold_film(), make_user()
    first = make_order(film, lea)
    sell(film, film.sale.shop, rental=400)
    second = make_order(film, lea)
    assert (first.total, second.total) == (300, 400)
    assert fresh(first).state == State.ENDED


def test_what_is_owned_for_good_is_not_rented():
    film, lea = make_sold_film(purchase=900), make_user()
    make_paid_order(film, lea, kind="purchase")
    with pytest.raises(OrderRefused) as caught:
        make_order(film, lea)
    assert caught.value.code == "owned"


def test_a_country_where_it_is_not_offered():
    film = make_sold_film(territory="only", countries=("FR", "BE"))
    assert make_order(film, country="BE")
    with pytest.raises(OrderRefused) as caught:
        make_order(film, country="CA")
    assert caught.value.code == "country"


def test_a_territory_that_changes_while_paying_takes_nothing_away():
    film, lea = make_sold_film(), make_user()
    order = make_order(film, lea, country="BE")
    sell(film, film.sale.shop, territory="only", countries=("FR",))
    services.mark_paid(order=order, by=keeper_of(order.shop))
    assert Entitlement.objects.open().filter(person=lea).exists()


def test_a_film_withdrawn_while_paying_is_owed():
    film, lea = make_sold_film(), make_user()
    order = make_order(film, lea)
    films.delete(film=film)
    services.mark_paid(order=order, by=keeper_of(order.shop))
    assert fresh(order).state == State.PAID
    assert not Entitlement.objects.exists()
    assert "retiré" in Letter.objects.get(to=lea.email).text


def test_whoever_could_still_watch_a_film_is_told_that_it_is_deleted():
    film = make_sold_film()
    order, over = make_paid_order(film, make_user()), make_paid_order(film, make_user())
    Entitlement.objects.filter(origin=over.origin).update(ends_at=timezone.now())
    films.delete(film=film)
    letters = Letter.objects.filter(subject__contains="supprimé")
    assert [letter.to for letter in letters] == [order.email]
    assert order.number in letters[0].text
    told = Notification.objects.filter(person=keeper_of(order.shop), kind="orders.back")
    assert told.count() == 1


def test_who_bought_keeps_what_is_no_longer_offered(client):
    film, lea = make_sold_film(purchase=900), make_user()
    make_paid_order(film, lea, kind="purchase")
    films.set_visibility(film=film, visibility="private")
    client.force_login(lea)
    assert plays(client, film)


def test_the_tax_of_a_country_is_that_of_the_day():
    film = make_sold_film()
    assert (make_order(film).vat_rate, make_order(film).vat) == (2000, 50)
    assert make_order(film, country="DE").vat_rate == 1900
    assert make_order(film, country="RE").vat_rate == 850
    assert make_order(film, country="US").vat == 0
    VatRate.objects.create(country="FR", rate=1000, starts_on=timezone.localdate())
    assert make_order(film, email="ana@exemple.fr").vat_rate == 1000


def test_a_shop_without_tax_asks_none():
    shop = make_shop(vat_free=True)
    order = make_paid_order(make_sold_film(shop))
    assert order.vat == 0
    assert any("293" in words for words in Paper.objects.get().content["mentions"])


def test_a_pass_opens_all_that_the_shop_sells_in_the_collection(client):
    shop, lea = make_shop(), make_user()
    one, two = make_sold_film(shop), make_sold_film(shop, rental=500)
    several = make_collection(shop.organisation, one, two)
    offer = offering.sell_pass(collection=several, shop=shop, cents=601, days=None)
    order = services.place(offer=offer, buyer=make_buyer(lea))
    assert sorted(line.cents for line in order.lines.all()) == [225, 376]
    services.mark_paid(order=order, by=keeper_of(shop))
    client.force_login(lea)
    assert plays(client, one)
    assert plays(client, two)
    services.refund(order=order, by=keeper_of(shop))
    assert not plays(client, one)


FACTS = [
    (Told.FAILED, "tr:failed", 0),
    (Told.PAID, "tr:paid", None),
    (Told.REFUNDED, "re:1", 100),
    (Told.REFUNDED, "re:2", 200),
]


@pytest.mark.parametrize("facts", list(permutations(FACTS)))
def test_facts_in_any_order_end_the_same(facts):
    film, lea = make_sold_film(), make_user()
    order = make_order(film, lea)
    for what, identity, amount in facts:
        told = event(order, what, identity=identity, amount=amount)
        services.told(order=order, events=[told])
        # Twice.
        services.told(order=order, events=[told])
    order = fresh(order)
    assert order.state == State.REFUNDED
    assert order.entries.count() == 4
    assert not Entitlement.objects.open().exists()
    kinds = list(Paper.objects.values_list("kind", flat=True))
    assert sorted(kinds) == ["credit-note", "credit-note", "receipt"]
    assert list(Paper.objects.values_list("number", flat=True)) == [1, 2, 3]
    assert order.guard is None


def test_a_payment_told_after_its_refund_opens_nothing():
    order = make_order()
    services.told(order=order, events=[event(order, Told.REFUNDED, identity="re")])
    services.told(order=order, events=[event(order, Told.PAID)])
    services.told(order=order, events=[event(order, Told.PAID)])
    assert fresh(order).state == State.REFUNDED
    assert not Entitlement.objects.exists()


@pytest.mark.parametrize(
    "changes", [{"key": "another"}, {"currency": "USD"}, {"provider": "stripe"}]
)
def test_what_is_told_of_something_else_is_refused(changes):
    order = make_order()
    with pytest.raises(OrderRefused):
        services.told(order=order, events=[event(order, Told.PAID, **changes)])
    assert not Entry.objects.exists()


def test_less_than_the_price_opens_nothing():
    order = make_order()
    services.told(order=order, events=[event(order, Told.PAID, identity="a", amount=299)])
    assert fresh(order).state == State.WAITING
    services.told(order=order, events=[event(order, Told.PAID, identity="b", amount=1)])
    assert fresh(order).state == State.PAID


def test_the_ledger_is_never_rewritten():
    entry = make_paid_order().entries.get()
    with pytest.raises(NeverRewritten):
        entry.save()
    with pytest.raises(NeverRewritten):
        entry.delete()
    with pytest.raises(NeverRewritten):
        Entry.objects.update(amount=1)
    with pytest.raises(NeverRewritten):
        Entry.objects.all().delete()


def test_the_tax_of_two_halves_sent_back_is_that_of_the_whole():
    order = make_order(make_sold_film(rental=101))
    services.told(order=order, events=[event(order, Told.PAID)])
    for number, amount in enumerate((51, 50)):
        told = event(order, Told.REFUNDED, identity=f"re:{number}", amount=amount)
        services.told(order=order, events=[told])
    papers = [paper.content for paper in Paper.objects.all()]
    assert [paper["amount"] for paper in papers] == [101, -51, -50]
    assert sum(paper["vat"] for paper in papers) == 0
    assert papers[0]["vat"] == order.vat == 17


def test_numbers_of_papers_follow_each_other_in_each_shop():
    here, there = make_shop(), make_shop()
    for shop in (here, there, here):
        make_paid_order(make_sold_film(shop))
    assert list(here.papers.values_list("number", flat=True)) == [1, 2]
    assert list(there.papers.values_list("number", flat=True)) == [1]


def test_an_order_that_nobody_pays_is_closed_after_a_month():
    order = make_order()
    services.follow_up()
    assert fresh(order).state == State.WAITING
    Order.objects.update(created_at=timezone.now() - timedelta(days=31))
    services.follow_up()
    assert fresh(order).state == State.ENDED
    assert fresh(order).guard is None


def test_given_up_it_can_be_ordered_again():
    film, lea = make_sold_film(), make_user()
    first = make_order(film, lea)
    services.give_up(order=first, by=None)
    assert make_order(film, lea).pk != first.pk
    # What is paid is not given up.
    paid = make_paid_order(film, make_user())
    services.give_up(order=paid, by=None)
    assert fresh(paid).state == State.PAID


def test_nobody_else_reads_an_order(client):
    order = make_order(make_sold_film(), make_user())
    assert client.get(order.get_absolute_url()).status_code == 404
    client.force_login(make_user())
    assert client.get(order.get_absolute_url()).status_code == 404
    client.force_login(order.buyer)
    assert client.get(order.get_absolute_url()).status_code == 200


def test_what_was_sold_outlives_its_buyers_account():
    order = make_paid_order(make_sold_film(), make_user())
    order.buyer.delete()
    assert fresh(order).buyer is None
    assert fresh(order).entries.count() == 1
    assert Film.objects.exists()
    assert not Profile.objects.exists()
    assert fresh(order).entries.get().what == What.PAID


# --- codes and gifts --------------------------------------------------------------------------


def test_a_code_takes_off_and_is_used_once():
    film, lea = make_sold_film(), make_user()
    code = make_code(film.sale.shop, gives=Gives.PERCENT, value=50)
    order = services.place(offer=offer_of(film), buyer=make_buyer(lea), code=code)
    assert (order.price, order.total, order.vat) == (300, 150, 25)
    assert order.code == str(code)
    with pytest.raises(CodeRefused):
        services.place(offer=offer_of(film), buyer=make_buyer(make_user()), code=code)
    services.give_up(order=order, by=None)
    # Given back with the order that nobody paid.
    assert services.place(offer=offer_of(film), buyer=make_buyer(make_user()), code=code)


def test_a_free_code_opens_without_a_payment(client):
    film, lea = make_sold_film(), make_user()
    code = make_code(film.sale.shop, gives=Gives.FREE)
    order = services.place(offer=offer_of(film), buyer=make_buyer(lea), code=code)
    assert order.state == State.PAID
    assert Entitlement.objects.get(person=lea).reason == "code"
    assert not Paper.objects.exists()
    client.force_login(lea)
    assert plays(client, film)


def test_a_code_for_the_press_goes_round_territories():
    film = make_sold_film(territory="only", countries=("FR",))
    code = make_code(film.sale.shop, gives=Gives.FREE, audience=Audience.PRESS)
    services.place(offer=offer_of(film), buyer=make_buyer(country="CA"), code=code)
    assert Entitlement.objects.get().reason == "press"


def test_a_code_of_another_shop_orders_nothing():
    film, code = make_sold_film(), make_code(make_shop(), gives=Gives.FREE)
    with pytest.raises(CodeRefused) as caught:
        services.place(offer=offer_of(film), buyer=make_buyer(), code=code)
    assert caught.value.code == "foreign"
    assert not Order.objects.exists()


def test_a_gift_gives_a_code_that_opens_once(client):
    film, lea, omar = make_sold_film(), make_user(), make_user()
    gift = services.place(offer=offer_of(film), buyer=make_buyer(lea), is_gift=True)
    assert not Entitlement.objects.exists()
    services.mark_paid(order=gift, by=keeper_of(gift.shop))
    assert not Entitlement.objects.exists()
    code = codes.find(text=Letter.objects.get(to=lea.email).text.split("\n\n")[2][:14], source="x")
    given = services.place(offer=offer_of(film), buyer=make_buyer(omar), code=code)
    assert given.state == State.PAID
    assert Entitlement.objects.get(person=omar).reason == "gift"
    client.force_login(omar)
    assert plays(client, film)
    services.refund(order=gift, by=keeper_of(gift.shop))
    assert not plays(client, film)
    with pytest.raises(CodeRefused):
        codes.find(text=str(code), source="x")


def test_two_gifts_of_one_film_are_two_orders():
    film, lea = make_sold_film(), make_user()
    buy = {"offer": offer_of(film), "buyer": make_buyer(lea), "is_gift": True}
    first = services.place(**buy)
    # Pressed twice, it is one.
    assert services.place(**buy) == first
    services.mark_paid(order=first, by=keeper_of(first.shop))
    assert services.place(**buy) != first
