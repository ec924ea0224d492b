"""End a project: its film can be shown."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from labfilms.facts import services as facts
from projects.needs import services as needs
from projects.signals import wrapped
from projects.space.enums import MemberState, Stage
from projects.space.errors import ProjectRefused
from projects.space.models import Post, Project
from projects.wrap import selectors


@transaction.atomic
def wrap(*, project: Project, actor: User, posts: Collection[int] | None = None) -> list[Post]:
    """Finish a project: close its calls, then tell `wrapped` who made the film.

    `posts` are those to be credited (ids); without them, everyone still in the team. Returns
    them in the order of a crew list. Raises ProjectRefused when it is finished already, or when
    nobody is left to credit.
    """
    locked = Project.objects.select_for_update().get(pk=project.pk)
    if locked.is_wrapped:
        raise ProjectRefused(_("This project is finished already."), "wrapped")
    kept = [post for post in selectors.posts_of(project) if _is_kept(post, posts)]
    if not kept:
        raise ProjectRefused(
            _("Give the team its posts first: they become the film’s credits."), "nobody"
        )
    needs.close_calls(project=project, actor=actor)
    project.stage, project.wrapped_at = Stage.DONE, timezone.now()
    project.save(update_fields=["stage", "wrapped_at", "updated_at"])
    facts.record(
        actor=actor, verb="projects.wrapped", thing=project, payload={"title": project.title}
    )
    wrapped.send(Project, project=project, actor=actor, posts=kept)
    return kept


def _is_kept(post: Post, posts: Collection[int] | None) -> bool:
    if posts is None:
        return post.member.state == MemberState.ACTIVE
    return post.pk in posts
