from django.utils.translation import gettext_lazy as _

from labfilms.core.features import FeatureAppConfig


class PicturesConfig(FeatureAppConfig):
    name = "labfilms.pictures"
    label = "pictures"
    verbose_name = _("Pictures")
