"""`manage.py search_rebuild`: make the index of everything that can be found anew."""

import time
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from labfilms.search import registry, services


class Command(BaseCommand):
    help = "Index everything that can be found anew; the search answers meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--things", nargs="+", metavar="THING", help="these kinds alone")

    def handle(self, *, things: list[str] | None, **_: Any) -> None:
        known = [thing.name for thing in registry.things()]
        unknown = sorted(set(things or ()) - set(known))
        if unknown:
            raise CommandError(f"not searchable: {', '.join(unknown)}. Known: {', '.join(known)}")
        for name in [name for name in known if not things or name in things]:
            try:
                held = registry.rebuild(name, self._teller(name))
            except services.EngineAway as fault:
                said = f"{name}: Elasticsearch does not take it ({fault})."
                advice = "The former index still answers; run this again once the server is back."
                raise CommandError(f"{said} {advice}") from fault
            self.stdout.write(f"{name}: {held} can be found")
        services.finish_rebuild()

    def _teller(self, name: str) -> Callable[[int, int], None]:
        start = time.monotonic()

        def tell(done: int, of: int) -> None:
            said = f"{name}: {done} of {of} rows read ({done * 100 // of} %)"
            left = (time.monotonic() - start) / done * (of - done)
            self.stdout.write(f"{said}, {_duration(left)} left" if done < of else said)

        return tell


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"  # noqa: PLR2004
