"""How projects are followed."""

from django.utils.translation import gettext_lazy as _

from labfilms.facts.registry import Followable, register
from projects.space.models import Project

register(
    Followable("projet", Project, _("Projects"), readable=Project.objects.visible_to, order=25)
)
