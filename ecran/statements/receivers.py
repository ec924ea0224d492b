"""How accounts follow films."""

from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver

from ecran.films.models import Film
from ecran.statements import services


@receiver(pre_delete, sender=Film, dispatch_uid="statements.remember")
def remember(instance: Film, **_kwargs: Any) -> None:
    services.remember(film=instance)
