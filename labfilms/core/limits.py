"""How often someone may do what others have to read: counted in the cache, an hour at a time.

The count is read and written in two steps: two requests at the very same moment may count as one.
That is exact enough here, since what it guards is looked at by people, and no right depends on it.
"""

import hashlib
import time

from django.core.cache import cache

HOUR = 3600


def take(scope: str, who: str, *, most: int, seconds: int = HOUR) -> bool:
    """Count one more `scope` of `who` in this span of time; False once `most` were taken.

    `who` is a person's key or an address of the network; it is kept as a digest, for two spans.
    """
    key = _key(scope, who, seconds)
    taken = int(cache.get(key, 0))
    if taken >= most:
        return False
    cache.set(key, taken + 1, timeout=2 * seconds)
    return True


def spent(scope: str, who: str, *, most: int, seconds: int = HOUR) -> bool:
    """Tell whether `most` of a `scope` were taken by `who` in this span of time; count none."""
    return int(cache.get(_key(scope, who, seconds), 0)) >= most


def give_back(scope: str, who: str, *, seconds: int = HOUR) -> None:
    """Forget what `who` took of a `scope` in this span of time."""
    cache.delete(_key(scope, who, seconds))


def _key(scope: str, who: str, seconds: int) -> str:
    digest = hashlib.sha256(who.encode()).hexdigest()[:32]
    return f"limit:{scope}:{digest}:{int(time.time() // seconds)}"
