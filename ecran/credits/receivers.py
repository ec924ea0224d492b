"""How films follow projects: one that is finished leaves the draft of its film."""

from collections.abc import Sequence
from typing import Any

from django.dispatch import receiver

from ecran.credits import services
from labfilms.accounts.models import User
from projects.signals import wrapped
from projects.space.models import Post, Project


@receiver(wrapped)
def make_draft(project: Project, actor: User, posts: Sequence[Post], **_: Any) -> None:
    services.draft_of(project=project, actor=actor, posts=posts)
