"""Films as they are found."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ecran.films import selectors, slots
from ecran.films.enums import CreditState, Format, Genre, Language
from ecran.films.models import Credit, Film
from labfilms.search.declarations import Facet, Follow, Searchable, Text, Viewer
from labfilms.search.port import Audience, Weight
from labfilms.search.registry import register, register_facet

# What one gives to watch it, with the word that stands in addresses.
PRICES = {
    "gratuit": pgettext_lazy("of a film", "free"),
    "location": pgettext_lazy("of a film", "rental"),
    "achat": pgettext_lazy("of a film", "purchase"),
}
# Upper bounds in minutes, with the word that stands in addresses.
DURATIONS = (
    ("3", 3, _("under 3 minutes")),
    ("10", 10, _("3 to 10 minutes")),
    ("20", 20, _("10 to 20 minutes")),
    ("40", 40, _("20 to 40 minutes")),
    ("long", 24 * 60, _("40 minutes and more")),
)


def rows() -> QuerySet[Film]:
    """Return films with the credits that their pages show."""
    roll = Credit.objects.exclude(state=CreditState.REFUSED).select_related("trade")
    return Film.objects.select_related("region").prefetch_related(
        Prefetch("credits", roll, to_attr="named")
    )


def names(film: Film) -> str:
    return ", ".join(dict.fromkeys(credit.name for credit in getattr(film, "named", ())))


def around(film: Film) -> str:
    said = [film.production, film.school, film.country, film.region.name if film.region else ""]
    return ", ".join(filter(None, said))


def duration(film: Film) -> Iterable[str]:
    if film.duration is None:
        return []
    return [next(code for code, minutes, _label in DURATIONS if film.duration < minutes * 60)]


def prices(film: Film) -> Iterable[str]:
    """How one gets to watch it; nothing for a film that is offered within a pass alone."""
    if not film.sold:
        return ["gratuit"]
    known = {"location": film.rental_cents, "achat": film.purchase_cents}
    return [way for way, cents in known.items() if cents is not None]


def cards(films: Sequence[Film], request: HttpRequest) -> Mapping[Any, str]:
    return {card.film.pk: card.html for card in slots.cards(films, request)}


def visible_to(_viewer: Viewer) -> QuerySet[Film]:
    # As in every list of films: what is released, the viewer's own drafts being elsewhere.
    return selectors.with_card(Film.objects.released())


def _years(values: Collection[str]) -> Mapping[str, str]:
    return {year: year for year in sorted(values, reverse=True)}


def _durations(_values: Collection[str]) -> Mapping[str, str | Promise]:
    return {code: label for code, _minutes, label in DURATIONS}


register_facet(Facet("format", "format", _("Format"), lambda _values: dict(Format.choices)))
register_facet(Facet("genre", "genre", _("Genre"), lambda _values: dict(Genre.choices)))
register_facet(Facet("duration", "duree", _("Duration"), _durations, by_count=False))
register_facet(Facet("year", "annee", _("Year"), _years, by_count=False))
register_facet(Facet("price", "prix", _("Price"), lambda _values: PRICES, by_count=False))
register_facet(Facet("language", "langue", _("Language"), lambda _values: dict(Language.choices)))
register(
    Searchable(
        name="films",
        parameter="films",
        label=_("Films"),
        order=10,
        model=Film,
        rows=rows,
        audience=lambda film: Audience.PUBLIC if film.is_released else None,
        title=lambda film: film.title,
        texts={
            "title": Text(Weight.TITLE, lambda film: film.title),
            "original_title": Text(Weight.TITLE, lambda film: film.original_title),
            "credits": Text(Weight.NAMES, names),
            "synopsis": Text(Weight.SUMMARY, lambda film: film.synopsis),
            "note": Text(Weight.REST, lambda film: film.director_note),
            "festivals": Text(Weight.REST, lambda film: film.festival_life),
            "around": Text(Weight.REST, around),
        },
        facets={
            "region": lambda film: [film.region.slug] if film.region else [],
            "format": lambda film: [film.format] if film.format else [],
            "genre": lambda film: [film.genre] if film.genre else [],
            "duration": duration,
            "year": lambda film: [str(film.year)] if film.year else [],
            "language": lambda film: [film.language] if film.language else [],
            "price": prices,
        },
        moment=lambda film: film.released_at,
        visible_to=visible_to,
        cards=cards,
        follows=(Follow(Credit, lambda credit: [credit.film_id]),),
    )
)
