from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """How far a key opens; none of them writes."""

    READ = "read", _("What everyone sees, more often")
    MINE = "read:mine", _("What I see, my drafts and my team’s projects included")
