"""Read what a finished project leaves."""

from django.db.models import QuerySet

from projects.space.enums import MemberState
from projects.space.models import Post, Project


def posts_of(project: Project) -> QuerySet[Post]:
    """Return the posts of a team in the order of a crew list, those who left included.

    Each comes with its member's person and its trade; invitations that wait are not there.
    """
    held = Post.objects.filter(member__project=project).exclude(member__state=MemberState.INVITED)
    return held.select_related("member__person", "trade").order_by("trade__order", "pk")
