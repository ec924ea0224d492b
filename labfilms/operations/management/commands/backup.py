"""`manage.py backup DIR`: everything that the site is, in a folder with the date."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from labfilms.operations.backups import layout, services
from labfilms.operations.backups.errors import BackupError


class Command(BaseCommand):
    help = "Save the database, films and pictures into DIR, while the site runs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR", help="a folder of backups")
        parser.add_argument(
            "--check", action="store_true", help="make none: read the newest (or DIR itself) whole"
        )
        parser.add_argument(
            "--keep", type=int, default=0, metavar="N", help="then remove all but the N newest"
        )

    def handle(self, *, folder: Path, check: bool, keep: int, **_: Any) -> None:
        try:
            if check:
                self.check_one(layout.chosen(folder))
            else:
                self.make(folder, keep)
        except BackupError as error:
            raise CommandError(str(error)) from error

    def make(self, root: Path, keep: int) -> None:
        made = services.make(root)
        manifest = made.manifest
        self.stdout.write(
            f"{made.path}: {sum(manifest.tables.values())} rows, {manifest.files} files, "
            f"{manifest.bytes / 1024**2:.1f} MiB ({made.copied} copied, {made.linked} unchanged)"
        )
        for words in manifest.mismatches:
            self.stderr.write(f"The site itself is not whole: {words}")
        if keep > 0:
            for path in layout.keep(root, keep):
                self.stdout.write(f"{path} removed")

    def check_one(self, path: Path) -> None:
        if found := services.problems(path):
            raise CommandError("\n".join([f"{path} is damaged:", *found]))
        manifest = layout.read_manifest(path)
        rows = sum(manifest.tables.values())
        self.stdout.write(f"{path}: {rows} rows, {manifest.files} files, no mismatch")
