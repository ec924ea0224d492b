from django.utils.translation import gettext_lazy as _

from labfilms.core.features import FeatureAppConfig


class ProjectsConfig(FeatureAppConfig):
    name = "projects"
    label = "projects"
    verbose_name = _("Projects")
    features = ("space", "needs", "wrap")
