from django.utils.translation import gettext_lazy as _

from labfilms.core.features import FeatureAppConfig


class SearchConfig(FeatureAppConfig):
    name = "labfilms.search"
    label = "search"
    verbose_name = _("Search")
