"""What other sites and engines read of a released film: schema.org, OpenGraph, a picture."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.duration import duration_iso_string
from django.utils.safestring import SafeString

from ecran.embed import permissions
from ecran.films.models import Film
from labfilms.pictures.cards import Laurel, card
from labfilms.ui.linked import Shared, head

NAME = "films"

Honours = Callable[[Film], Sequence[Laurel]]
# Who says what a film was given: an upper wing, which its picture does not know.
_honours: list[Honours] = []


def honours(provider: Honours) -> Honours:
    """Register who says the laurels of a film's picture, the first to show first."""
    _honours.append(provider)
    return provider


def line(film: Film) -> str:
    """Return the line under the title of its picture."""
    words = [
        ", ".join(film.directors),
        str(film.year or ""),
        film.region.name if film.region else "",
    ]
    return " · ".join(filter(None, words))


def picture(film: Film) -> tuple[Any, str]:
    """Return the picture that says this film, and its key."""
    laurels = [laurel for provider in _honours for laurel in provider(film)]
    return card(
        NAME, film.pk, title=str(film), line=line(film), shown=[film.poster], laurels=laurels
    )


def said(film: Film, request: HttpRequest) -> SafeString:
    """Return the lines of the head of a released film's page."""
    absolute = request.build_absolute_uri
    address = absolute(film.get_absolute_url())
    shown = absolute(reverse("embed:picture", args=(film.slug,)))
    shared = Shared("video.other", str(film), film.synopsis, address, shown)
    data = {
        "@type": "VideoObject",
        "@id": address,
        "url": address,
        "name": str(film),
        "description": film.synopsis or str(film),
        "thumbnailUrl": [shown],
        "uploadDate": film.released_at.isoformat() if film.released_at else None,
        "duration": _iso(film.duration),
        "inLanguage": film.language if film.language != "zxx" else None,
        "genre": film.get_genre_display(),
        "dateCreated": str(film.year or ""),
        "director": [{"@type": "Person", "name": name} for name in film.directors],
        "embedUrl": absolute(reverse("embed:film", args=(film.slug,)))
        if permissions.can_embed(film)
        else None,
        "isAccessibleForFree": not film.sold,
    }
    return head(shared, data)


def _iso(seconds: float | None) -> str | None:
    return duration_iso_string(timedelta(seconds=round(seconds))) if seconds else None
