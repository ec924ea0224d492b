from django.db import models
from django.utils.translation import gettext_lazy as _


class Honour(models.TextChoices):
    """What being selected gives a film: always a mention, sometimes a laurel."""

    MENTION = "mention", _("in the selection of")
    LAUREL = "laurel", _("chosen by")
