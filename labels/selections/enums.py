from django.db import models
from django.utils.translation import gettext_lazy as _


class Visibility(models.TextChoices):
    PRIVATE = "private", _("Private: the label’s curators")
    UNLISTED = "unlisted", _("With its link: whoever has the address")
    PUBLIC = "public", _("Public: everyone")
