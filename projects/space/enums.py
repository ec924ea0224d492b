from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """Where a film stands, in the order of its making (design.md, glossary)."""

    IDEA = "idea", _("idea")
    WRITING = "writing", _("writing")
    DEVELOPMENT = "development", _("development")
    PREPARATION = "preparation", _("preparation")
    SHOOTING = "shooting", _("shooting")
    POST = "post", _("post-production")
    DONE = "done", _("finished")


class Visibility(models.TextChoices):
    TEAM = "team", _("Team: those who make it")
    PUBLIC = "public", _("Public: its pitch, its team and what it needs")


class Role(models.TextChoices):
    MANAGER = "manager", _("in charge")
    MEMBER = "member", _("member")


class MemberState(models.TextChoices):
    INVITED = "invited", _("invited")
    ACTIVE = "active", _("in the team")
    LEFT = "left", _("has left")
