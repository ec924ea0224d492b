from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """What one gets for the money."""

    RENTAL = "rental", pgettext_lazy("of a film", "rental")
    PURCHASE = "purchase", pgettext_lazy("of a film", "purchase")
    PASS = "pass", pgettext_lazy("to several films", "pass")


class Territory(models.TextChoices):
    EVERYWHERE = "everywhere", _("in every country")
    ONLY = "only", _("only in these countries")
    EXCEPT = "except", _("everywhere but in these countries")


class After(models.TextChoices):
    """What becomes of a film when its sale ends."""

    CLOSED = "closed", _("it is no longer offered")
    FREE = "free", _("everyone watches it free")
