"""Where a person left a film."""

from django.conf import settings
from django.db import models

from ecran.films.models import Film


class Progress(models.Model):
    """The second at which someone stopped; theirs alone, and erased with them."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    film = models.ForeignKey(Film, models.CASCADE, related_name="+")
    seconds = models.FloatField(default=0)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-updated_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=["person", "film"], name="one_progress_a_film")
        ]

    def __str__(self) -> str:
        return f"{self.film_id} {self.seconds:.0f} s"
