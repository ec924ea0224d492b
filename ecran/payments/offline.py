"""A transfer or cash: nobody to ask, the seller says what came and sends back what must."""

from base64 import b32encode
from collections.abc import Mapping
from hashlib import sha256

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecran.payments.errors import Forged
from ecran.payments.port import Account, Asked, Begun, Event, Provider, What

# Crockford's: no I, L, O or U to be misread on a bank's form.
_SPOKEN = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ")


class Offline(Provider):
    name = "offline"
    title = _("Transfer or cash")
    hosted = False

    def begin(self, asked: Asked, account: Account) -> Begun:
        """Return what to write on the transfer: derived from the key, which it does not tell."""
        del account
        return Begun(_reference(asked.key), "")

    def read(self, body: bytes, headers: Mapping[str, str], account: Account) -> list[Event]:
        """Raise Forged: no bank tells us anything."""
        del body, headers, account
        raise Forged(Forged.SHAPE)

    def ask(self, reference: str, account: Account) -> list[Event]:
        """Return nothing: whoever knows is the seller."""
        del reference, account
        return []

    def refund(
        self, reference: str, amount: int, currency: str, key: str, account: Account
    ) -> list[Event]:
        """Return the refund as done: the seller sends it back by hand."""
        del account
        at = timezone.now()
        identity = f"{reference}:refund:{key}"
        return [
            Event(self.name, identity, What.REFUNDED, reference, key, amount, currency, at),
        ]


def _reference(key: str) -> str:
    """Return "LF-XXXXX-XXXXX": 50 bits, which an account's orders do not exhaust."""
    letters = b32encode(sha256(f"transfer:{key}".encode()).digest()).decode().translate(_SPOKEN)
    return f"LF-{letters[:5]}-{letters[5:10]}"
