"""Films as feeds: what everyone may watch, the latest first."""

from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ecran.films import selectors
from ecran.films.models import Film
from labfilms.core.atom import MOST, AtomFeed, Thing, tag, words
from regions.territory.models import Region


class FilmEntries(AtomFeed[Film, Thing]):
    """How a film stands in a feed."""

    name = "films"

    def item_title(self, item: Film) -> str:
        return str(item)

    def item_description(self, item: Film) -> str:
        return words(item.synopsis)

    def item_author_name(self, item: Film) -> str | None:
        return ", ".join(item.directors) or None

    def item_pubdate(self, item: Film) -> datetime | None:
        return item.released_at

    def item_updateddate(self, item: Film) -> datetime:
        return item.updated_at

    def item_categories(self, item: Film) -> list[str]:
        return [label for label in (item.get_format_display(), item.get_genre_display()) if label]


class Films(FilmEntries[None]):
    title = gettext_lazy("LabFilms: films")
    subtitle = gettext_lazy("Short films that everyone may watch, the latest first.")

    def link(self) -> str:
        return reverse("films:list")

    def items(self) -> QuerySet[Film]:
        return selectors.films()[:MOST]


class FilmsOfRegion(FilmEntries[Region]):
    def get_object(self, _request: HttpRequest, slug: str) -> Region:
        return get_object_or_404(Region, slug=slug)

    def title(self, thing: Region) -> str:
        return _("LabFilms: films made in %(region)s") % {"region": thing.name}

    def link(self, thing: Region) -> str:
        return reverse("films:region_feed", args=(thing.slug,))

    def feed_guid(self, thing: Region) -> str:
        return tag("atom/regions", thing)

    def items(self, thing: Region) -> QuerySet[Film]:
        return selectors.films_of_region(thing)[:MOST]
