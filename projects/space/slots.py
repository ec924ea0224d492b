"""What a project's page leaves to the rooms to its right, and the wing's navigation."""

from django.utils.translation import gettext_lazy as _

from labfilms.ui.navigation import Entry, register
from labfilms.ui.slots import Slot

PROJECT_SECTIONS = Slot("projects.sections", "Sections of one project's page: what it needs.")
PROJECT_FACTS = Slot("projects.facts", "What each project of a list needs, in a few words.")

register(Entry(_("Projects"), "projects:list", order=27))
register(Entry(_("My projects"), "projects:mine", place="member", order=15))
