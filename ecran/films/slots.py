"""What film cards and pages leave to the wings above, and what films show elsewhere."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ecran.films import selectors
from ecran.films.enums import Visibility
from ecran.films.models import Film
from labfilms.accounts.models import User
from labfilms.pictures import selectors as pictures
from labfilms.ui.library import joined
from labfilms.ui.memory import HOLE, drawn, filled
from labfilms.ui.navigation import Entry, register
from labfilms.ui.slots import Slot
from labfilms.ui.waiting import Wait, provide
from network.people.models import Profile
from network.people.slots import PROFILE_SECTIONS
from projects.space.models import Project
from projects.space.slots import PROJECT_SECTIONS
from streaming.intake import selectors as intake

# More than that is a shelf, which has its own page.
MOST_WAITS = 5
CARD = "ecran/films/film_card.html"

FILM_ACTIONS = Slot("films.actions", "What one may do with each film of a list or page.")
FILM_LAURELS = Slot("films.laurels", "What each film of a list was given, in a few signs.")
FILM_MENTIONS = Slot("films.mentions", "Why this film: who chose the film of a page.")
FILM_SHARING = Slot("films.sharing", "How the film of a page is taken elsewhere.")
FILM_HEAD = Slot("films.head", "What the head of a film’s page says to other programs.")
FILM_DOOR = Slot("films.door", "How one gets to watch the film of a page, when it is sold.")
FILM_AFTER = Slot("films.after", "What comes after the film of a page, and why.")

register(Entry(_("Films"), "films:list", order=10))
register(Entry(_("My films"), "films:mine", place="member", order=20))


@dataclass(frozen=True, slots=True)
class Card:
    """A film as a list shows it; `directors` and `poster` read what is prefetched."""

    film: Film
    directors: str
    actions: Sequence[SafeString]
    laurels: Sequence[SafeString]
    # Its picture is among the first that a page shows: it is not left for later.
    first: bool = False

    @property
    def poster(self) -> pictures.Source | None:
        return pictures.source(self.film.poster)

    @property
    def key(self) -> Hashable:
        """All that a template reads of the card, but what one may do."""
        film, plate = self.film, pictures.plate(self.film.poster)
        place = (film.region.name, film.region.hue) if film.region else None
        address = (film.slug, film.visibility, film.link, film.open_to_all, film.price_words)
        known = (address, film.title, film.duration, film.year)
        facts = (film.ratio, film.made_here, self.directors, self.first)
        return known, place, plate, facts, *self.laurels

    @property
    def html(self) -> SafeString:
        """The card as a list draws it."""
        return self.piece(CARD, self.key, {})

    def piece(self, template: str, key: Hashable, values: dict[str, Any]) -> SafeString:
        """Draw a template with this `card`, remembered but for what one may do."""
        actions = joined(self.actions)
        bare = replace(self, actions=[HOLE] if actions else [])
        lasts = self.film.poster is None or self.film.poster.public
        said = drawn(template, (key, bool(actions)), {"card": bare, **values}, lasts=lasts)
        return filled(said, actions) if actions else said


def cards(
    films: Iterable[Film], request: HttpRequest, *, laurels: bool = True, first: int = 0
) -> list[Card]:
    """Return cards of films (prefetched by `with_card`); one call to each slot's providers.

    `first`: how many of them stand in sight when the page opens.
    """
    found: Sequence[Film] = list(films)
    actions = FILM_ACTIONS.fill(found, request)
    given = FILM_LAURELS.fill(found, request) if laurels else {}
    return [
        Card(
            film=film,
            directors=", ".join(film.directors),
            actions=actions.get(film.pk, ()),
            laurels=given.get(film.pk, ()),
            first=place < first,
        )
        for place, film in enumerate(found)
    ]


@PROFILE_SECTIONS.provide("ecran/films/profile_section.html", order=20)
def films_of_profiles(
    profiles: Sequence[Profile], request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Show the released films that each person has confirmed to have worked on."""
    by_user = {profile.user_id: profile.pk for profile in profiles}
    pairs = selectors.confirmed_pairs(list(by_user))
    found = selectors.with_card(Film.objects.released()).in_bulk([film for film, _ in pairs])
    drawn = {card.film.pk: card for card in cards(found.values(), request)}
    sections: defaultdict[Hashable, list[Card]] = defaultdict(list)
    for film, user in pairs:
        if film in drawn:
            sections[by_user[user]].append(drawn[film])
    return {profile: {"cards": shown} for profile, shown in sections.items()}


@PROJECT_SECTIONS.provide("ecran/films/project_section.html", order=5)
def films_of_projects(
    projects: Sequence[Project], request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Show the film that a finished project left, as far as one may see it."""
    found = Film.objects.visible_to(request.user).filter(project__in=projects)
    sections: dict[Hashable, dict[str, Any]] = {}
    for card in cards(selectors.with_card(found), request):
        sections.setdefault(card.film.project_id, {"cards": []})["cards"].append(card)
    return sections


@provide(order=30)
def unfinished_films(request: HttpRequest) -> Iterable[Wait]:
    """Tell which uploads wait for their file again, and which films are still drafts."""
    person = request.user
    if not isinstance(person, User):
        return
    cut = set(intake.unfinished(person).values_list("asset", flat=True))
    drafts = Film.objects.of_owner(person).filter(Q(visibility=Visibility.DRAFT) | Q(asset__in=cut))
    for film in drafts.order_by("-updated_at")[:MOST_WAITS]:
        said = _("“%(title)s”: its file has not arrived whole")
        if film.asset_id not in cut:
            said = _("“%(title)s” is still a draft")
        yield Wait(str(said) % {"title": film}, reverse("films:edit", args=(film.pk,)))
