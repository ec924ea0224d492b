from django.utils.translation import gettext_lazy as _

from labfilms.core.features import FeatureAppConfig


class AccountsConfig(FeatureAppConfig):
    name = "labfilms.accounts"
    label = "accounts"
    verbose_name = _("Accounts")
