"""Stripe: its Checkout page, by its own client (https://docs.stripe.com/payments/checkout).

An event is signed; the signature says who speaks. What is true is fetched back with the seller's
key: an event tells of a moment that may be past, in the words of whichever version of the API
the seller's endpoint was made with, and a refund's event does not name the session.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import stripe
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ecran.payments.answers import as_documented, refusal
from ecran.payments.errors import Forged, ProviderAway
from ecran.payments.port import KEY_LENGTH, Account, Asked, Begun, Event, Provider, What, once

BRAND = "Stripe"
_SECRET = re.compile(r"[sr]k_(?:live|test)_[A-Za-z0-9_]{1,250}")
_REFERENCE = re.compile(r"cs_[A-Za-z0-9_]{1,250}")
# Seconds for which a signed event is believed: their client's own figure.
_TOLERANCE = stripe.Webhook.DEFAULT_TOLERANCE
_LANGUAGES = {"fr": "fr", "en": "en"}
_WORDS = 250
# What names a payment by its intent, and not by its session.
_BY_INTENT = ("charge.refund", "charge.dispute.", "refund.")
_UNDONE = {"failed", "canceled"}
_PAGE = 100

# They would be told how long our last request to them took.
stripe.enable_telemetry = False


class Stripe(Provider):
    name = "stripe"
    title = _("Card, by Stripe")
    hosted = True

    def begin(self, asked: Asked, account: Account) -> Begun:
        with self._asking(account) as client:
            if known := _known(client, asked):
                return known
            options: Any = {"idempotency_key": once("begin", asked.key, asked.known)}
            session = client.v1.checkout.sessions.create(_wanted(asked), options)
            return Begun(session.id, _present(session.url))

    def read(self, body: bytes, headers: Mapping[str, str], account: Account) -> list[Event]:
        told = _signed(body, headers, account.signing)
        with self._asking(account) as client:
            session = _named(client, told)
            return _events(client, session) if session else []

    def ask(self, reference: str, account: Account) -> list[Event]:
        with self._asking(account) as client:
            return _events(client, _ours(client, reference))

    def refund(
        self, reference: str, amount: int, currency: str, key: str, account: Account
    ) -> list[Event]:
        with self._asking(account) as client:
            session = _ours(client, reference)
            # They remember a key for a day; what the refund says of itself lasts.
            made = next((one for one in _refunds(client, session) if _key(one) == key), None)
            if made is None:
                wanted: Any = {
                    "payment_intent": _refundable(session, currency),
                    "amount": amount,
                    "metadata": {"key": key},
                }
                options: Any = {"idempotency_key": once("refund", reference, key)}
                made = client.v1.refunds.create(wanted, options).to_dict()
            return [_back(session, made)]

    def check(self, account: Account) -> None:
        with self._asking(account) as client:
            client.v1.checkout.sessions.list({"limit": 1})

    def rehearses(self, account: Account) -> bool:
        return account.secret.startswith(("sk_test_", "rk_test_"))

    @contextmanager
    def _asking(self, account: Account) -> Iterator[stripe.StripeClient]:
        if not _SECRET.fullmatch(account.secret):
            raise ProviderAway(BRAND, ProviderAway.KEY)
        road = stripe.RequestsClient(timeout=self.timeout)
        client = stripe.StripeClient(
            account.secret,
            base_addresses={"api": settings.STRIPE_ADDRESS},
            max_network_retries=0,
            http_client=road,
        )
        try:
            with as_documented(BRAND):
                yield client
        except stripe.StripeError as error:
            raise refusal(BRAND, error.http_status, error.user_message or "") from error
        finally:
            road.close()  # type: ignore[no-untyped-call]


def _wanted(asked: Asked) -> Any:
    price = {
        "currency": asked.currency.lower(),
        "unit_amount": asked.amount,
        "product_data": {"name": asked.words[:_WORDS]},
    }
    wanted = {
        "mode": "payment",
        "line_items": [{"price_data": price, "quantity": 1}],
        "success_url": asked.back,
        "cancel_url": asked.back,
        "client_reference_id": asked.key,
        "metadata": {"key": asked.key},
        "payment_intent_data": {
            "description": asked.words[:_WORDS],
            "metadata": {"key": asked.key},
        },
        "locale": _LANGUAGES.get(asked.language, "auto"),
        # The price is the seller's, in their currency, wherever the buyer's card is from.
        "adaptive_pricing": {"enabled": False},
    }
    return wanted | ({"customer_email": asked.email} if asked.email else {})


def _known(client: stripe.StripeClient, asked: Asked) -> Begun | None:
    """Return the session begun before, unless it ended unpaid."""
    if not asked.known:
        return None
    try:
        session = _ours(client, asked.known)
    except (Forged, stripe.InvalidRequestError):
        # The seller has another account now.
        return None
    over = any(event.what in {What.FAILED, What.EXPIRED} for event in _end(session))
    if _key(session) != asked.key or over:
        return None
    return Begun(asked.known, session["url"] or "" if session["status"] == "open" else "")


def _signed(body: bytes, headers: Mapping[str, str], signing: str) -> dict[str, Any]:
    """Return the event of a notice that Stripe signed less than five minutes ago. Raises Forged."""
    signature = next(
        (value for name, value in headers.items() if name.lower() == "stripe-signature"), ""
    )
    try:
        stripe.WebhookSignature.verify_header(body, signature, signing, _TOLERANCE)
    except (stripe.SignatureVerificationError, TypeError, UnicodeDecodeError) as error:
        # TypeError: letters in a signature that no digest has.
        raise Forged(Forged.SIGNATURE) from error
    try:
        return _event_of(json.loads(body))
    except (LookupError, TypeError, ValueError) as error:
        raise Forged(Forged.SHAPE) from error


def _event_of(told: Any) -> dict[str, Any]:
    return {"type": str(told["type"]), "object": dict(told["data"]["object"])}


def _named(client: stripe.StripeClient, told: dict[str, Any]) -> dict[str, Any] | None:
    """Return the session of ours that an event is about.

    None for what else a seller's account tells: a refusal would make Stripe close the endpoint.
    """
    thing = told["object"]
    reference = ""
    if told["type"].startswith("checkout.session."):
        reference = str(thing.get("id"))
    elif told["type"].startswith(_BY_INTENT) and thing.get("payment_intent"):
        found = client.v1.checkout.sessions.list({"payment_intent": str(thing["payment_intent"])})
        reference = found.data[0].id if found.data else ""
    session = _session(client, reference) if reference else None
    return session if session and _is_ours(session) else None


def _ours(client: stripe.StripeClient, reference: str) -> dict[str, Any]:
    """Fetch a session of ours. Raises Forged."""
    session = _session(client, reference)
    if not _is_ours(session):
        raise Forged(Forged.FOREIGN)
    return session


def _session(client: stripe.StripeClient, reference: str) -> dict[str, Any]:
    # It becomes a part of an address.
    if not _REFERENCE.fullmatch(reference):
        raise Forged(Forged.FOREIGN)
    session = client.v1.checkout.sessions.retrieve(
        reference, {"expand": ["payment_intent.latest_charge"]}
    )
    return session.to_dict()


def _is_ours(session: dict[str, Any]) -> bool:
    key = _key(session)
    return (
        session["mode"] == "payment"
        and 0 < len(key) <= KEY_LENGTH
        and session["client_reference_id"] == key
    )


def _events(client: stripe.StripeClient, session: dict[str, Any]) -> list[Event]:
    events = [_back(session, one) for one in _refunds(client, session)]
    events += [_back(session, one) for one in _lost(client, session)]
    events += _end(session)
    return sorted(events, key=lambda event: (event.at, event.what != What.PAID, event.identity))


def _end(session: dict[str, Any]) -> list[Event]:
    """Return how a session ended, if it did: a refused card leaves it open for another."""
    intent = session["payment_intent"] or {}
    charge = intent.get("latest_charge") or {}
    at = charge.get("created") or session["created"]
    if session["payment_status"] == "paid":
        money = {"amount": intent["amount_received"], "currency": intent["currency"]}
        return [_event(session, What.PAID, f"{session['id']}:paid", money, at)]
    asked = {"amount": session["amount_total"], "currency": session["currency"]}
    if session["status"] == "expired":
        identity, ended = f"{session['id']}:expired", session["expires_at"]
        return [_event(session, What.EXPIRED, identity, asked, ended)]
    # The bank was asked, and said no some days later.
    if session["status"] == "complete" and intent.get("status") in {
        "requires_payment_method",
        "canceled",
    }:
        return [_event(session, What.FAILED, f"{session['id']}:failed", asked, at)]
    return []


def _refunds(client: stripe.StripeClient, session: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the refunds that stand: pending, waiting for the buyer's bank details, succeeded."""
    if session["payment_status"] != "paid":
        return []
    intent = session["payment_intent"]["id"]
    found = client.v1.refunds.list({"payment_intent": intent, "limit": _PAGE})
    refunds = [refund.to_dict() for refund in found.auto_paging_iter()]
    return [refund for refund in refunds if refund["status"] not in _UNDONE]


