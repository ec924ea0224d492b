"""`manage.py catalogues`: collect, check and compile the translations."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from labfilms.operations import catalogues

FRENCH = "locale/fr/LC_MESSAGES/django.po"
ENGLISH = "locale/en/LC_MESSAGES/django.po"


class Command(BaseCommand):
    help = "Collect messages into the French catalogue, check both languages, or compile them."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("verb", choices=["extract", "check", "compile"])

    def handle(self, *, verb: str, **_: Any) -> None:
        path = settings.BASE_DIR / FRENCH
        if verb == "compile":
            for target in catalogues.compile_all(settings.BASE_DIR / "locale"):
                self.stdout.write(f"{target} compiled")
        elif verb == "extract":
            catalogue = catalogues.update(settings.BASE_DIR, path)
            left = len(catalogue.untranslated_entries())
            self.stdout.write(f"{path}: {len(catalogue)} messages, {left} to be translated")
        elif found := self.problems():
            raise CommandError(
                "\n".join([*found, f"{len(found)} problems. `make messages` first."])
            )

    @staticmethod
    def problems() -> list[str]:
        root = settings.BASE_DIR
        return [
            *catalogues.problems(root, root / FRENCH),
            *catalogues.problems_of_english(root, root / ENGLISH),
        ]
