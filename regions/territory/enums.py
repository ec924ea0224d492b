from django.db import models
from django.utils.translation import gettext_lazy as _


class TeamRole(models.TextChoices):
    MANAGER = "manager", _("in charge")
    EDITOR = "editor", _("editor")
