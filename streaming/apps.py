from django.utils.translation import gettext_lazy as _

from labfilms.core.features import FeatureAppConfig


class StreamingConfig(FeatureAppConfig):
    name = "streaming"
    label = "streaming"
    verbose_name = _("Streaming")
    features = ("intake", "transcode", "packages", "delivery")
