"""What films tell the wings above."""

from django.dispatch import Signal

# A film becomes visible to everyone, or again. Argument: film.
film_released = Signal()
# A film is no longer visible to everyone. Argument: film.
film_withdrawn = Signal()
