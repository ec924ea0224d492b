"""How a film is said to other sites: oEmbed 1.0 (oembed.com), and the code that one copies."""

from typing import Any, Final
from xml.sax.saxutils import escape

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ecran.films.models import Film
from labfilms.pictures import selectors as pictures

# As wide as most sites' columns, in CSS px; and the shape of a film whose own is not known.
WIDTH: Final = 640
RATIO: Final = 16 / 9


def size(film: Film, most_wide: int | None = None, most_high: int | None = None) -> tuple[int, int]:
    """Return a player's width and height (px), in the film's shape, within these limits."""
    ratio = film.ratio or RATIO
    width = min(WIDTH, most_wide or WIDTH)
    height = round(width / ratio)
    if most_high and height > most_high:
        width, height = round(most_high * ratio), most_high
    return max(width, 1), max(height, 1)


def code(film: Film, request: HttpRequest, width: int = WIDTH, height: int = 0) -> SafeString:
    """Return the frame that one copies into a page; it narrows with its column."""
    address = request.build_absolute_uri(reverse("embed:film", args=(film.slug,)))
    width, height = (width, height) if height else size(film)
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" allowfullscreen'
        ' allow="autoplay; fullscreen; picture-in-picture"'
        ' style="border:0;max-width:100%;height:auto;aspect-ratio:{}/{}"></iframe>',
        address,
        str(film),
        width,
        height,
        width,
        height,
    )


def answer(film: Film, request: HttpRequest, wide: int | None, high: int | None) -> dict[str, Any]:
    """Return what oEmbed says of a film (type video)."""
    width, height = size(film, wide, high)
    directors = ", ".join(film.directors)
    said: dict[str, Any] = {
        "version": "1.0",
        "type": "video",
        "title": str(film),
        "provider_name": "LabFilms",
        "provider_url": request.build_absolute_uri("/"),
        "width": width,
        "height": height,
        "html": code(film, request, width, height),
    }
    if directors:
        said["author_name"] = directors
    poster = pictures.source(film.poster)
    if poster is not None and not (wide and wide < poster.width) and not high:
        said["thumbnail_url"] = request.build_absolute_uri(poster.src)
        said["thumbnail_width"], said["thumbnail_height"] = poster.width, poster.height
    return said


def as_xml(said: dict[str, Any]) -> str:
    """Return an answer in oEmbed's other form."""
    lines = "".join(f"<{name}>{escape(str(value))}</{name}>" for name, value in said.items())
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?><oembed>{lines}</oembed>'
