"""What a profile's page leaves to the wings above, and the wing's places in the navigation."""

from django.utils.translation import gettext_lazy as _

from labfilms.ui.navigation import Entry, register
from labfilms.ui.slots import Slot

PROFILE_ACTIONS = Slot("people.actions", "What one may do with each person of a list or page.")
PROFILE_SECTIONS = Slot("people.profile_sections", "Sections of one profile's page: films, labels.")

register(Entry(_("People"), "people:list", order=30))
register(Entry(_("My page"), "people:mine", place="member", order=10))
