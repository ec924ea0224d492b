"""`manage.py load_towns`: bring the towns of France to the installed official geographic code."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from regions.territory import services
from regions.territory.errors import TownsMissing

SOURCE = "@etalab/decoupage-administratif/data"


class Command(BaseCommand):
    help = "Load the towns of France from node_modules; what is there already stays as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--source", type=Path, default=settings.NODE_MODULES / SOURCE, help="another folder"
        )

    def handle(self, *, source: Path, verbosity: int, **_: Any) -> None:
        try:
            done = services.load_towns(source=source)
        except TownsMissing as error:
            raise CommandError(str(error)) from error
        if verbosity:
            self.stdout.write(
                f"{done.total} towns: {done.created} new, {done.changed} changed, "
                f"{done.gone} merged into others."
            )
