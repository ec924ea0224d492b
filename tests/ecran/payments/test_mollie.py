import json
import logging
import socket
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.utils import translation

from ecran.payments.errors import Forged, ProviderAway
from ecran.payments.mollie import Mollie
from ecran.payments.port import Account, Asked, What
from tests.ecran.payments.loopback import Answer
from tests.ecran.payments.mollie_server import KEY, OTHER_KEY

OURS = Account(secret=KEY)
REVOKED = Account("test_revoked")
ASKED = Asked(
    key="vT3xq0nJp2",
    amount=1250,
    currency="EUR",
    words="Location de « La Baie »",
    back="https://labfilms.example/commandes/vT3xq0nJp2/",
    told="https://labfilms.example/paiements/mollie/7/",
    email="buyer@labfilms.example",
    language="fr",
)


@pytest.fixture
def mollie():
    return Mollie()


@pytest.fixture
def reference(mollie_server, mollie):
    return mollie.begin(ASKED, OURS).reference


def told(mollie, body, account=OURS):
    return mollie.read(body, {}, account)


def facts(events):
    return [(event.what, event.amount) for event in events]


def test_a_payment_is_begun_on_their_page(mollie_server, mollie):
    begun = mollie.begin(ASKED, OURS)
    assert begun.address == f"{mollie_server.address}/checkout/{begun.reference}"
    (request,) = mollie_server.requests
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert json.loads(request.body) == {
        "amount": {"currency": "EUR", "value": "12.50"},
        "description": "Location de « La Baie »",
        "redirectUrl": ASKED.back,
        "webhookUrl": ASKED.told,
        "metadata": {"key": "vT3xq0nJp2"},
        "locale": "fr_FR",
    }


def test_begun_twice_with_one_key_it_is_one_payment(mollie_server, mollie):
    first, second = mollie.begin(ASKED, OURS), mollie.begin(ASKED, OURS)
    assert first == second
    assert len(mollie_server.payments) == 1


def test_begun_again_a_day_later_it_is_the_page_that_is_still_open(mollie_server, mollie):
    first = mollie.begin(ASKED, OURS)
    mollie_server.forget_keys()
    assert mollie.begin(replace(ASKED, known=first.reference), OURS) == first
    assert len(mollie_server.payments) == 1


@pytest.mark.parametrize("status", ["pending", "authorized", "paid"])
def test_what_is_on_its_way_or_has_come_is_not_begun_again(
    mollie_server, mollie, reference, status
):
    mollie_server.end(reference, status)
    begun = mollie.begin(replace(ASKED, known=reference), OURS)
    assert (begun.reference, begun.address) == (reference, "")


@pytest.mark.parametrize("status", ["failed", "canceled", "expired"])
def test_what_ended_unpaid_is_begun_anew_once(mollie_server, mollie, reference, status):
    mollie_server.end(reference, status)
    again = replace(ASKED, known=reference)
    second = mollie.begin(again, OURS)
    assert second.reference != reference
    assert mollie.begin(again, OURS) == second


@pytest.mark.parametrize("known", ["tr_elsewhere", "cs_test_1"])
def test_what_this_account_does_not_know_is_begun_anew(mollie_server, mollie, known):
    assert mollie.begin(replace(ASKED, known=known), OURS).address


def test_what_was_begun_for_another_order_is_not_its_page(mollie_server, mollie, reference):
    begun = mollie.begin(replace(ASKED, key="another", known=reference), OURS)
    assert begun.reference != reference


def test_the_orders_token_is_not_the_idempotency_key_that_clients_log(mollie_server, mollie):
    mollie.begin(ASKED, OURS)
    sent = mollie_server.requests[0].headers["idempotency-key"]
    assert ASKED.key not in sent
    assert len(sent) == 40


def test_they_are_not_told_the_name_of_the_machine(mollie_server, mollie):
    mollie.begin(ASKED, OURS)
    headers = mollie_server.requests[0].headers
    assert headers["x-mollie-client-info"] == ""
    assert socket.gethostname() not in str(headers)


def test_an_open_payment_tells_nothing(mollie_server, mollie, reference):
    assert told(mollie, mollie_server.notice(reference)) == []
    for status in ("pending", "authorized"):
        assert told(mollie, mollie_server.end(reference, status)) == []


def test_a_paid_one_is_told_with_its_amount_currency_key_and_moment(
    mollie_server, mollie, reference
):
    (event,) = told(mollie, mollie_server.pay(reference))
    assert event.provider == "mollie"
    assert event.identity == f"{reference}:paid"
    assert event.what is What.PAID
    assert event.reference == reference
    assert event.key == ASKED.key
    assert (event.amount, event.currency) == (1250, "EUR")
    assert event.at == datetime.fromtimestamp(mollie_server.clock, UTC)


@pytest.mark.parametrize(
    ("status", "what"),
    [("failed", What.FAILED), ("canceled", What.FAILED), ("expired", What.EXPIRED)],
)
def test_one_that_ends_unpaid(mollie_server, mollie, reference, status, what):
    (event,) = told(mollie, mollie_server.end(reference, status))
    assert (event.what, event.identity) == (what, f"{reference}:{status}")


