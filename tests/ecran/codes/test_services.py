"""Codes are made, found, taken and given back."""

import time
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ecran.codes import selectors, services, validators
from ecran.codes.enums import Audience, Gives, State
from ecran.codes.errors import CodeRefused
from ecran.codes.models import Batch, Code, Use
from ecran.offers import services as offers
from ecran.offers.models import Offer
from labfilms.core import limits
from tests.factories.codes import make_batch, make_code
from tests.factories.films import make_film
from tests.factories.shops import (
    keeper_of,
    make_pass,
    make_shop,
    make_sold_film,
    offer_of,
    sell,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]
HERE = "address:192.0.2.1"
SOON, PAST = timedelta(days=1), timedelta(days=-1)


@pytest.fixture
def shop():
    return make_shop()


@pytest.fixture
def film(shop):
    return make_sold_film(shop, rental=300, purchase=900)


def refusal(call, **given):
    with pytest.raises(CodeRefused) as refused:
        call(**given)
    return refused.value.code


def find(text, source=HERE):
    return services.find(text=text, source=source)


def why_not_found(text, source=HERE):
    return refusal(services.find, text=text, source=source)


# --- making ---------------------------------------------------------------------------------------


def test_five_thousand_codes_are_made_in_few_statements(shop):
    with CaptureQueriesContext(connection) as asked:
        batch = make_batch(shop, quantity=5_000)
    # SQLite takes 999 values a statement.
    assert len(asked) < 50
    texts = set(batch.codes.values_list("folded", flat=True))
    assert len(texts) == 5_000
    assert all(len(text) == 12 and set(text) <= set(validators.SIGNS) for text in texts)


@pytest.mark.parametrize("quantity", [0, 5_001])
def test_fewer_than_one_or_more_than_five_thousand_are_no_batch(shop, quantity):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_batch(shop, quantity=quantity)


def test_a_shop_has_so_many_codes_and_no_more(shop, monkeypatch):
    monkeypatch.setattr(services, "MOST_OF_A_SHOP", 3)
    make_batch(shop, quantity=2)
    assert refusal(make_batch, shop=shop, quantity=2) == "many"
    make_batch(shop, quantity=1)
    assert Code.objects.count() == 3


def test_a_chosen_text_is_one_code_over_the_whole_site(shop):
    make_code(shop, text="Salins 2026", by=keeper_of(shop))
    assert str(Code.objects.get()) == "SALINS-2026"
    # The same to whoever reads it, in another shop.
    for text in ("SALINS2026", "S-A-L-I-N-S-2026", "sa1ins-2o26"):
        assert refusal(make_batch, text=text) == "taken"
    assert Batch.objects.count() == 1


def test_a_text_that_makes_free_has_eight_signs_and_one_that_takes_a_part_off_four(shop):
    percent = {"gives": Gives.PERCENT, "value": 20}
    fixed = {"gives": Gives.FIXED, "value": 100}
    assert refusal(make_batch, shop=shop, text="SEL4") == "short"
    assert refusal(make_batch, shop=shop, text="SEL4", **fixed) == "short"
    assert make_code(shop, text="SEL4", **percent).text == "SEL4"


def test_texts_are_not_tried_by_choosing_them(shop):
    for number in range(services.CHOSEN_OF_ONE):
        make_batch(shop, text=f"SALINS-{2000 + number}")
    assert refusal(make_batch, shop=shop, text="SALINS-9999") == "often"
    make_batch(shop)
    make_batch(text="SALINS-9999")


def test_guests_and_the_press_watch_free(shop):
    for audience in (Audience.VIP, Audience.PRESS):
        given = {"audience": audience, "gives": Gives.PERCENT, "value": 50}
        assert refusal(make_batch, shop=shop, **given) == "free"
        code = make_code(shop, audience=audience, words="Jury des Salins")
        assert code.goes_round
        assert code.batch.words == "Jury des Salins"
    assert not make_code(shop).goes_round


