"""`manage.py restore DIR`: the site as a backup has it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from labfilms.operations.backups import layout, restoring, services
from labfilms.operations.backups.errors import BackupError


class Command(BaseCommand):
    help = "Put a backup back: database, films and pictures; the search is made anew."
    # The database may be empty, or be that of another release, until it is restored.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder", type=Path, metavar="DIR", help="a backup, or a folder of them: the newest"
        )
        parser.add_argument("--replace", action="store_true", help="what the site holds is lost")
        parser.add_argument(
            "--check", action="store_true", help="change nothing: compare the site with the backup"
        )

    def handle(self, *, folder: Path, replace: bool, check: bool, **_: Any) -> None:
        try:
            path = layout.chosen(folder)
            if check:
                self.tell(path, services.differences(path))
            else:
                restoring.restore(path, replace=replace, say=self.stdout.write)
                self.tell(path, [])
        except BackupError as error:
            raise CommandError(str(error)) from error

    def tell(self, path: Path, found: list[str]) -> None:
        """Say what differs, rows and files of the site among themselves included."""
        manifest = layout.read_manifest(path)
        known = set(manifest.mismatches)
        found += [words for words in services.own_mismatches() if words not in known]
        if found:
            raise CommandError("\n".join([f"The site is not what {path} holds:", *found]))
        rows = sum(manifest.tables.values())
        self.stdout.write(f"{path}: {rows} rows, {manifest.files} files, no mismatch")
