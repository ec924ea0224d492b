"""Who may act in a project. Reading has one rule: `Project.objects.visible_to`."""

from labfilms.accounts.models import Viewer
from projects.space.enums import MemberState
from projects.space.models import Member, Project


def can_manage(user: Viewer, project: Project) -> bool:
    """Tell whether this person is in charge: they write its page, its needs and its team."""
    return Project.objects.managed_by(user).filter(pk=project.pk).exists()


def is_in_team(user: Viewer, project: Project) -> bool:
    """Tell whether this person is of the team: inside it, things are open by default."""
    return Project.objects.of(user).filter(pk=project.pk).exists()


def can_answer(user: Viewer, member: Member) -> bool:
    """Tell whether a place in a team waits for this person's word."""
    waiting = member.state == MemberState.INVITED
    return user.is_authenticated and member.person_id == user.pk and waiting


def can_end(user: Viewer, member: Member) -> bool:
    """Tell whether this person may end a place: its own person, or whoever is in charge."""
    if not user.is_authenticated or member.state == MemberState.LEFT:
        return False
    return member.person_id == user.pk or can_manage(user, member.project)
