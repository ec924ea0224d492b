"""What one copies to show a film elsewhere, and what its page says to other programs."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from ecran.embed import oembed, permissions, sharing
from ecran.films import selectors
from ecran.films.models import Film
from ecran.films.slots import FILM_HEAD, FILM_SHARING


@FILM_SHARING.provide("ecran/embed/film_code.html")
def codes(films: Sequence[Film], request: HttpRequest) -> Mapping[Hashable, Mapping[str, Any]]:
    """Show the code of the films that other sites may show."""
    return {
        film.pk: {"film": film, "code": oembed.code(film, request)}
        for film in films
        if permissions.can_embed(film)
    }


@FILM_HEAD.provide("ecran/embed/film_links.html")
def links(films: Sequence[Film], request: HttpRequest) -> Mapping[Hashable, Mapping[str, Any]]:
    """Say where oEmbed tells of a film that other sites may show."""
    said: dict[Hashable, Mapping[str, Any]] = {}
    for film in filter(permissions.can_embed, films):
        query = urlencode({"url": request.build_absolute_uri(film.get_absolute_url())})
        address = request.build_absolute_uri(reverse("embed:oembed"))
        said[film.pk] = {"film": film, "address": f"{address}?{query}"}
    return said


@FILM_HEAD.provide("ecran/embed/film_links.html", order=60)
def shared(films: Sequence[Film], request: HttpRequest) -> Mapping[Hashable, SafeString]:
    """Say a released film to engines and to sites that show a link."""
    found = selectors.ready([film for film in films if film.is_released])
    return {film.pk: sharing.said(film, request) for film in found}
