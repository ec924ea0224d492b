import json
import logging
import socket
import time
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import parse_qsl

import pytest

from ecran.payments.errors import Forged, ProviderAway
from ecran.payments.port import Account, Asked, What
from ecran.payments.stripe import Stripe
from tests.ecran.payments.loopback import Answer
from tests.ecran.payments.stripe_server import KEY, OTHER_KEY, SIGNING, signed

OURS = Account(secret=KEY, signing=SIGNING)
REVOKED = Account("sk_test_revoked")
ASKED = Asked(
    key="vT3xq0nJp2",
    amount=1250,
    currency="EUR",
    words="Location de « La Baie »",
    back="https://labfilms.example/commandes/vT3xq0nJp2/",
    told="https://labfilms.example/paiements/stripe/7/",
    email="buyer@labfilms.example",
    language="fr",
)


@pytest.fixture
def stripe():
    return Stripe()


@pytest.fixture
def reference(stripe_server, stripe):
    return stripe.begin(ASKED, OURS).reference


def told(stripe, body, account=OURS, **how):
    return stripe.read(body, signed(body, **how), account)


def facts(events):
    return [(event.what, event.amount) for event in events]


def test_a_payment_is_begun_on_their_page(stripe_server, stripe):
    begun = stripe.begin(ASKED, OURS)
    assert begun.address.startswith(f"{stripe_server.address}/c/pay/{begun.reference}")
    (request,) = stripe_server.requests
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert dict(parse_qsl(request.body.decode())) == {
        "mode": "payment",
        "line_items[0][price_data][currency]": "eur",
        "line_items[0][price_data][unit_amount]": "1250",
        "line_items[0][price_data][product_data][name]": ASKED.words,
        "line_items[0][quantity]": "1",
        "success_url": ASKED.back,
        "cancel_url": ASKED.back,
        "client_reference_id": ASKED.key,
        "metadata[key]": ASKED.key,
        "payment_intent_data[description]": ASKED.words,
        "payment_intent_data[metadata][key]": ASKED.key,
        "locale": "fr",
        "adaptive_pricing[enabled]": "false",
        "customer_email": ASKED.email,
    }


def test_a_buyer_without_an_address_gives_it_there(stripe_server, stripe):
    stripe.begin(replace(ASKED, email=""), OURS)
    assert b"customer_email" not in stripe_server.requests[0].body


def test_begun_twice_with_one_key_it_is_one_session(stripe_server, stripe):
    assert stripe.begin(ASKED, OURS) == stripe.begin(ASKED, OURS)
    assert len(stripe_server.sessions) == 1


def test_begun_again_a_day_later_it_is_the_page_that_is_still_open(stripe_server, stripe):
    first = stripe.begin(ASKED, OURS)
    stripe_server.forget_keys()
    assert stripe.begin(replace(ASKED, known=first.reference), OURS) == first
    assert len(stripe_server.sessions) == 1


@pytest.mark.parametrize("end", ["pay", "pay_later"])
def test_what_is_on_its_way_or_has_come_is_not_begun_again(stripe_server, stripe, reference, end):
    getattr(stripe_server, end)(reference)
    begun = stripe.begin(replace(ASKED, known=reference), OURS)
    assert (begun.reference, begun.address) == (reference, "")


@pytest.mark.parametrize("end", [["expire"], ["pay_later", "fail"]])
def test_what_ended_unpaid_is_begun_anew_once(stripe_server, stripe, reference, end):
    for step in end:
        getattr(stripe_server, step)(reference)
    again = replace(ASKED, known=reference)
    second = stripe.begin(again, OURS)
    assert second.reference != reference
    assert stripe.begin(again, OURS) == second


@pytest.mark.parametrize("known", ["cs_test_elsewhere", "tr_1"])
def test_what_this_account_does_not_know_is_begun_anew(stripe_server, stripe, known):
    assert stripe.begin(replace(ASKED, known=known), OURS).address


