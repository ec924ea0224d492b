from django.utils.translation import gettext_lazy as _

from labfilms.core.features import FeatureAppConfig


class ModerationConfig(FeatureAppConfig):
    name = "labfilms.moderation"
    label = "moderation"
    verbose_name = _("Moderation")