def _lost(client: stripe.StripeClient, session: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the disputes that the seller lost: until then the money may come back to them."""
    intent = session["payment_intent"] or {}
    if not (intent.get("latest_charge") or {}).get("disputed"):
        return []
    found = client.v1.disputes.list({"payment_intent": intent["id"], "limit": _PAGE})
    disputes = [dispute.to_dict() for dispute in found.auto_paging_iter()]
    return [dispute for dispute in disputes if dispute["status"] == "lost"]


def _back(session: dict[str, Any], one: dict[str, Any]) -> Event:
    return _event(session, What.REFUNDED, one["id"], one, one["created"])


def _event(
    session: dict[str, Any], what: What, identity: str, money: dict[str, Any], at: int
) -> Event:
    return Event(
        provider=Stripe.name,
        identity=identity,
        what=what,
        reference=session["id"],
        key=_key(session),
        amount=money["amount"],
        currency=money["currency"].upper(),
        at=datetime.fromtimestamp(at, UTC),
    )


def _refundable(session: dict[str, Any], currency: str) -> str:
    """Return the intent to refund. Raises ProviderAway.

    They refund in the payment's currency without asking which is meant.
    """
    if session["payment_status"] != "paid" or session["currency"].upper() != currency:
        words = gettext("nothing was paid in this currency")
        raise ProviderAway(BRAND, ProviderAway.REFUSED, words)
    return str(session["payment_intent"]["id"])


def _key(thing: dict[str, Any]) -> str:
    return str((thing["metadata"] or {}).get("key", ""))


def _present(value: Any) -> Any:
    if value is None:
        message = "what should be there is not"
        raise LookupError(message)
    return value
