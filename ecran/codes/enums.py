from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Gives(models.TextChoices):
    """What a code takes off a price."""

    FREE = "free", _("All of it: it is free")
    PERCENT = "percent", _("A part of it, in per cent")
    FIXED = "fixed", _("A sum, in euros")


class Audience(models.TextChoices):
    """Whom codes are for. Guests and the press watch free, wherever they are."""

    PUBLIC = "public", _("The public")
    VIP = "vip", _("Guests (VIP)")
    PRESS = "press", pgettext_lazy("audience", "The press")


class State(models.TextChoices):
    """What a code is worth now; told from its rows, never kept."""

    OPEN = "open", pgettext_lazy("a code", "open")
    EARLY = "early", pgettext_lazy("a code", "not open yet")
    OVER = "over", pgettext_lazy("a code", "date passed")
    USED = "used", pgettext_lazy("a code", "used")
    CLOSED = "closed", pgettext_lazy("a code", "closed")