def test_what_was_begun_for_another_order_is_not_its_page(stripe_server, stripe, reference):
    begun = stripe.begin(replace(ASKED, key="another", known=reference), OURS)
    assert begun.reference != reference


def test_one_key_with_another_amount_is_refused(stripe_server, stripe):
    stripe.begin(ASKED, OURS)
    with pytest.raises(ProviderAway) as refused:
        stripe.begin(replace(ASKED, amount=1), OURS)
    assert refused.value.code == ProviderAway.REFUSED
    assert len(stripe_server.sessions) == 1


def test_what_is_too_little_is_refused_in_their_words(stripe_server, stripe):
    with pytest.raises(ProviderAway) as refused:
        stripe.begin(replace(ASKED, amount=49), OURS)
    assert "at least €0.50" in str(refused.value.for_seller)
    assert "0.50" not in str(refused.value)


def test_an_open_session_tells_nothing(stripe_server, stripe, reference):
    session = stripe_server.sessions[reference]
    assert told(stripe, stripe_server.event("checkout.session.completed", session)) == []


def test_a_paid_one_is_told_with_its_amount_currency_key_and_moment(
    stripe_server, stripe, reference
):
    (event,) = told(stripe, stripe_server.pay(reference))
    assert event.provider == "stripe"
    assert event.identity == f"{reference}:paid"
    assert event.what is What.PAID
    assert event.reference == reference
    assert event.key == ASKED.key
    assert (event.amount, event.currency) == (1250, "EUR")
    assert event.at == datetime.fromtimestamp(stripe_server.clock, UTC)


def test_amount_and_currency_are_those_that_came(stripe_server, stripe, reference):
    body = stripe_server.pay(reference)
    intent = stripe_server.intents[stripe_server.sessions[reference]["payment_intent"]]
    intent |= {"amount_received": 1, "currency": "usd"}
    (event,) = told(stripe, body)
    assert (event.amount, event.currency) == (1, "USD")


def test_a_debit_tells_nothing_until_the_bank_has_paid(stripe_server, stripe, reference):
    assert told(stripe, stripe_server.pay_later(reference)) == []
    assert facts(told(stripe, stripe_server.settle(reference))) == [(What.PAID, 1250)]


def test_a_debit_that_the_bank_refuses(stripe_server, stripe, reference):
    stripe_server.pay_later(reference)
    (event,) = told(stripe, stripe_server.fail(reference))
    assert (event.what, event.identity) == (What.FAILED, f"{reference}:failed")


def test_a_late_word_of_a_debit_tells_how_it_ended(stripe_server, stripe, reference):
    """Their events come in any order."""
    first = stripe_server.pay_later(reference)
    stripe_server.settle(reference)
    assert facts(told(stripe, first)) == [(What.PAID, 1250)]


def test_a_refused_card_leaves_the_session_open(stripe_server, stripe, reference):
    session = stripe_server.sessions[reference]
    stripe_server.tried(session, "requires_payment_method", 0)
    assert stripe.ask(reference, OURS) == []


def test_a_session_that_expired(stripe_server, stripe, reference):
    (event,) = told(stripe, stripe_server.expire(reference))
    assert (event.what, event.identity) == (What.EXPIRED, f"{reference}:expired")


def test_an_event_told_twice_tells_the_same(stripe_server, stripe, reference):
    body = stripe_server.pay(reference)
    assert told(stripe, body) == told(stripe, body)


def test_an_event_replayed_after_a_refund_tells_the_refund_too(stripe_server, stripe, reference):
    body = stripe_server.pay(reference)
    stripe_server.send_back(reference, 1250)
    assert facts(told(stripe, body)) == [(What.PAID, 1250), (What.REFUNDED, 1250)]


