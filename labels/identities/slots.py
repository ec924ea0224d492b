"""What a label's page leaves to the rooms to its right, and its place in the navigation."""

from django.utils.translation import gettext_lazy as _

from labfilms.ui.navigation import Entry, register
from labfilms.ui.slots import Slot

LABEL_SECTIONS = Slot("labels.sections", "Sections of one label's page: its selections.")

register(Entry(_("Labels"), "labels:list", order=20))