@pytest.mark.parametrize(
    "wrong",
    [
        {"gives": Gives.PERCENT, "value": 0},
        {"gives": Gives.PERCENT, "value": 100},
        {"gives": Gives.FIXED, "value": 0},
        {"gives": Gives.FIXED, "value": 50_001},
        {"gives": Gives.FREE, "value": 1},
        {"most_uses": 0},
        {"most_uses": 5_001},
    ],
)
def test_the_database_itself_keeps_no_other_values(shop, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_batch(shop, **wrong)


def test_a_film_of_another_shop_is_not_named(shop, film):
    assert refusal(make_batch, shop=shop, films=(film, make_sold_film())) == "foreign"
    assert refusal(make_batch, shop=shop, films=(make_film(keeper_of(shop)),)) == "foreign"
    assert not Batch.objects.exists()


# --- finding --------------------------------------------------------------------------------------


def test_a_code_is_found_however_it_is_typed(shop):
    code = make_code(shop)
    assert find(str(code).lower()) == code
    assert find(code.text) == code
    mistaken = code.text.replace("0", "O").replace("1", "l")
    assert find(f" {mistaken} ") == code


def test_every_unknown_text_is_answered_in_the_same_words():
    said = set()
    for text in ("", "7K2M-9QRT-XW4D", "SALINS-2026", "\x00", "' OR 1=1", "é" * 500):
        with pytest.raises(CodeRefused) as refused:
            find(text)
        assert refused.value.code == "unknown"
        said.add(str(refused.value))
    assert len(said) == 1


def test_dates_are_kept_and_said_by_the_clock_of_whoever_made_the_code(shop):
    zone = ZoneInfo("Indian/Reunion")
    early = make_code(shop, begins_at=timezone.now() + SOON, zone=zone)
    over = make_code(shop, ends_at=timezone.now() + PAST, zone=zone)
    for code, why in ((early, "early"), (over, "over")):
        with pytest.raises(CodeRefused, match="heure de La Réunion") as refused:
            find(code.text)
        assert refused.value.code == why
    now = timezone.now()
    assert find(make_code(shop, begins_at=now, ends_at=now + SOON).text)


def test_a_window_is_open_from_its_first_moment_and_shut_at_its_last(shop, monkeypatch):
    begins, ends = timezone.now() + SOON, timezone.now() + 2 * SOON
    code = make_code(shop, begins_at=begins, ends_at=ends)
    moment = timedelta(microseconds=1)
    for now, state in (
        (begins - moment, State.EARLY),
        (begins, State.OPEN),
        (ends - moment, State.OPEN),
        (ends, State.OVER),
    ):
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        assert code.state == state


def test_a_code_that_is_used_up_or_closed_is_not_found(shop):
    used, closed, in_closed = make_code(shop), make_code(shop), make_code(shop)
    services.take(code=used, key="order-1")
    services.close_one(code=closed)
    services.close(batch=in_closed.batch)
    assert why_not_found(used.text) == "used"
    assert why_not_found(closed.text) == "closed"
    assert why_not_found(in_closed.text) == "closed"


def test_closing_one_leaves_the_others_and_keeps_its_moment(shop):
    batch = make_batch(shop, quantity=3)
    one, two, _three = batch.codes.all()
    services.close_one(code=one)
    one.refresh_from_db()
    assert find(two.text) == two
    services.close(batch=batch)
    services.close(batch=batch)
    kept = Code.objects.get(pk=one.pk).closed_at
    assert kept == one.closed_at
    assert not batch.codes.filter(closed_at=None).exists()


def test_twenty_wrong_texts_an_hour_are_heard_from_one_place(shop, monkeypatch):
    code = make_code(shop)
    for number in range(20):
        assert why_not_found(f"FAUX{number:04}") == "unknown"
    # Not even the right one any more, or the last guess would be worth as much as the first.
    assert why_not_found(code.text) == "often"
    assert find(code.text, "address:192.0.2.2") == code
    hour = time.time() + limits.HOUR
    monkeypatch.setattr(limits.time, "time", lambda: hour)
    assert find(code.text) == code


def test_right_texts_are_not_counted_nor_do_they_forgive_wrong_ones(shop):
    code = make_code(shop)
    for number in range(19):
        why_not_found(f"FAUX{number:04}")
        assert find(code.text) == code
    assert why_not_found("FAUX9999") == "unknown"
    assert why_not_found(code.text) == "often"


def test_two_thousand_wrong_texts_an_hour_are_heard_from_anywhere(shop, monkeypatch):
    monkeypatch.setattr(services, "WRONG_OF_ALL", 5)
    code = make_code(shop)
    for number in range(5):
        assert why_not_found("FAUX0000", f"address:192.0.2.{number}") == "unknown"
    assert why_not_found(code.text, "address:192.0.2.99") == "often"


def test_an_empty_box_is_no_guess(shop):
    for _turn in range(30):
        assert why_not_found("") == "unknown"
    assert find(make_code(shop).text)


# --- what is taken off ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gives", "value", "cents", "off"),
    [
        (Gives.FREE, 0, 300, 300),
        (Gives.FIXED, 100, 300, 100),
        (Gives.FIXED, 300, 300, 300),
        (Gives.FIXED, 50_000, 300, 300),
        (Gives.PERCENT, 20, 300, 60),
        (Gives.PERCENT, 50, 299, 150),
        (Gives.PERCENT, 33, 350, 116),
        (Gives.PERCENT, 1, 149, 1),
        (Gives.PERCENT, 1, 150, 2),
        (Gives.PERCENT, 99, 50, 50),
        (Gives.PERCENT, 99, 50_000, 49_500),
    ],
)
def test_so_many_cents_are_taken_off_and_halves_go_up(shop, gives, value, cents, off):
    offer = offer_of(make_sold_film(shop, rental=cents))
    code = make_code(shop, gives=gives, value=value)
    assert services.taken_off(code=code, offer=offer) == off


