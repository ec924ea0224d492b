from django.db import models
from django.utils.translation import gettext_lazy as _


class Panel(models.TextChoices):
    """What the house shows of a region, in the order it has until a team chooses its own."""

    IN_FRONT = "in_front", _("Selection in front")
    FILMS = "films", _("Films made here")
    PEOPLE = "people", _("People from here")
    SELECTIONS = "selections", _("Selections from here")
