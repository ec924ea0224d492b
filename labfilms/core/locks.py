"""Secrets that rest in the database: locked with the site's own, opened where they are used."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def lock(purpose: str) -> MultiFernet:
    """Return a purpose's lock: a key of each of the site's secrets, the present one first."""
    found = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(f"{purpose}:{one}".encode()).digest() for one in found]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


def shut(purpose: str, text: str) -> str:
    """Return a text that only this site reads; empty stays empty."""
    return lock(purpose).encrypt(text.encode()).decode() if text else ""


def opened(purpose: str, text: str) -> str:
    """Return what was shut; empty when it was shut under a secret that is gone."""
    try:
        return lock(purpose).decrypt(text.encode()).decode() if text else ""
    except InvalidToken:
        return ""
