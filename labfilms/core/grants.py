"""Signed, short-lived permissions that travel in an address.

A grant is `<payload>.<expiry>.<mac>`: the MAC is HMAC-SHA256 cut to 16 bytes (RFC 2104 section 5
allows half of the digest) over the purpose, the payload and the expiry, so that a grant made
for one purpose never opens another.
"""

import base64
import hashlib
import hmac
import re
import time
from dataclasses import dataclass

from django.conf import settings

_SHAPE = re.compile(
    r"(?P<payload>[A-Za-z0-9_~-]{1,200})\.(?P<expires>[0-9a-z]{1,13})\.(?P<mac>[A-Za-z0-9_-]{22})"
)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Grant:
    """What a verified grant says: its payload and when it ends (Unix seconds, UTC)."""

    payload: str
    expires: int


def make(purpose: str, payload: str, *, seconds: int, round_to: int = 1) -> str:
    """Return a grant of `payload` (letters, digits, `_`, `~`, `-`) that ends in `seconds`.

    `round_to` (seconds) rounds the end up, so that everyone gets the same address for a while
    and shared caches can keep what it opens.
    """
    end = -(-(int(time.time()) + seconds) // round_to) * round_to
    expires = _base36(end)
    return f"{payload}.{expires}.{_mac(purpose, payload, expires)}"


def read(purpose: str, token: str) -> Grant | None:
    """Return the grant in `token`, or None when it is malformed, forged, foreign or over."""
    match = _SHAPE.fullmatch(token)
    if match is None:
        return None
    payload, expires, mac = match["payload"], match["expires"], match["mac"]
    if not hmac.compare_digest(mac, _mac(purpose, payload, expires)):
        return None
    end = int(expires, 36)
    return Grant(payload, end) if end > time.time() else None


def _mac(purpose: str, payload: str, expires: str) -> str:
    key = hashlib.sha256(b"labfilms.grants:" + settings.SECRET_KEY.encode()).digest()
    digest = hmac.digest(key, f"{purpose}\n{payload}\n{expires}".encode(), "sha256")
    return base64.urlsafe_b64encode(digest[:16]).rstrip(b"=").decode()


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits or "0"
