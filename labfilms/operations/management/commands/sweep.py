"""`manage.py sweep`: take back what was left, in every wing."""

import logging
import time
from typing import Any

from celery import current_app
from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from labfilms.core import logs

log = logging.getLogger(__name__)

# Every task of this name, in whatever wing, is one that looks at rows and takes back what waits.
SWEEPS = ".sweep"
EVERY = 10.0


class Command(BaseCommand):
    help = "Run every wing's sweep: tasks that wait, leases that are over, uploads left behind."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--forever", action="store_true", help="again every 10 seconds")

    def handle(self, *, forever: bool, **_: Any) -> None:
        while True:
            start = time.monotonic()
            failed = [name for name in sweeps() if not sweep(name)]
            say_alive()
            if not forever:
                raise SystemExit(1 if failed else 0)
            time.sleep(max(0.0, EVERY - (time.monotonic() - start)))


def say_alive() -> None:
    """Leave a file whose time of change says that a round has ended: a health check reads it."""
    folder = settings.VAR / "run"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sweep").touch()


def sweeps() -> list[str]:
    """Return the names of the sweeping tasks; they run here, since the broker may be away."""
    return sorted(name for name in current_app.tasks if name.endswith(SWEEPS))


def sweep(name: str) -> bool:
    close_old_connections()
    try:
        with logs.under(logs.accepted("")):
            current_app.tasks[name]()
    except Exception:
        log.exception("%s has failed and is tried again at the next round", name)
        return False
    finally:
        close_old_connections()
    return True
