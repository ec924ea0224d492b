from django.utils.translation import gettext_lazy as _

from labfilms.core.features import FeatureAppConfig


class LiveConfig(FeatureAppConfig):
    name = "labfilms.live"
    label = "live"
    verbose_name = _("Live")
