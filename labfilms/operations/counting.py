"""What only the process that answers knows: requests, how they ended, how long they took.

Each process writes its own counters. With LABFILMS_METRICS_TOKEN they lie in files under
`var/metrics` (Prometheus's multi-process mode, whose folder the settings name before anything is
imported): whichever process is asked for the figures adds up all of them, those of processes that
a restart has ended too, so that no counter falls.
"""

import os
import time
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.multiprocess import MultiProcessCollector

from labfilms.core import logs

# Never asked directly in multi-process mode, in which the files are read instead.
own = CollectorRegistry()
# Pages aim at tens of milliseconds; a chunk of an upload may take seconds.
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
# A process that ended a day ago counts no more: Prometheus knows a counter that starts again.
_FORGOTTEN_AFTER = 24 * 3600

requests = Counter(
    "labfilms_requests", "Requests by class of route", ["route", "method", "status"], registry=own
)
seconds = Histogram(
    "labfilms_request_seconds",
    "Seconds to make an answer, the sending of films left out",
    ["route"],
    registry=own,
    buckets=_SECONDS,
)
_METHODS = frozenset({"GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"})


def route_class(route: str) -> str:
    """Return the class of a route's name: its feature, `films` of `films:list`."""
    feature = route.partition(":")[0] if ":" in route else route.partition("_")[0]
    return feature.strip(logs.NONE) or "none"


def count(*, route: str, method: str, status: int, taken: float) -> None:
    """Count one request that took `taken` seconds."""
    # Anybody may invent a method: each would be a series of its own.
    known = method if method in _METHODS else "other"
    requests.labels(route_class(route), known, str(status)).inc()
    seconds.labels(route_class(route)).observe(taken)


def registry() -> CollectorRegistry:
    """Return what holds the counters of all processes of this machine, or of this one alone."""
    if not (folder := os.environ.get("PROMETHEUS_MULTIPROC_DIR")):
        return own
    whole = CollectorRegistry()
    MultiProcessCollector(whole, folder)  # type: ignore[no-untyped-call]
    return whole


def forget_the_dead() -> None:
    """Delete the counters of processes that ended a day ago; make their folder if need be."""
    if not (name := os.environ.get("PROMETHEUS_MULTIPROC_DIR")):
        return
    folder = Path(name)
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.db"):
        pid = path.stem.rpartition("_")[2]
        old = path.stat().st_mtime < time.time() - _FORGOTTEN_AFTER
        if old and not Path("/proc", pid).exists():
            path.unlink(missing_ok=True)
