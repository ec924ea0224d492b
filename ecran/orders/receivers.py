"""What is bought is not taken away in silence."""

from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver

from ecran.films.models import Film
from ecran.orders import services


@receiver(pre_delete, sender=Film, dispatch_uid="orders.film_goes")
def film_goes(instance: Film, **_signal: Any) -> None:
    services.film_goes(film=instance)
