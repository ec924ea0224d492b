from django.utils.translation import gettext_lazy as _

from labfilms.core.features import FeatureAppConfig


class PortalConfig(FeatureAppConfig):
    name = "labfilms.portal"
    label = "portal"
    verbose_name = _("Portal")