def test_amount_and_currency_are_those_that_they_say(mollie_server, mollie, reference):
    mollie_server.payments[reference]["amount"] = {"currency": "USD", "value": "0.01"}
    (event,) = told(mollie, mollie_server.pay(reference))
    assert (event.amount, event.currency) == (1, "USD")


def test_a_notice_told_twice_tells_the_same(mollie_server, mollie, reference):
    notice = mollie_server.pay(reference)
    assert told(mollie, notice) == told(mollie, notice)


def test_a_notice_replayed_after_a_refund_tells_the_refund_too(mollie_server, mollie, reference):
    notice = mollie_server.pay(reference)
    mollie_server.send_back(reference, 1250)
    assert facts(told(mollie, notice)) == [(What.PAID, 1250), (What.REFUNDED, 1250)]


def test_a_lost_notice_is_made_up_by_asking(mollie_server, mollie, reference):
    mollie_server.pay(reference)
    mollie_server.send_back(reference, 250)
    mollie_server.charge_back(reference, 1000)
    events = mollie.ask(reference, OURS)
    assert facts(events) == [(What.PAID, 1250), (What.REFUNDED, 250), (What.REFUNDED, 1000)]
    assert events[2].identity.startswith("chb_")


@pytest.mark.parametrize("status", ["queued", "pending", "processing", "refunded"])
def test_a_refund_stands_as_soon_as_it_is_accepted(mollie_server, mollie, reference, status):
    mollie_server.pay(reference)
    (_, refund) = told(mollie, mollie_server.send_back(reference, 500, status))
    assert (refund.what, refund.amount) == (What.REFUNDED, 500)


@pytest.mark.parametrize("status", ["failed", "canceled"])
def test_a_refund_that_did_not_leave_is_none(mollie_server, mollie, reference, status):
    mollie_server.pay(reference)
    assert facts(told(mollie, mollie_server.send_back(reference, 500, status))) == [
        (What.PAID, 1250)
    ]


def test_a_chargeback_that_was_reversed_is_none(mollie_server, mollie, reference):
    mollie_server.pay(reference)
    notice = mollie_server.charge_back(reference, 1250, reversed_at="2026-11-20T10:00:00+00:00")
    assert facts(told(mollie, notice)) == [(What.PAID, 1250)]


def test_parts_are_sent_back_and_then_the_rest(mollie_server, mollie, reference):
    mollie_server.pay(reference)
    (part,) = mollie.refund(reference, 250, "EUR", "refund-1", OURS)
    (rest,) = mollie.refund(reference, 1000, "EUR", "refund-2", OURS)
    assert facts([part, rest]) == [(What.REFUNDED, 250), (What.REFUNDED, 1000)]
    assert part.key == ASKED.key
    assert mollie.ask(reference, OURS)[1:] == [part, rest]


@pytest.mark.parametrize("forgotten", [False, True])
def test_a_refund_asked_twice_with_one_key_is_one(mollie_server, mollie, reference, forgotten):
    mollie_server.pay(reference)
    first = mollie.refund(reference, 250, "EUR", "refund-1", OURS)
    if forgotten:
        mollie_server.forget_keys()
    assert mollie.refund(reference, 250, "EUR", "refund-1", OURS) == first
    assert len(mollie_server.payments[reference]["_embedded"]["refunds"]) == 1


def test_two_who_refund_at_once_with_one_key_make_one(mollie_server, mollie, reference):
    """Both have read that there is none: the idempotency key decides."""
    mollie_server.pay(reference)
    first = mollie.refund(reference, 250, "EUR", "refund-1", OURS)
    hidden = mollie_server.payments[reference]["_embedded"].pop("refunds")
    mollie_server.payments[reference]["_embedded"]["refunds"] = []
    assert mollie.refund(reference, 250, "EUR", "refund-1", OURS) == first
    assert mollie_server.payments[reference]["_embedded"]["refunds"] == []
    assert len(hidden) == 1


def test_more_than_what_was_paid_is_refused_in_their_words(mollie_server, mollie, reference):
    mollie_server.pay(reference)
    with pytest.raises(ProviderAway) as refused:
        mollie.refund(reference, 1251, "EUR", "refund-1", OURS)
    assert refused.value.code == ProviderAway.REFUSED
    assert "higher than what is left" in str(refused.value.for_seller)
    assert "higher" not in str(refused.value)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"id=",
        b"id=re_4qqhO89gsT",
        b"id=tr_1/refunds",
        b"id=tr_../../profiles/me",
        b"id=tr_" + b"a" * 65,
        b'{"id": "tr_1"}',
        b"paid=tr_1",
        b"\xff\xfe",
    ],
)
def test_what_is_no_notice_of_theirs_asks_them_nothing(mollie_server, mollie, body):
    with pytest.raises(Forged) as forged:
        told(mollie, body)
    assert forged.value.code == Forged.SHAPE
    assert mollie_server.requests == []


