from django.utils.translation import gettext_lazy as _

from labfilms.core.features import FeatureAppConfig


class HubsConfig(FeatureAppConfig):
    name = "regions.hubs"
    label = "hubs"
    verbose_name = _("Region hubs")
