"""What a project's page leaves to the rooms to its right, and the wing's navigation."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from labfilms.ui.navigation import Entry, register
from labfilms.ui.slots import Slot
from labfilms.ui.waiting import Wait, provide
from projects.space import selectors

PROJECT_SECTIONS = Slot("projects.sections", "Sections of one project's page: what it needs.")
PROJECT_FACTS = Slot("projects.facts", "What each project of a list needs, in a few words.")

register(Entry(_("Projects"), "projects:list", order=27))
register(Entry(_("My projects"), "projects:mine", place="member", order=15))


@provide(order=14)
def teams_that_invite(request: HttpRequest) -> Iterable[Wait]:
    """Tell which teams wait for a person's word."""
    for place in selectors.invitations_for(request.user):
        said = _("The team of “%(project)s” invites you")
        yield Wait(str(said) % {"project": place.project}, place.project.get_absolute_url())
