from django.utils.translation import gettext_lazy as _

from labfilms.core.features import FeatureAppConfig


class EditorialConfig(FeatureAppConfig):
    name = "regions.editorial"
    label = "editorial"
    verbose_name = _("Editorial pages")
