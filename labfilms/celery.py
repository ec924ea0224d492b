"""The worker's entrance: `celery -A labfilms.celery worker -Q probe,encode,rest`."""

import os

import django
from celery.signals import worker_process_init

from labfilms.operations.tether import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "labfilms.settings")
django.setup()

from labfilms.core.jobs import app  # noqa: E402

__all__ = ["app"]


@worker_process_init.connect  # type: ignore[untyped-decorator]
def tie_to_the_worker(**_: object) -> None:
    """Let no process of the pool, and so no ffmpeg, outlive a worker that is killed."""
    die_with_parent()
