"""`manage.py search_rebuild`: make the index of everything that can be found anew."""

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
            held = registry.rebuild(name, lambda done, of, name=name: self._tell(name, done, of))  # type: ignore[misc]
            self.stdout.write(f"{name}: {held} can be found")
        services.finish_rebuild()

    def _tell(self, name: str, done: int, of: int) -> None:
        self.stdout.write(f"{name}: {done} of {of} rows read ({done * 100 // of} %)")
