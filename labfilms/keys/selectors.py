"""Read keys."""

import hashlib

from django.db.models import QuerySet

from labfilms.accounts.models import User
from labfilms.keys.models import Key


def keys_of(person: User) -> QuerySet[Key]:
    """Return a person's keys, the latest made first."""
    return Key.objects.visible_to(person)


def digest_of(words: str) -> str:
    """Return what is kept of a key (SHA-256, as hexadecimal)."""
    return hashlib.sha256(words.encode()).hexdigest()


def find(words: str) -> Key | None:
    """Return the key that these words are, with its person; None when its account is closed."""
    known = Key.objects.select_related("person")
    return known.filter(digest=digest_of(words), person__is_active=True).first()
