"""How selections follow what films say."""

from typing import Any

from django.dispatch import receiver

from ecran.films.models import Film
from ecran.films.signals import film_withdrawn
from labels.selections import services


@receiver(film_withdrawn)
def tell_curators(film: Film, **_: Any) -> None:
    services.tell_unavailable(film=film)
