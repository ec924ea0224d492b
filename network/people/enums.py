from django.db import models
from django.utils.translation import gettext_lazy as _


class Situation(models.TextChoices):
    """Where a person says they stand: not a rank, never a filter or an order by default."""

    STUDENT = "student", _("student")
    SELF_TAUGHT = "self-taught", _("self-taught")
    GRADUATE = "graduate", _("recent graduate")
    PROFESSIONAL = "professional", _("professional")


class Department(models.TextChoices):
    """The departments of a French crew, in the order of a crew list."""

    WRITING = "writing", _("Writing")
    DIRECTING = "directing", _("Directing")
    PRODUCTION = "production", _("Production")
    UNIT = "unit", _("Unit and locations")
    CAMERA = "camera", _("Camera")
    LIGHT = "light", _("Light and grip")
    SOUND = "sound", _("Sound")
    SET = "set", _("Set and props")
    COSTUME = "costume", _("Costumes")
    MAKEUP = "makeup", _("Make-up and hair")
    CAST = "cast", _("Cast")
    ANIMATION = "animation", _("Animation and visual effects")
    EDITING = "editing", _("Editing")
    POST = "post", _("Post-production")
    MUSIC = "music", _("Music")
    DISTRIBUTION = "distribution", _("Distribution and programming")
    LIVE = "live", _("Live recording")


class Grammar(models.TextChoices):
    """How a person wants their trade to be named."""

    NEUTRAL = "neutral", _("neutral")
    FEMININE = "feminine", _("feminine")
    MASCULINE = "masculine", _("masculine")
