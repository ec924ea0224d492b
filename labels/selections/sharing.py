"""What other sites and engines read of a public selection: schema.org, OpenGraph, a picture."""

from collections.abc import Sequence
from pathlib import Path

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ecran.films.models import Film
from labels.selections import selectors
from labels.selections.models import Selection
from labels.selections.selectors import Line
from labfilms.pictures.cards import card
from labfilms.ui.linked import Shared, head
from labfilms.ui.memory import memory

NAME = "selections"


def picture(selection: Selection) -> Path:
    """Return the picture that says a public selection: its label and its first posters."""
    lines = selectors.programme(selection, AnonymousUser())
    shown = [film.poster for film in _films(lines)]
    path, _key = card(
        NAME, selection.pk, title=selection.title, line=selection.label.name, shown=shown
    )
    return path


def said(selection: Selection, lines: Sequence[Line], request: HttpRequest) -> SafeString:
    """Return the lines of the head of a selection's page; nothing for one that is not public."""
    if not selection.is_published:
        return SafeString("")
    label, films = selection.label, list(_films(lines))
    words = (selection.slug, selection.title, selection.intro, label.slug, label.name)
    # Their films are everyone's here: a slug is an address.
    key = (
        NAME,
        request.build_absolute_uri("/"),
        words,
        *((film.slug, str(film)) for film in films),
    )
    return memory.piece(key, lambda: _said(selection, films, request))


def _said(selection: Selection, films: Sequence[Film], request: HttpRequest) -> SafeString:
    absolute = request.build_absolute_uri
    address = absolute(selection.get_absolute_url())
    shown = absolute(reverse("selections:picture", args=(selection.slug,)))
    shared = Shared("website", selection.title, selection.intro, address, shown)
    data = {
        "@type": "ItemList",
        "@id": address,
        "url": address,
        "name": selection.title,
        "description": selection.intro,
        "image": shown,
        "author": {
            "@type": "Organization",
            "name": selection.label.name,
            "url": absolute(selection.label.get_absolute_url()),
        },
        "numberOfItems": len(films),
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": str(film),
                "url": absolute(film.get_absolute_url()),
            }
            for place, film in enumerate(films, start=1)
        ],
    }
    return head(shared, data)


def _films(lines: Sequence[Line]) -> list[Film]:
    return [line.film for line in lines if line.film is not None]


def code(selection: Selection, request: HttpRequest) -> SafeString:
    """Return the frame that one copies to show a public selection elsewhere."""
    address = request.build_absolute_uri(reverse("selections:embed", args=(selection.slug,)))
    return format_html(
        '<iframe src="{}" title="{}" width="640" height="480" loading="lazy" allowfullscreen'
        ' allow="autoplay; fullscreen; picture-in-picture"'
        ' style="border:0;max-width:100%"></iframe>',
        address,
        selection.title,
    )
