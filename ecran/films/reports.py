"""How films are reported, and what a team sees of one."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ecran.films import services
from ecran.films.models import Film
from labfilms.moderation.registry import Reportable, register
from labfilms.moderation.slots import EVIDENCE
from labfilms.pictures import selectors as pictures
from streaming.delivery import services as delivery

register(
    Reportable(
        name="film",
        model=Film,
        label=_("film"),
        readable=lambda viewer, link: Film.objects.visible_to(viewer, link=link),
        region=lambda film: film.region,
        owners=lambda film: [film.owner],
        withhold=lambda film, level: services.withhold(film=film, level=level),
        remove=lambda film: services.delete(film=film),
    )
)


@EVIDENCE.provide("ecran/films/report_evidence.html")
def show_films(things: Sequence[Any], request: HttpRequest) -> Mapping[Hashable, Mapping[str, Any]]:
    """Let a team see and play a film that was reported, withheld or not, for this viewing."""
    return {film.pk: _evidence(film, request) for film in things if isinstance(film, Film)}


def _evidence(film: Film, request: HttpRequest) -> dict[str, Any]:
    asset = film.asset
    return {
        "film": film,
        "playback": delivery.playback(asset, viewer=request.user, public=False) if asset else None,
        "poster": pictures.source(film.poster),
    }
