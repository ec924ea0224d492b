"""`manage.py prepare`: bring database, static files and towns to the shape of this code."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from labfilms.operations import catalogues


class Command(BaseCommand):
    help = "Translations, migrations, the cache's table, static files, towns; nothing twice."

    def handle(self, **_: Any) -> None:
        catalogues.compile_all(settings.BASE_DIR / "locale")
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        if settings.PRODUCTION:
            # Files of the release before stay: its pages are still open somewhere.
            call_command("collectstatic", interactive=False, verbosity=0)
        self.lay_towns()
        connections.close_all()

    def lay_towns(self) -> None:
        """Bring the towns to the installed list; without it the site serves, and says so."""
        try:
            call_command("load_towns", verbosity=0)
        except CommandError as missing:
            self.stdout.write(f"{missing} Until then nobody can say in which town they are.")