def test_a_code_of_another_shop_opens_nothing(film):
    assert refusal(services.taken_off, code=make_code(), offer=offer_of(film)) == "foreign"


def test_a_code_for_another_title_opens_nothing(shop, film):
    other = make_sold_film(shop)
    code = make_code(shop, films=(other,))
    assert services.taken_off(code=code, offer=offer_of(other)) == 300
    assert refusal(services.taken_off, code=code, offer=offer_of(film)) == "foreign"


def test_a_pass_counts_when_each_of_its_films_is_named_or_everything_is(shop, film):
    others = [make_sold_film(shop), make_sold_film(shop)]
    offer = make_pass(shop, film, *others, cents=700)
    assert services.taken_off(code=make_code(shop), offer=offer) == 700
    assert services.taken_off(code=make_code(shop, films=(film, *others)), offer=offer) == 700
    some = make_code(shop, films=(film, others[0]))
    assert refusal(services.taken_off, code=some, offer=offer) == "foreign"
    # What another sells in that collection, or nobody, is none of the pass.
    offers.free(film=others[1])
    assert services.taken_off(code=some, offer=offer) == 700


def test_a_pass_to_nothing_is_not_within_a_code_for_some_films(shop, film):
    other = make_sold_film(shop)
    offer = make_pass(shop, film, other)
    code = make_code(shop, films=(film,))
    offers.free(film=film)
    offers.free(film=other)
    assert refusal(services.taken_off, code=code, offer=offer) == "foreign"


def test_a_code_whose_films_are_all_deleted_is_not_one_for_everything(shop, film):
    gone = make_sold_film(shop)
    code = make_code(shop, films=(gone,))
    gone.delete()
    assert refusal(services.taken_off, code=code, offer=offer_of(film)) == "foreign"


def test_what_a_code_is_good_for_now_is_told(shop, film):
    other = make_sold_film(shop, rental=200)
    offer = make_pass(shop, film, other, cents=400)
    make_sold_film()
    assert [one.cents for one in selectors.offers_for(make_code(shop))] == [200, 300, 400, 900]
    named = make_code(shop, films=(film,))
    assert selectors.offers_for(named) == [offer_of(film), offer_of(film, "purchase")]
    both = selectors.offers_for(make_code(shop, films=(film, other)))
    assert offer in both


# --- taking ---------------------------------------------------------------------------------------


def test_a_code_is_taken_once_by_the_same_key(shop):
    code = make_code(shop, most_uses=2)
    for _turn in range(3):
        services.take(code=code, key="order-1")
    code.refresh_from_db()
    assert code.uses == Use.objects.count() == 1


def test_a_code_is_taken_as_often_as_it_serves(shop):
    code = make_code(shop, most_uses=2)
    services.take(code=code, key="order-1")
    services.take(code=code, key="order-2")
    assert refusal(services.take, code=code, key="order-3") == "used"
    services.take(code=code, key="order-2")
    code.refresh_from_db()
    assert code.uses == Use.objects.count() == 2


def test_a_code_that_is_closed_meanwhile_is_not_taken(shop):
    code = make_code(shop)
    services.close(batch=code.batch)
    assert refusal(services.take, code=code, key="order-1") == "closed"
    assert not Use.objects.exists()


