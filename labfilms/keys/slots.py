"""Where one's keys are reached."""

from django.utils.translation import gettext_lazy as _

from labfilms.ui.navigation import Entry, register

register(Entry(_("API keys"), "keys:list", place="account", order=60))
