from django.utils.translation import gettext_lazy as _

from labfilms.core.features import FeatureAppConfig


class UiConfig(FeatureAppConfig):
    name = "labfilms.ui"
    label = "ui"
    verbose_name = _("Interface")
