from django.db import models
from django.utils.translation import gettext_lazy as _


class NeedKind(models.TextChoices):
    POST = "post", _("someone for a post")
    GEAR = "gear", _("gear")
    PLACE = "place", _("a place")
    MUSIC = "music", _("music")


class NeedState(models.TextChoices):
    OPEN = "open", _("sought")
    FILLED = "filled", _("found")
