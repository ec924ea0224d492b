"""Everything that the doctor looks at, in the order in which one would put it right."""

from collections.abc import Callable, Iterator

from labfilms.operations.doctor import machine, parts, safety
from labfilms.operations.doctor.findings import Finding

CHECKS: dict[str, Callable[[], Finding]] = {
    "mode": safety.mode,
    "secret": safety.secret,
    "hosts": safety.hosts,
    "proxies": safety.proxies,
    "clock": machine.clock,
    "disk": machine.disk,
    "folders": machine.permissions,
    "database": parts.database,
    "migrations": parts.migrations,
    "towns": parts.towns,
    "broker": parts.broker,
    "search": parts.search,
    "mail": parts.mail,
    "ffmpeg": machine.ffmpeg,
    "static": parts.static_files,
    "words": safety.translations,
    "figures": safety.metrics,
    "django": safety.django,
}


def examine() -> Iterator[tuple[str, Finding]]:
    """Look at one thing after the other; what is away is a finding, never an error."""
    for name, check in CHECKS.items():
        yield name, check()
