import json
import re
from dataclasses import FrozenInstanceError, replace

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from ecran.payments.amounts import counted, written
from ecran.payments.errors import Forged, UnknownProvider
from ecran.payments.port import Account, Asked, What, once
from ecran.payments.registry import form_origins, provider, providers
from tests.labfilms.test_production import load

ASKED = Asked(
    key="vT3xq0nJp2",
    amount=1250,
    currency="EUR",
    words="Location de « La Baie »",
    back="https://labfilms.example/commandes/vT3xq0nJp2/",
    told="https://labfilms.example/paiements/offline/7/",
    email="buyer@labfilms.example",
    language="fr",
)
NOBODY = Account()


# --- who takes payments -----------------------------------------------------------------------


def test_a_site_that_turned_nothing_on_takes_transfers():
    assert [one.name for one in providers()] == ["offline"]
    assert form_origins() == []
    with pytest.raises(UnknownProvider):
        provider("mollie")


def test_what_is_turned_on_comes_in_its_order_after_transfers(settings):
    settings.PAYMENTS = ["stripe", "mollie"]
    assert [one.name for one in providers()] == ["offline", "stripe", "mollie"]
    assert provider("mollie").hosted
    assert not provider("offline").hosted


@pytest.mark.parametrize("name", ["mollie", "paypal", ""])
def test_one_that_is_not_on_is_a_key_error_in_words(settings, name):
    settings.PAYMENTS = ["stripe"]
    with translation.override("en"):
        with pytest.raises(KeyError) as unknown:
            provider(name)
        assert str(unknown.value) == f"“{name}” takes no payment on this site."


def test_whoever_wrote_no_policy_of_their_own_may_go_to_the_pages(settings):
    settings.PAYMENTS = ["mollie", "stripe"]
    assert form_origins() == ["https://*.mollie.com", "https://checkout.stripe.com"]


def read_settings(elsewhere, **environment):
    code = (
        "import json; from labfilms import settings as s; "
        "print(json.dumps([s.PAYMENTS, s.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action']]))"
    )
    done = load(elsewhere | environment, code)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_policy_lets_forms_lead_to_the_pages_that_are_on(elsewhere):
    """By the settings themselves: the policy is made when they are read."""
    own = "http://127.0.0.1:9"
    both = read_settings(
        elsewhere, LABFILMS_PAYMENTS="mollie, stripe", LABFILMS_STRIPE_ADDRESS=f"{own}/"
    )
    assert both == [["mollie", "stripe"], ["'self'", "https://*.mollie.com", own]]
    assert read_settings(elsewhere, LABFILMS_PAYMENTS="") == [[], ["'self'"]]


def test_a_provider_that_nobody_wrote_stops_the_site_before_it_starts(elsewhere):
    done = load(elsewhere | {"LABFILMS_PAYMENTS": "mollie,paypal"})
    assert done.returncode != 0
    assert "LABFILMS_PAYMENTS knows 'mollie' and 'stripe', not ['paypal']" in done.stderr


# --- what goes in and out ---------------------------------------------------------------------


@pytest.mark.parametrize("wrong", [{"amount": 0}, {"amount": -1}, {"key": ""}, {"key": "a" * 41}])
def test_nothing_is_asked_for_nothing(wrong):
    with pytest.raises(ValueError, match="a key of 1 to 40 characters, and an amount above zero"):
        replace(ASKED, **wrong)


def test_keys_are_not_shown_by_what_holds_them():
    assert "_1" not in repr(Account("sk_live_1", "whsec_1"))
    with pytest.raises(FrozenInstanceError):
        ASKED.amount = 1


def test_one_key_is_two_deeds():
    assert once("begin", "a") != once("refund", "a")
    assert once("begin", "a") != once("begin", "b")


@given(st.integers(min_value=0, max_value=10**11), st.sampled_from(["EUR", "CHF", "USD", "JPY"]))
def test_an_amount_is_read_as_it_was_written(cents, currency):
    assert counted(written(cents, currency), currency) == cents


def test_amounts_have_the_figures_of_their_currency():
    assert [written(cents, "EUR") for cents in (5, 50, 1250)] == ["0.05", "0.50", "12.50"]
    assert written(1250, "JPY") == "1250"
    assert counted("0.29", "EUR") == 29
    assert counted("12", "EUR") == 1200


@pytest.mark.parametrize(
    ("text", "currency"),
    [("", "EUR"), ("-1", "EUR"), ("1.005", "EUR"), ("0.5", "JPY"), ("١", "EUR")],
)
def test_what_is_no_amount(text, currency):
    with pytest.raises(ValueError, match="is no"):
        counted(text, currency)


# --- offline ----------------------------------------------------------------------------------


def test_a_transfer_has_words_to_write_on_it_and_no_page():
    begun = provider("offline").begin(ASKED, NOBODY)
    assert re.fullmatch(r"LF-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}", begun.reference)
    assert begun.address == ""
    assert begun == provider("offline").begin(ASKED, NOBODY)
    assert begun != provider("offline").begin(replace(ASKED, key="another"), NOBODY)


def test_of_a_transfer_the_seller_alone_knows():
    offline = provider("offline")
    assert offline.ask("LF-00000-00000", NOBODY) == []
    with pytest.raises(Forged):
        offline.read(b"paid", {}, NOBODY)
    offline.check(NOBODY)
    assert not offline.rehearses(NOBODY)


def test_a_transfer_is_sent_back_by_hand_and_counted_once():
    send_back = provider("offline").refund
    (event,) = send_back("LF-00000-00000", 1250, "EUR", "refund-1", NOBODY)
    (again,) = send_back("LF-00000-00000", 1250, "EUR", "refund-1", NOBODY)
    assert (event.what, event.amount, event.currency) == (What.REFUNDED, 1250, "EUR")
    assert event.reference == "LF-00000-00000"
    assert event.identity == again.identity
    assert event.identity != send_back("LF-00000-00000", 1, "EUR", "refund-2", NOBODY)[0].identity
