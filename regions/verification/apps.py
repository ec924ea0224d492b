from django.utils.translation import gettext_lazy as _

from labfilms.core.features import FeatureAppConfig


class VerificationConfig(FeatureAppConfig):
    name = "regions.verification"
    label = "verification"
    verbose_name = _("Verifications")
