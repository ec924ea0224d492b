from django.utils.translation import gettext_lazy as _

from labfilms.core.features import FeatureAppConfig


class LabelsConfig(FeatureAppConfig):
    name = "labels"
    label = "labels"
    verbose_name = _("Labels")
    features = ("identities", "selections", "laurels", "placements")
