"""Settings for tests: the development ones, in a folder of their own, with work done at once."""

import atexit
import os
import shutil
import tempfile

if "LABFILMS_VAR" not in os.environ:
    os.environ["LABFILMS_VAR"] = tempfile.mkdtemp(prefix="labfilms-test-")
    atexit.register(shutil.rmtree, os.environ["LABFILMS_VAR"], ignore_errors=True)

from labfilms.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
REMEMBER_SECONDS = 0
CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Whoever is signed in by a test gave no password; tests of what asks for it again turn it on.
PASSWORD_AGAIN = False
