"""The worker's entrance: `celery -A labfilms.celery worker -Q probe,encode,rest`."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "labfilms.settings")
django.setup()

from labfilms.core.jobs import app  # noqa: E402

__all__ = ["app"]
