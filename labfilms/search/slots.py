"""The search's place in the navigation."""

from django.utils.translation import gettext_lazy as _

from labfilms.ui.navigation import Entry, register

register(Entry(_("Search"), "search:page", order=90))