def test_a_lost_event_is_made_up_by_asking(stripe_server, stripe, reference):
    stripe_server.pay(reference)
    for _ in range(5):
        stripe_server.send_back(reference, 50)
    stripe_server.dispute(reference, 1000, "lost")
    events = stripe.ask(reference, OURS)
    parts = [(What.REFUNDED, 50)] * 5
    assert facts(events) == [(What.PAID, 1250), *parts, (What.REFUNDED, 1000)]
    assert len({event.identity for event in events}) == 7


@pytest.mark.parametrize("status", ["pending", "requires_action", "succeeded"])
def test_a_refund_stands_as_soon_as_it_is_accepted(stripe_server, stripe, reference, status):
    stripe_server.pay(reference)
    (_, refund) = told(stripe, stripe_server.send_back(reference, 500, status))
    assert (refund.what, refund.amount, refund.key) == (What.REFUNDED, 500, ASKED.key)


@pytest.mark.parametrize("status", ["failed", "canceled"])
def test_a_refund_that_did_not_leave_is_none(stripe_server, stripe, reference, status):
    stripe_server.pay(reference)
    body = stripe_server.send_back(reference, 500, status)
    assert facts(told(stripe, body)) == [(What.PAID, 1250)]


@pytest.mark.parametrize("status", ["needs_response", "under_review", "won", "warning_closed"])
def test_a_dispute_that_may_yet_be_won_is_no_refund(stripe_server, stripe, reference, status):
    stripe_server.pay(reference)
    body = stripe_server.dispute(reference, 1250, status)
    assert facts(told(stripe, body)) == [(What.PAID, 1250)]


def test_parts_are_sent_back_and_then_the_rest(stripe_server, stripe, reference):
    stripe_server.pay(reference)
    (part,) = stripe.refund(reference, 250, "EUR", "refund-1", OURS)
    (rest,) = stripe.refund(reference, 1000, "EUR", "refund-2", OURS)
    assert facts([part, rest]) == [(What.REFUNDED, 250), (What.REFUNDED, 1000)]
    assert part.key == ASKED.key
    assert stripe.ask(reference, OURS)[1:] == [part, rest]


@pytest.mark.parametrize("forgotten", [False, True])
def test_a_refund_asked_twice_with_one_key_is_one(stripe_server, stripe, reference, forgotten):
    stripe_server.pay(reference)
    first = stripe.refund(reference, 250, "EUR", "refund-1", OURS)
    if forgotten:
        stripe_server.forget_keys()
    assert stripe.refund(reference, 250, "EUR", "refund-1", OURS) == first
    assert len(stripe_server.refunds) == 1


def test_two_who_refund_at_once_with_one_key_make_one(stripe_server, stripe, reference):
    """Both have read that there is none: the idempotency key decides."""
    stripe_server.pay(reference)
    first = stripe.refund(reference, 250, "EUR", "refund-1", OURS)
    stripe_server.refunds.clear()
    assert stripe.refund(reference, 250, "EUR", "refund-1", OURS) == first
    assert stripe_server.refunds == {}


def test_more_than_what_was_paid_is_refused(stripe_server, stripe, reference):
    stripe_server.pay(reference)
    with pytest.raises(ProviderAway) as refused:
        stripe.refund(reference, 1251, "EUR", "refund-1", OURS)
    assert refused.value.code == ProviderAway.REFUSED
    assert "greater than unrefunded" in str(refused.value.for_seller)


def test_what_was_not_paid_or_not_in_this_currency_is_not_sent_back(
    stripe_server, stripe, reference
):
    for currency in ("EUR", "USD"):
        with pytest.raises(ProviderAway) as refused:
            stripe.refund(reference, 250, currency, "refund-1", OURS)
        assert refused.value.code == ProviderAway.REFUSED
        stripe_server.pay(reference)
    assert stripe_server.posts("/refunds") == []


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Stripe-Signature": ""},
        {"Stripe-Signature": "t=1"},
        {"Stripe-Signature": "v1=00"},
        {"Stripe-Signature": "t=now,v1=00"},
        {"Stripe-Signature": f"t={int(time.time())},v1=é"},
        {"Stripe-Signature": f"t={int(time.time())},v0=00"},
    ],
)
def test_what_is_not_signed_is_forged(stripe_server, stripe, reference, headers):
    body = stripe_server.pay(reference)
    stripe_server.requests.clear()
    with pytest.raises(Forged) as forged:
        stripe.read(body, headers, OURS)
    assert forged.value.code == Forged.SIGNATURE
    assert stripe_server.requests == []


