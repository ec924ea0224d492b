from django.db import models
from django.utils.translation import gettext_lazy as _


class RegardState(models.TextChoices):
    WAITING = "waiting", _("waits for whoever made the film")
    SHOWN = "shown", _("shown")
    DECLINED = "declined", _("not shown")
