"""What a payment provider does for a seller: facts in, facts out, nothing kept (ADR 0009).

Money goes from the buyer to the seller's own account; the site sees what the provider says of it.
Amounts are whole cents, times are aware, currencies are three capital letters.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import ClassVar

from django.utils.functional import Promise

KEY_LENGTH = 40


class What(StrEnum):
    PAID = "paid"
    FAILED = "failed"
    EXPIRED = "expired"
    REFUNDED = "refunded"


@dataclass(frozen=True, slots=True)
class Account:
    """A seller's own keys: `signing` is the secret that Stripe signs its events with."""

    secret: str = field(default="", repr=False)
    signing: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """A payment to begin.

    `key` is the order's opaque token. `words` is what the buyer reads at the provider; `back` and
    `told` are absolute addresses, of the buyer's return and of events. `known` is the reference
    that was begun before, if any: what may still be paid there is not begun beside it.
    """

    key: str
    amount: int
    currency: str
    words: str
    back: str
    told: str
    email: str
    language: str
    known: str = ""

    def __post_init__(self) -> None:
        if not 0 < len(self.key) <= KEY_LENGTH or self.amount <= 0:
            message = "A payment has a key of 1 to 40 characters, and an amount above zero."
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Begun:
    """`reference` is the provider's; `address` its hosted page, empty when there is none."""

    reference: str
    address: str


@dataclass(frozen=True, slots=True)
class Event:
    """A fact, as the provider tells it: `identity` is the same by whichever road it comes."""

    provider: str
    identity: str
    what: What
    reference: str
    key: str
    amount: int
    currency: str
    at: datetime


class Provider(ABC):
    """A way to pay. Those who ask check amount, currency and key against their order.

    Every method but `begin` of a provider that is not hosted may wait for it, 10 s a request at
    most; call none inside a transaction.
    """

    name: ClassVar[str]
    title: ClassVar[str | Promise]
    # Whether the buyer goes to a page of theirs.
    hosted: ClassVar[bool]
    # Seconds to be connected, seconds between two pieces of an answer.
    timeout: ClassVar[tuple[float, float]] = (3, 7)

    @abstractmethod
    def begin(self, asked: Asked, account: Account) -> Begun:
        """Open a payment there, or return the page of the known one as long as it may be paid.

        The address is empty when there is nothing to do there: no page, or the money is on its way
        or has come (`ask` knows). Two who ask at once are given one payment. Raises ProviderAway;
        a payment whose answer was lost is paid by nobody, since its page is unknown.
        """

    @abstractmethod
    def read(self, body: bytes, headers: Mapping[str, str], account: Account) -> list[Event]:
        """Return what a notice makes known: everything known now of the payment it names.

        An empty list is a notice of something else. Raises Forged (not theirs, or not of a payment
        of ours on this account) and ProviderAway (answer 503: they tell it again).
        """

    @abstractmethod
    def ask(self, reference: str, account: Account) -> list[Event]:
        """Return all that is known now of one payment, refunds included, oldest first.

        Raises Forged (this account has no such payment of ours) and ProviderAway.
        """

    @abstractmethod
    def refund(
        self, reference: str, amount: int, currency: str, key: str, account: Account
    ) -> list[Event]:
        """Send `amount` cents back, once a key, and return that one fact.

        The fact stands as soon as the provider accepts it, days before the buyer's bank shows it.
        Raises Forged and ProviderAway. When AWAY it may have been made: ask again with this key.
        """

    def check(self, account: Account) -> None:
        """Raise ProviderAway unless these keys can take a payment."""
        del account

    def rehearses(self, account: Account) -> bool:
        """Say whether these are keys for trying, which move no money."""
        del account
        return False


def once(*deed: str) -> str:
    """Return the name under which a provider does a deed once.

    A digest, because clients and proxies log it and an order's token opens the order.
    """
    return sha256("\0".join(deed).encode()).hexdigest()[:KEY_LENGTH]
