from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from labfilms.accounts.models import User
from network.people.models import Profile, sorting


@receiver(post_save, sender=User, dispatch_uid="people.sort_name")
def keep_the_name_that_sorts(
    instance: User,
    created: bool,  # noqa: FBT001
    update_fields: frozenset[str] | None = None,
    **_: Any,
) -> None:
    # A sign-in writes its moment alone.
    if not created and (update_fields is None or "name" in update_fields):
        Profile.objects.filter(user=instance).exclude(sort_name=sorting(instance.name)).update(
            sort_name=sorting(instance.name)
        )
