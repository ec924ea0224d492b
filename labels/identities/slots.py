"""What a label's page leaves to the rooms to its right, and its place in the navigation."""

from django.utils.translation import gettext_lazy as _

from labels.identities.selectors import answers_for_others
from labfilms.accounts import registry as accounts
from labfilms.ui.navigation import Entry, register
from labfilms.ui.slots import Slot

LABEL_SECTIONS = Slot("labels.sections", "Sections of one label's page: its selections.")

register(Entry(_("Labels"), "labels:list", order=20))
accounts.register(accounts.Role(_("in charge of a label"), answers_for_others))
