"""The words on a film's page, and those that wait for whoever made it."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ecran.feedback import permissions, selectors
from ecran.feedback.enums import RegardState
from ecran.feedback.models import Regard
from ecran.films.models import Film
from ecran.films.slots import FILM_MENTIONS
from labfilms.accounts.models import User
from labfilms.ui.waiting import Wait, provide
from network.people.enums import Grammar
from network.people.models import Profile

# More than that is not read at once; the next ones come when these have their answer.
MOST_WAITS = 5


@FILM_MENTIONS.provide("ecran/feedback/film_regards.html", order=60)
def regards(films: Sequence[Film], request: HttpRequest) -> Mapping[Hashable, Mapping[str, Any]]:
    """Show what professionals say of a film; to its owner what waits, to them where to write."""
    said = selectors.of_films(films, request.user)
    return {film.pk: shown for film in films if (shown := _of(film, said[film.pk], request))}


def _of(film: Film, found: list[Regard], request: HttpRequest) -> Mapping[str, Any]:
    mine = next((one for one in found if permissions.can_withdraw(request.user, one)), None)
    may_write = mine is None and permissions.can_write(request.user, film)
    # One's own word that nobody sees yet has a line of its own; what was declined is read no more.
    hidden = {RegardState.DECLINED} if mine is None else {RegardState.DECLINED, RegardState.WAITING}
    rows = [_row(one, request) for one in found if one.state not in hidden]
    if not rows and not mine and not may_write:
        return {}
    return {"film": film, "rows": rows, "mine": mine, "may_write": may_write}


def _row(regard: Regard, request: HttpRequest) -> dict[str, Any]:
    profile = getattr(regard.author, "profile", None)
    grammar = profile.grammar if isinstance(profile, Profile) else Grammar.NEUTRAL
    return {
        "regard": regard,
        "href": profile.get_absolute_url() if profile else "",
        "trade": regard.trade.named(grammar),
        "waits": regard.state == RegardState.WAITING
        and permissions.can_answer(request.user, regard),
    }


@provide(order=25)
def regards_to_answer(request: HttpRequest) -> Iterable[Wait]:
    """Tell which words on one's films wait for a yes or a no."""
    person = request.user
    if not isinstance(person, User):
        return
    for regard in selectors.waiting_for(person)[:MOST_WAITS]:
        words = {"name": regard.author, "title": regard.film}
        said = _("%(name)s has a word on “%(title)s”: will you show it?")
        yield Wait(str(said) % words, regard.get_absolute_url())
