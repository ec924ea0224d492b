from django.db import models
from django.utils.translation import gettext_lazy as _


class TeamRole(models.TextChoices):
    MANAGER = "manager", _("in charge")
    EDITOR = "editor", _("editor")


class Precision(models.TextChoices):
    """How near a town's point is to its town hall: what a distance may claim (ADR 6)."""

    TOWN = "town", _("the town itself")
    AREA = "area", _("the main town of its area")
    DISTRICT = "district", _("the main town of its district")


class Perimeter(models.TextChoices):
    """What a hub may look after when it is not a whole region."""

    DEPARTMENT = "department", _("department")
    BASIN = "basin", _("basin")
    METROPOLIS = "metropolis", _("metropolis")
