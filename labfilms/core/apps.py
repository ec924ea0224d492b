from django.utils.translation import gettext_lazy as _

from labfilms.core import jobs
from labfilms.core.features import FeatureAppConfig


class CoreConfig(FeatureAppConfig):
    name = "labfilms.core"
    label = "core"
    verbose_name = _("Core")

    def ready(self) -> None:
        super().ready()
        jobs.configure()
