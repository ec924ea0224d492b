"""`manage.py seed_demo`: people, hubs, films, labels and selections to walk among."""

import logging
import os
from collections.abc import Sequence
from contextlib import closing
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from labfilms.operations import lock, parts
from labfilms.operations.demo import seeding


class Command(BaseCommand):
    help = "Make the demo, or what is missing of it; never with production settings."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--logins", action="store_true", help="only say who can sign in")
        parser.add_argument(
            "--no-logins",
            action="store_true",
            help="do not say who can sign in at the end: whoever started this does",
        )

    def run_from_argv(self, argv: Sequence[str]) -> None:
        # Only as a program of its own: drawing must not slow the site that already answers.
        os.nice(10)
        # Each page and its index tell what they do; here only the demo's own words count.
        for name in ("django_tasks", "wagtail"):
            logging.getLogger(name).setLevel(logging.WARNING)
        super().run_from_argv(list(argv))

    def handle(self, *, logins: bool, no_logins: bool, **_: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError(
                "The demo is refused in production: its people are invented, and its password "
                "is known to everyone."
            )
        if logins:
            self.say(seeding.logins())
            return
        try:
            with closing(lock.take(settings.VAR / "demo.lock", "seed_demo")):
                seeding.seed(say=self.say)
        except lock.AlreadyRunning as other:
            raise CommandError(f"Process {other.pid} already makes the demo.") from other
        except seeding.NotWhole as left:
            raise CommandError(str(left)) from left
        self.keep_logins()
        if not no_logins:
            self.say(f"\n{seeding.logins()}")

    def keep_logins(self) -> None:
        """Write the logins where `serve` reads them: the sign that nothing is left to do."""
        path = settings.VAR / parts.DEMO_LOGINS
        path.parent.mkdir(parents=True, exist_ok=True)
        written = path.with_suffix(".new")
        written.write_text(seeding.logins() + "\n", encoding="utf-8")
        written.replace(path)

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
