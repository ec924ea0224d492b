"""Who may end a project."""

from labfilms.accounts.models import Viewer
from projects.space import permissions as space
from projects.space.models import Project


def can_wrap(user: Viewer, project: Project) -> bool:
    """Tell whether this person may finish the project and publish its film, once."""
    return not project.is_wrapped and space.can_manage(user, project)
