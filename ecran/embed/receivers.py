"""What leaves the public leaves no picture behind."""

from typing import Any

from django.dispatch import receiver

from ecran.embed.sharing import NAME
from ecran.films.models import Film
from ecran.films.signals import film_withdrawn
from labfilms.pictures import cards


@receiver(film_withdrawn)
def forget_picture(film: Film, **_signal: Any) -> None:
    cards.forget(NAME, film.pk)
