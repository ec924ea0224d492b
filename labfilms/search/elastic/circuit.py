"""What keeps visitors from waiting for a server that does not answer."""

import logging
from threading import Lock
from time import monotonic

log = logging.getLogger(__name__)

# Seconds between two tries. Who tries waits as long as an answer may take; nobody else does.
REST = 10.0


class Circuit:
    """Closed while the server answers; open, it lets one request through every `REST` seconds."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._next_try: float | None = None

    @property
    def is_open(self) -> bool:
        return self._next_try is not None

    def lets_through(self) -> bool:
        """Tell whether to ask the server; whoever is let through says afterwards how it went."""
        with self._lock:
            if self._next_try is None:
                return True
            if monotonic() < self._next_try:
                return False
            self._next_try = monotonic() + REST
            return True

    def broke(self, why: object) -> None:
        """Open: the server does not answer."""
        with self._lock:
            opened, self._next_try = self._next_try is None, monotonic() + REST
        if opened:
            log.warning("Elasticsearch does not answer; the database does instead: %s", why)

    def held(self) -> None:
        """Close: the server has answered."""
        with self._lock:
            closed, self._next_try = self._next_try is not None, None
        if closed:
            log.warning("Elasticsearch answers again")
