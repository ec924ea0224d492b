"""How labels are followed."""

from django.utils.translation import gettext_lazy as _

from labels.identities.models import Label
from labfilms.facts.registry import Followable, register

register(Followable("label", Label, _("Labels"), readable=Label.objects.visible_to, order=20))