def test_another_bodys_signature_is_forged(stripe_server, stripe, reference):
    body = stripe_server.pay(reference)
    with pytest.raises(Forged):
        stripe.read(body.replace(b"1250", b"1251"), signed(body), OURS)


def test_another_endpoints_signature_is_forged(stripe_server, stripe, reference):
    with pytest.raises(Forged):
        told(stripe, stripe_server.pay(reference), signing="whsec_other")


def test_a_seller_without_a_signing_secret_believes_nobody(stripe_server, stripe, reference):
    with pytest.raises(Forged):
        told(stripe, stripe_server.pay(reference), replace(OURS, signing=""), signing="")


def test_a_signature_of_six_minutes_ago_is_forged(stripe_server, stripe, reference):
    body = stripe_server.pay(reference)
    assert len(told(stripe, body, at=int(time.time()) - 240)) == 1
    with pytest.raises(Forged):
        told(stripe, body, at=int(time.time()) - 360)


def test_the_name_of_the_header_may_be_written_anyhow(stripe_server, stripe, reference):
    body = stripe_server.pay(reference)
    headers = {"stripe-signature": signed(body)["Stripe-Signature"]}
    assert len(stripe.read(body, headers, OURS)) == 1


@pytest.mark.parametrize("body", [b"", b"\xff", b"[]", b"{}", b'{"type": "x", "data": 1}'])
def test_what_is_signed_and_no_event_is_forged(stripe_server, stripe, body):
    with pytest.raises(Forged):
        told(stripe, body) if body != b"\xff" else stripe.read(body, signed(b""), OURS)


def test_a_session_of_another_account_is_forged(stripe_server, stripe, reference):
    """Signed for the seller, and not to be found with the seller's key."""
    with pytest.raises(Forged) as forged:
        told(stripe, stripe_server.pay(reference), replace(OURS, secret=OTHER_KEY))
    assert forged.value.code == Forged.FOREIGN


@pytest.mark.parametrize(
    "other",
    [
        {"metadata": {}},
        {"metadata": None},
        {"metadata": {"key": "a" * 41}, "client_reference_id": "a" * 41},
        {"client_reference_id": None},
        {"client_reference_id": "another"},
        {"mode": "subscription"},
    ],
)
def test_what_the_seller_sells_elsewhere_is_never_ours(stripe_server, stripe, reference, other):
    """Stripe tells an endpoint of all of an account: a refusal would make it close ours."""
    body = stripe_server.pay(reference)
    stripe_server.sessions[reference] |= other
    assert told(stripe, body) == []
    with pytest.raises(Forged):
        stripe.ask(reference, OURS)
    with pytest.raises(Forged):
        stripe.refund(reference, 250, "EUR", "refund-1", OURS)


def test_what_else_an_account_tells_is_nothing(stripe_server, stripe, reference):
    stripe_server.pay(reference)
    charge = {"id": "ch_1", "payment_intent": None}
    for kind, thing in (
        ("customer.created", {"id": "cus_1"}),
        ("charge.refunded", charge),
        ("charge.refunded", charge | {"payment_intent": "pi_elsewhere"}),
    ):
        assert told(stripe, stripe_server.event(kind, thing)) == []


def test_a_reference_that_would_lead_elsewhere_is_asked_nowhere(stripe_server, stripe):
    for odd in ("", "cs_1/../../refunds", "cs_1?x", "pi_1"):
        with pytest.raises(Forged):
            stripe.ask(odd, OURS)
    assert stripe_server.requests == []


