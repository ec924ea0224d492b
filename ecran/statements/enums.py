from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class By(models.TextChoices):
    """What sales are told apart by; the values stand in addresses."""

    TITLE = "titre", _("By title")
    KIND = "offre", pgettext_lazy("sales", "By offer")
    COUNTRY = "pays", _("By country")
    CODE = "code", pgettext_lazy("sales", "By code")
    MONTH = "mois", _("By month")
