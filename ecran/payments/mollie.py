"""Mollie: its hosted page, by its own client of the Payments API v2 (https://docs.mollie.com).

A notice of theirs holds an id and no signature: what is true is fetched back with the seller's key.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from mollie.api.client import Client
from mollie.api.error import Error, NotFoundError, ResponseError

from ecran.payments.amounts import counted, written
from ecran.payments.answers import as_documented, refusal
from ecran.payments.errors import Forged, ProviderAway
from ecran.payments.port import KEY_LENGTH, Account, Asked, Begun, Event, Provider, What, once

BRAND = "Mollie"
# What their client asks of a key, less its message, which repeats the key.
_SECRET = re.compile(r"(?:live|test)_[A-Za-z0-9_]{1,200}")
_REFERENCE = re.compile(r"tr_[A-Za-z0-9]{1,64}")
_NOTICE = re.compile(rb"(?:^|&)id=(tr_[A-Za-z0-9]{1,64})(?:&|$)")
_LOCALES = {"fr": "fr_FR", "en": "en_GB"}
# Their limit; what is longer they would cut themselves.
_WORDS = 255
# What a payment's status tells, and the moment that goes with it. `open`, `pending` and
# `authorized` tell nothing yet.
_TOLD = {
    "paid": (What.PAID, "paidAt"),
    "failed": (What.FAILED, "failedAt"),
    "canceled": (What.FAILED, "canceledAt"),
    "expired": (What.EXPIRED, "expiredAt"),
}
_OVER = {"failed", "canceled", "expired"}
# Accepted, wherever it is on its way: queued, pending, processing, refunded.
_UNDONE = {"failed", "canceled"}
_EVERYTHING = "refunds,chargebacks"


class _Client(Client):
    # Theirs tells the name and kernel of the machine.
    UNAME = ""

    def close(self) -> None:
        if hasattr(self, "_client"):
            self._client.close()


class Mollie(Provider):
    name = "mollie"
    title = _("Card or bank, by Mollie")
    hosted = True

    def begin(self, asked: Asked, account: Account) -> Begun:
        with self._asking(account) as client:
            if known := _known(client, asked):
                return known
            payment = client.payments.create(
                {
                    "amount": _money(asked.amount, asked.currency),
                    "description": asked.words[:_WORDS],
                    "redirectUrl": asked.back,
                    "webhookUrl": asked.told,
                    "metadata": {"key": asked.key},
                    "locale": _LOCALES.get(asked.language, "en_GB"),
                },
                idempotency_key=once("begin", asked.key, asked.known),
            )
            return Begun(payment["id"], payment["_links"]["checkout"]["href"])

    def read(self, body: bytes, headers: Mapping[str, str], account: Account) -> list[Event]:
        del headers
        notice = _NOTICE.search(body)
        if notice is None:
            raise Forged(Forged.SHAPE)
        return self.ask(notice[1].decode(), account)

    def ask(self, reference: str, account: Account) -> list[Event]:
        with self._asking(account) as client:
            return _events(_payment(client, reference))

    def refund(
        self, reference: str, amount: int, currency: str, key: str, account: Account
    ) -> list[Event]:
        with self._asking(account) as client:
            payment = _payment(client, reference)
            # They remember a key for an hour; what the refund says of itself lasts.
            made = next((one for one in _refunds(payment) if _key(one) == key), None)
            made = made or payment.refunds.create(
                {
                    "amount": _money(amount, currency),
                    "description": payment["description"],
                    "metadata": {"key": key},
                },
                idempotency_key=once("refund", reference, key),
            )
            return [_back(payment, made)]

    def check(self, account: Account) -> None:
        with self._asking(account) as client:
            client.payments.list(limit=1)

    def rehearses(self, account: Account) -> bool:
        return account.secret.startswith("test_")

    @contextmanager
    def _asking(self, account: Account) -> Iterator[_Client]:
        if not _SECRET.fullmatch(account.secret):
            raise ProviderAway(BRAND, ProviderAway.KEY)
        # Their client tries again by itself, seconds apart, when it cannot connect: we don't.
        client = _Client(settings.MOLLIE_ADDRESS, self.timeout, retry=0)  # type: ignore[arg-type]
        client.set_api_key(account.secret)
        try:
            with as_documented(BRAND):
                yield client
        except ResponseError as error:
            raise refusal(BRAND, error.status, str(error)) from error
        except Error as error:
            raise refusal(BRAND, None, str(error)) from error
        finally:
            client.close()


def _payment(client: _Client, reference: str) -> Any:
    """Fetch a payment of ours with its refunds and chargebacks. Raises Forged."""
    # It becomes a part of an address.
    if not _REFERENCE.fullmatch(reference):
        raise Forged(Forged.FOREIGN)
    payment = client.payments.get(reference, embed=_EVERYTHING)
    if payment["id"] != reference or not 0 < len(_key(payment)) <= KEY_LENGTH:
        raise Forged(Forged.FOREIGN)
    return payment


def _known(client: _Client, asked: Asked) -> Begun | None:
    """Return the payment begun before, unless it ended unpaid."""
    if not asked.known:
        return None
    try:
        payment = _payment(client, asked.known)
    except (Forged, NotFoundError):
        # The seller has another account now.
        return None
    if _key(payment) != asked.key or payment["status"] in _OVER:
        return None
    page = payment["_links"].get("checkout") or {} if payment["status"] == "open" else {}
    return Begun(asked.known, page.get("href", ""))


def _events(payment: Any) -> list[Event]:
    backs = [*_refunds(payment), *_chargebacks(payment)]
    events = [_back(payment, one) for one in backs]
    if payment["status"] in _TOLD:
        what, moment = _TOLD[payment["status"]]
        identity = f"{payment['id']}:{payment['status']}"
        events.append(_event(payment, what, identity, payment, payment[moment]))
    return sorted(events, key=lambda event: (event.at, event.what != What.PAID, event.identity))


def _refunds(payment: Any) -> list[Any]:
    refunds = payment.get("_embedded", {}).get("refunds", [])
    return [refund for refund in refunds if refund["status"] not in _UNDONE]


def _chargebacks(payment: Any) -> list[Any]:
    chargebacks = payment.get("_embedded", {}).get("chargebacks", [])
    return [one for one in chargebacks if not one.get("reversedAt")]


def _back(payment: Any, one: Any) -> Event:
    return _event(payment, What.REFUNDED, one["id"], one, one["createdAt"])


def _event(payment: Any, what: What, identity: str, of: Any, at: str) -> Event:
    currency = of["amount"]["currency"]
    return Event(
        provider=Mollie.name,
        identity=identity,
        what=what,
        reference=payment["id"],
        key=_key(payment),
        amount=counted(of["amount"]["value"], currency),
        currency=currency,
        at=datetime.fromisoformat(at),
    )


def _key(thing: Any) -> str:
    """Return the key that we gave; metadata is whatever another program of the seller put there."""
    metadata = thing.get("metadata")
    key = metadata.get("key") if isinstance(metadata, dict) else ""
    return key if isinstance(key, str) else ""


def _money(amount: int, currency: str) -> dict[str, str]:
    return {"currency": currency, "value": written(amount, currency)}
