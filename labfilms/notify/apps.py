from django.utils.translation import gettext_lazy as _

from labfilms.core.features import FeatureAppConfig


class NotifyConfig(FeatureAppConfig):
    name = "labfilms.notify"
    label = "notify"
    verbose_name = _("News")
