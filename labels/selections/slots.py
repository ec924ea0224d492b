"""What selections show on the pages of others, and their places in the navigation."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ecran.films.enums import Embedding, Visibility
from ecran.films.models import Film
from ecran.films.slots import FILM_ACTIONS, FILM_AFTER, Card, cards
from labels.identities import permissions
from labels.identities.models import Label
from labels.identities.slots import LABEL_SECTIONS
from labels.selections import selectors
from labfilms.pictures import selectors as pictures
from labfilms.ui.memory import drawn
from labfilms.ui.navigation import Entry, register

LINE = "labels/selections/programme_line.html"

register(Entry(_("Selections"), "selections:list", order=15))
register(Entry(_("My selections"), "selections:mine", place="member", order=30))


def add_address(film: Film) -> str:
    """Return where one adds a film to a selection; an unlisted film's carries its secret."""
    address = reverse("selections:add", args=(film.pk,))
    if film.visibility == Visibility.UNLISTED:
        return f"{address}?{urlencode({'lien': film.link})}"
    return address


@FILM_ACTIONS.provide("labels/selections/film_action.html")
def add_to_selection(
    films: Sequence[Film], request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Offer « Ajouter à une sélection » on each film, to those who are signed in."""
    if not request.user.is_authenticated:
        return {}
    return {film.pk: {"film": film, "address": add_address(film)} for film in films}


def programme_rows(
    lines: Sequence[selectors.Line], query: str, request: HttpRequest
) -> list[SafeString]:
    """Return the lines of a programme as its page draws them; `query` ends each film's address."""
    found = [line.film for line in lines if line.film]
    known = {card.film.pk: card for card in cards(found, request, laurels=False, first=2)}
    return [_row(line, known[line.film.pk] if line.film else None, query) for line in lines]


def embedded_rows(lines: Sequence[selectors.Line]) -> list[dict[str, Any]]:
    """Return the lines of a programme as other sites show them.

    A film plays inside the frame when its owner lets other sites show it anywhere; else its page
    opens beside, since a frame inside a frame would ask for both sites.
    """
    rows = []
    for line in lines:
        film = line.film
        inside = film is not None and film.embedding == Embedding.ANYWHERE
        href = film.get_absolute_url() if film else ""
        if film is not None and inside:
            href = reverse("embed:film", args=(film.slug,))
        reason = line.entry.reason if film else ""
        poster = pictures.source(film.poster) if film else None
        row = {"film": film, "href": href, "away": not inside, "reason": reason, "poster": poster}
        rows.append(row)
    return rows


def _row(line: selectors.Line, card: Card | None, query: str) -> SafeString:
    if card is None:
        return drawn(LINE, line.number, {"line": line})
    key = (line.number, line.entry.reason, query, card.key)
    return card.piece(LINE, key, {"line": line, "query": query})


@LABEL_SECTIONS.provide("labels/selections/label_section.html")
def selections_of_labels(
    labels: Sequence[Label], request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Show a label's selections: all of them to its curators, the public ones to others."""
    sections: dict[Hashable, Mapping[str, Any]] = {}
    for label in labels:
        own = permissions.can_curate(request.user, label)
        found = selectors.selections_of_label(label, own=own)
        sections[label.pk] = {"cards": selectors.cards(found), "own": own}
    return sections


@FILM_AFTER.provide("labels/selections/film_after.html")
def next_of_selection(
    films: Sequence[Film], request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Lead to the next film of the selection one came from (`?dans=`), with its reason."""
    slug = request.GET.get("dans", "")
    if not slug:
        return {}
    found = {film.pk: selectors.next_in(slug, film, request.user) for film in films}
    return {film: {"next": step} for film, step in found.items() if step is not None}