def test_nobody_at_their_address(settings, stripe):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.STRIPE_ADDRESS = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(ProviderAway) as away:
            stripe.begin(ASKED, OURS)
    assert away.value.code == ProviderAway.AWAY


def test_whoever_is_slow_is_not_waited_for(stripe_server, stripe, reference, monkeypatch):
    monkeypatch.setattr(Stripe, "timeout", (0.2, 0.2))
    stripe_server.slow = 0.6
    with pytest.raises(ProviderAway) as away:
        stripe.ask(reference, OURS)
    assert away.value.code == ProviderAway.AWAY
    assert len(stripe_server.requests) == 2


@pytest.mark.parametrize(
    "broken",
    [
        Answer(500, {"error": {"type": "api_error", "message": "Sorry"}}),
        Answer(502, b"<html>"),
        Answer(429, {"error": {"type": "invalid_request_error", "message": "Slowly"}}),
        Answer(500, b"", {"Stripe-Should-Retry": "true"}),
        Answer(200, b"<html>"),
        Answer(200, {}),
        Answer(200, {"object": "checkout.session", "mode": "payment", "metadata": "?"}),
    ],
)
def test_an_answer_that_is_none(stripe_server, stripe, reference, broken):
    stripe_server.broken = broken
    with pytest.raises(ProviderAway) as away:
        stripe.ask(reference, OURS)
    assert away.value.code == ProviderAway.AWAY
    assert len(stripe_server.requests) == 2


def test_a_page_that_is_not_given_is_not_gone_to(stripe_server, stripe):
    stripe_server.broken = Answer(200, {"object": "checkout.session", "id": "cs_1", "url": None})
    with pytest.raises(ProviderAway):
        stripe.begin(ASKED, OURS)


def test_a_key_that_they_do_not_know(stripe_server, stripe):
    with pytest.raises(ProviderAway) as refused:
        stripe.begin(ASKED, REVOKED)
    assert refused.value.code == ProviderAway.KEY


def test_a_key_that_may_not_do_this_is_refused_in_their_words(stripe_server, stripe):
    words = "The provided key 'rk_test_****' does not have the required permissions"
    stripe_server.broken = Answer(403, {"error": {"message": words}})
    with pytest.raises(ProviderAway) as refused:
        stripe.check(REVOKED)
    assert refused.value.code == ProviderAway.REFUSED
    assert words in str(refused.value.for_seller)


@pytest.mark.parametrize(
    "secret", ["", "pk_test_1", "whsec_1", "sk_test_", "sk_test_a\n", "test_1"]
)
def test_what_is_no_key_is_not_sent(stripe_server, stripe, secret):
    with pytest.raises(ProviderAway) as refused:
        stripe.ask("cs_1", Account(secret=secret))
    assert refused.value.code == ProviderAway.KEY
    assert stripe_server.requests == []


def test_neither_keys_nor_tokens_are_logged(stripe_server, stripe, reference, caplog):
    caplog.set_level(logging.DEBUG)
    told(stripe, stripe_server.pay(reference))
    stripe_server.broken = Answer(500, b"")
    with pytest.raises(ProviderAway):
        stripe.ask(reference, OURS)
    assert ASKED.key not in caplog.text
    assert KEY not in caplog.text
    assert SIGNING not in caplog.text


def test_a_key_is_checked_before_the_first_sale(stripe_server, stripe):
    stripe.check(OURS)
    with pytest.raises(ProviderAway):
        stripe.check(REVOKED)
    assert stripe.rehearses(OURS)
    assert not stripe.rehearses(Account(secret=OTHER_KEY))


def test_the_stand_in_signs_as_their_own_client_does(stripe_server, stripe):
    from stripe import WebhookSignature  # noqa: PLC0415

    body = json.dumps({"object": "event"}).encode()
    theirs = WebhookSignature.generate_signature_header(body.decode(), SIGNING, 1_790_000_000)
    assert signed(body, at=1_790_000_000)["Stripe-Signature"].startswith(theirs)
