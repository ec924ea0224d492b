from django.db import models
from django.utils.translation import gettext_lazy as _


class PackageState(models.TextChoices):
    BUILDING = "building", _("being built")
    PROVISIONAL = "provisional", _("playable, still growing")
    PUBLISHED = "published", _("whole and verified")
    RETIRED = "retired", _("retired")
