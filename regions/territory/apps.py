from django.utils.translation import gettext_lazy as _

from labfilms.core.features import FeatureAppConfig


class TerritoryConfig(FeatureAppConfig):
    name = "regions.territory"
    label = "territory"
    verbose_name = _("Territory")
