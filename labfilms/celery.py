"""The worker's entrance: `celery -A labfilms.celery worker -Q probe,encode,rest`."""

import os
import signal

import django
from celery.signals import task_prerun, worker_process_init

from labfilms.operations.tether import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "labfilms.settings")
django.setup()

from labfilms.core import leaving  # noqa: E402
from labfilms.core.jobs import app  # noqa: E402

__all__ = ["app"]


@worker_process_init.connect  # type: ignore[untyped-decorator]
def tie_to_the_worker(**_: object) -> None:
    """Let no process of the pool, and so no ffmpeg, outlive a worker that is killed."""
    die_with_parent()
    # Only in a pool: elsewhere the signal is the worker's own.
    task_prerun.connect(listen, weak=False)


def listen(**_: object) -> None:
    """Hear what the worker sends to its pool when it has to end now.

    At each task, since the pool sets its own handler after its process has begun.
    """
    signal.signal(signal.SIGTERM, leaving.ask)