def test_what_is_given_back_serves_again_and_once(shop):
    code = make_code(shop)
    services.take(code=code, key="order-1")
    services.give_back(key="order-2")
    assert why_not_found(code.text) == "used"
    services.give_back(key="order-1")
    services.give_back(key="order-1")
    code.refresh_from_db()
    assert code.uses == 0
    services.take(code=code, key="order-2")
    assert why_not_found(code.text) == "used"


def test_keys_that_begin_alike_are_two(shop):
    code = make_code(shop, most_uses=2)
    services.take(code=code, key="order-1")
    services.take(code=code, key="order-12")
    services.give_back(key="order-1")
    assert Use.objects.get().key == "order-12"


# --- gifts ----------------------------------------------------------------------------------------


def test_a_gift_is_one_free_use_of_what_was_bought(shop, film):
    rental, purchase = offer_of(film), offer_of(film, "purchase")
    code = services.make_gift(shop=shop, offer=rental, key="order-1")
    assert find(str(code)) == code
    assert services.taken_off(code=code, offer=rental) == 300
    assert refusal(services.taken_off, code=code, offer=purchase) == "foreign"
    other = offer_of(make_sold_film(shop))
    assert refusal(services.taken_off, code=code, offer=other) == "foreign"
    assert not code.goes_round
    services.take(code=code, key="order-2")
    assert refusal(services.take, code=code, key="order-3") == "used"


def test_a_gift_is_made_once_for_a_key(shop, film):
    made = [
        services.make_gift(shop=shop, offer=offer_of(film), key=key)
        for key in ("order-1", "order-1", "order-2")
    ]
    assert made[0] == made[1] != made[2]
    assert Code.objects.count() == 2


def test_a_gift_is_no_promotion(shop, film):
    services.make_gift(shop=shop, offer=offer_of(film), key="order-1")
    assert not selectors.promotions(shop).exists()


def test_a_gift_stands_whatever_becomes_of_its_price(shop, film):
    code = services.make_gift(shop=shop, offer=offer_of(film), key="order-1")
    sell(film, shop, rental=500)
    dearer = offer_of(film)
    assert services.taken_off(code=code, offer=dearer) == 500
    # And when it was free for a while, and is sold anew.
    offers.free(film=film)
    assert not Offer.objects.filter(pk=dearer.pk).exists()
    sell(film, shop, rental=400)
    assert services.taken_off(code=find(code.text), offer=offer_of(film)) == 400


def test_a_gift_of_a_pass_is_for_the_pass_of_that_collection(shop, film):
    films = [film, make_sold_film(shop), make_sold_film(shop)]
    offer = make_pass(shop, *films[:2], cents=700)
    code = services.make_gift(shop=shop, offer=offer, key="order-1")
    assert services.taken_off(code=code, offer=offer) == 700
    anew = offers.sell_pass(collection=offer.collection, shop=shop, cents=800, days=None)
    assert services.taken_off(code=code, offer=anew) == 800
    other = make_pass(shop, *films[1:])
    assert refusal(services.taken_off, code=code, offer=other) == "foreign"
    assert refusal(services.taken_off, code=code, offer=offer_of(film)) == "foreign"
    assert selectors.offers_for(code) == [anew]
    offer.delete()
    assert refusal(services.taken_off, code=find(code.text), offer=anew) == "foreign"


def test_a_gift_that_is_refunded_opens_nothing_nor_does_what_was_given_on_with_it(shop, film):
    offer = offer_of(film)
    first = services.make_gift(shop=shop, offer=offer, key="order-1")
    services.take(code=first, key="order-2")
    second = services.make_gift(shop=shop, offer=offer, key="order-2")
    services.take(code=second, key="order-3")
    other = services.make_gift(shop=shop, offer=offer, key="order-12")
    assert services.take_gift_back(key="order-1") == ["order-2", "order-3"]
    assert (why_not_found(first.text), why_not_found(second.text)) == ("closed", "closed")
    assert find(other.text) == other
    assert services.take_gift_back(key="order-99") == []


def test_rows_say_what_they_are(shop):
    code = make_code(shop, words="Festival des Salins")
    services.take(code=code, key="order-1")
    assert str(code.batch) == "Festival des Salins"
    assert str(code) == validators.grouped(code.text)
    assert "order-1" in str(Use.objects.get())
