from django.db import models
from django.utils.translation import gettext_lazy as _


class CuratorRole(models.TextChoices):
    OWNER = "owner", _("in charge")
    EDITOR = "editor", _("curator")


class LabelKind(models.TextChoices):
    HOUSE = "house", _("LabFilms")
    INSTITUTION = "institution", _("institution")
    PERSONALITY = "personality", _("personality")
    REGION = "region", _("region")
    MEMBER = "member", _("member")
