"""How needs follow the calls below, and their own project and team.

Rows of this wing are followed by Django's own signals: whatever writes a member or a project,
its calls stay in step.
"""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from labfilms.accounts.models import User
from network.calls.models import Position
from network.calls.signals import position_left, position_taken
from projects.needs import services
from projects.space.models import Member, Project


@receiver(position_taken)
def welcome(position: Position, person: User, side: str, **_: Any) -> None:
    services.welcome(position=position, person=person, side=side)


@receiver(position_left)
def farewell(position: Position, person: User, side: str, **_: Any) -> None:
    services.farewell(position=position, person=person, side=side)


@receiver([post_save, post_delete], sender=Member)
def follow_member(instance: Member, **_: Any) -> None:
    services.follow_member(member=instance)


@receiver(post_save, sender=Project)
def follow_project(
    instance: Project,
    created: bool,  # noqa: FBT001 - Django's
    update_fields: frozenset[str] | None,
    **_: Any,
) -> None:
    if update_fields and "withheld" in update_fields:
        services.follow_moderation(project=instance)
    elif not created:
        services.follow_project(project=instance)
