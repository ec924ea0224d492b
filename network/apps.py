from django.utils.translation import gettext_lazy as _

from labfilms.core.features import FeatureAppConfig


class NetworkConfig(FeatureAppConfig):
    name = "network"
    label = "network"
    verbose_name = _("Network")
    features = ("people", "organisations", "calls", "messages")
