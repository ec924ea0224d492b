from django.utils.translation import gettext_lazy as _

from labfilms.core.features import FeatureAppConfig


class FactsConfig(FeatureAppConfig):
    name = "labfilms.facts"
    label = "facts"
    verbose_name = _("Facts")
