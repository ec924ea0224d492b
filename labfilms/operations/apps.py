from django.utils.translation import gettext_lazy as _

from labfilms.core.features import FeatureAppConfig


class OperationsConfig(FeatureAppConfig):
    name = "labfilms.operations"
    label = "operations"
    verbose_name = _("Operations")
