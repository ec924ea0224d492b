from django.utils.translation import gettext_lazy as _

from labfilms.core.features import FeatureAppConfig


class EcranConfig(FeatureAppConfig):
    name = "ecran"
    label = "ecran"
    verbose_name = _("Écran")
    features = (
        "films",
        "credits",
        "access",
        "feedback",
        "screeners",
        "watch",
        "embed",
        "papers",
        "payments",
        "catalogue",
        "offers",
        "codes",
        "orders",
        "statements",
    )
