"""Where one finds the films one was given an access to."""

from django.utils.translation import gettext_lazy as _

from labfilms.ui.navigation import Entry, register

register(Entry(_("Films lent to me"), "access:mine", place="member", order=22))
