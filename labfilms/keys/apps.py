from django.utils.translation import gettext_lazy as _

from labfilms.core.features import FeatureAppConfig


class KeysConfig(FeatureAppConfig):
    name = "labfilms.keys"
    label = "keys"
    verbose_name = _("Keys")
