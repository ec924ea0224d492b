"""Where one finds the films one was given an access to; and where clocks start."""

from django.utils.translation import gettext_lazy as _

from ecran.access import selectors, services
from labfilms.ui.navigation import Entry, register
from streaming.delivery import passes

register(Entry(_("Films lent to me"), "access:mine", place="member", order=22))
passes.register(selectors.ROOM, services.begin)