def test_an_id_that_nobody_has_is_forged(mollie_server, mollie):
    with pytest.raises(Forged) as forged:
        told(mollie, b"id=tr_nobody")
    assert forged.value.code == Forged.FOREIGN


def test_a_payment_of_another_account_is_forged(mollie_server, mollie, reference):
    notice = mollie_server.pay(reference)
    with pytest.raises(Forged):
        told(mollie, notice, Account(secret=OTHER_KEY))


@pytest.mark.parametrize("metadata", [None, "vT3", {}, {"key": ""}, {"key": 7}, {"key": "a" * 41}])
def test_a_payment_of_the_seller_that_we_did_not_begin_is_forged(
    mollie_server, mollie, reference, metadata
):
    mollie_server.payments[reference]["metadata"] = metadata
    with pytest.raises(Forged):
        told(mollie, mollie_server.pay(reference))


def test_a_reference_that_would_lead_elsewhere_is_asked_nowhere(mollie_server, mollie):
    for odd in ("", "tr_1?embed=x", "tr_1/../../profiles", "re_1"):
        with pytest.raises(Forged):
            mollie.ask(odd, OURS)
    assert mollie_server.requests == []


def test_nobody_at_their_address(settings, mollie):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.MOLLIE_ADDRESS = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(ProviderAway) as away:
            mollie.begin(ASKED, OURS)
    assert away.value.code == ProviderAway.AWAY


def test_whoever_is_slow_is_not_waited_for(mollie_server, mollie, reference, monkeypatch):
    monkeypatch.setattr(Mollie, "timeout", (0.2, 0.2))
    mollie_server.slow = 0.6
    with pytest.raises(ProviderAway) as away:
        mollie.ask(reference, OURS)
    assert away.value.code == ProviderAway.AWAY
    assert len(mollie_server.requests) == 2


@pytest.mark.parametrize(
    "broken",
    [
        Answer(500, b"<html>"),
        Answer(503, {"status": 503, "title": "Service Unavailable", "detail": "Later"}),
        Answer(429, {"status": 429, "title": "Too Many Requests", "detail": "Later"}),
        Answer(200, b"<html>"),
        Answer(200, {}),
        Answer(200, b"[]"),
        Answer(200, {"id": "tr_0000000001", "metadata": {"key": "k"}, "status": "paid"}),
    ],
)
def test_an_answer_that_is_none(mollie_server, mollie, reference, broken):
    mollie_server.broken = broken
    with pytest.raises(ProviderAway) as away:
        mollie.ask(reference, OURS)
    assert away.value.code == ProviderAway.AWAY


@pytest.mark.parametrize("value", ["12,50", "-1.00", "1e3", "12.505", "NaN"])
def test_an_amount_that_is_none(mollie_server, mollie, reference, value):
    mollie_server.payments[reference]["amount"]["value"] = value
    with pytest.raises(ProviderAway):
        told(mollie, mollie_server.pay(reference))


def test_a_page_that_is_not_given_is_not_gone_to(mollie_server, mollie):
    mollie_server.broken = Answer(201, {"id": "tr_1", "_links": {}})
    with pytest.raises(ProviderAway):
        mollie.begin(ASKED, OURS)


def test_a_key_that_they_do_not_know(mollie_server, mollie):
    with pytest.raises(ProviderAway) as refused:
        mollie.begin(ASKED, REVOKED)
    assert refused.value.code == ProviderAway.KEY
    with translation.override("en"):
        assert "key" in str(refused.value.for_seller)
        assert "key" not in str(refused.value)


@pytest.mark.parametrize("secret", ["", "sk_test_1", "test_", "test_a\n", "test_é", "access_1"])
def test_what_is_no_key_is_not_sent(mollie_server, mollie, secret):
    with pytest.raises(ProviderAway) as refused:
        mollie.ask("tr_1", Account(secret=secret))
    assert refused.value.code == ProviderAway.KEY
    assert mollie_server.requests == []


def test_an_address_that_they_cannot_reach_is_told_to_the_seller(mollie_server, mollie):
    with pytest.raises(ProviderAway) as refused:
        mollie.begin(replace(ASKED, told="http://127.0.0.1:8000/"), OURS)
    assert "unreachable" in str(refused.value.for_seller)


def test_neither_keys_nor_tokens_are_logged(mollie_server, mollie, reference, caplog):
    caplog.set_level(logging.DEBUG)
    mollie.begin(ASKED, OURS)
    mollie.ask(reference, OURS)
    mollie_server.broken = Answer(500, b"")
    with pytest.raises(ProviderAway):
        mollie.ask(reference, OURS)
    assert ASKED.key not in caplog.text
    assert KEY not in caplog.text


def test_a_key_is_checked_before_the_first_sale(mollie_server, mollie):
    mollie.check(OURS)
    with pytest.raises(ProviderAway):
        mollie.check(REVOKED)
    assert mollie.rehearses(OURS)
    assert not mollie.rehearses(Account(secret=OTHER_KEY))
