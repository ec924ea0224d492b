"""Make, use and end keys."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from labfilms.keys.errors import KeyRefused
from labfilms.keys.models import Key
from labfilms.keys.selectors import digest_of

# More are forgotten ones.
MOST = 20
# What a key begins with: whoever finds one in a file knows what it opens.
PREFIX = "lf_"
SHOWN = 9
# « Last used » is told so exactly, and costs one write a span.
EVERY = timedelta(minutes=10)


@transaction.atomic
def create(*, person: User, name: str, scope: str) -> tuple[Key, str]:
    """Make a key and return it with its words, which are kept nowhere: they are shown now or never.

    Raises KeyRefused beyond 20 keys.
    """
    if Key.objects.filter(person=person).count() >= MOST:
        raise KeyRefused(_("Twenty keys at most: end one first."), "too-many")
    words = PREFIX + secrets.token_urlsafe(32)
    key = Key(person=person, name=name, scope=scope, start=words[:SHOWN], digest=digest_of(words))
    key.full_clean()
    key.save()
    return key, words


def use(*, key: Key) -> None:
    """Note that a key was used, ten minutes apart."""
    now = timezone.now()
    if key.used_at is None or now - key.used_at >= EVERY:
        Key.objects.filter(pk=key.pk).update(used_at=now)


def end(*, key: Key) -> None:
    """End a key at once, for good."""
    key.delete()
