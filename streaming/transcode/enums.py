from django.db import models
from django.utils.translation import gettext_lazy as _


class JobKind(models.TextChoices):
    PROBE = "probe", _("examination")
    ENCODE = "encode", _("preparation")


class JobState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")
