"""How credits are told in feeds."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from ecran.films.models import Film
from labfilms.facts.models import Fact
from labfilms.facts.registry import Tale, tell
from labfilms.pictures import selectors as pictures


def _words(fact: Fact, film: Film) -> Mapping[str, Any] | None:
    return {"person": fact.actor, "title": film} if fact.actor else None


tell(
    Tale(
        "credits.confirmed",
        readable=lambda _viewer: Film.objects.released().select_related("poster"),
        sentence=_("%(person)s worked on “%(title)s”"),
        words=_words,
        picture=lambda film: pictures.source(film.poster),
    )
)
