"""How films are told in feeds."""

from django.utils.translation import gettext_lazy as _

from ecran.films.models import Film
from labfilms.facts.registry import Tale, tell
from labfilms.pictures import selectors as pictures

tell(
    Tale(
        "films.released",
        readable=lambda _viewer: Film.objects.released().select_related("poster"),
        sentence=_("New film: “%(title)s”"),
        words=lambda _fact, film: {"title": film},
        picture=lambda film: pictures.source(film.poster),
    )
)
