"""How far a key opens."""

from labfilms.keys.enums import Scope
from labfilms.keys.models import Key


def reads_own(key: Key) -> bool:
    """Tell whether this key reads what its person alone sees."""
    return key.scope == Scope.MINE
