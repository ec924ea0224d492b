"""Selections as they are found, and the labels that chose a film."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ecran.films.models import Film
from labels.identities.models import Label
from labels.selections import selectors
from labels.selections.models import Entry, Selection
from labfilms.search.declarations import Facet, Follow, Searchable, Text, Viewer
from labfilms.search.port import Audience, Weight
from labfilms.search.registry import extend, register, register_facet


def rows() -> QuerySet[Selection]:
    """Return selections with their label and the entries that everyone reads."""
    shown = Entry.objects.filter(film__in=Film.objects.released()).select_related("film")
    return Selection.objects.select_related("label__region").prefetch_related(
        Prefetch("entries", shown, to_attr="shown")
    )


def shown(selection: Selection) -> Sequence[Entry]:
    found: Sequence[Entry] = getattr(selection, "shown", ())
    return found


def cards(found: Sequence[Selection], _request: HttpRequest) -> Mapping[Any, str]:
    return {card.selection.pk: card.html for card in selectors.cards(found)}


def visible_to(_viewer: Viewer) -> QuerySet[Selection]:
    # As in every list of others' selections: the public ones.
    return selectors.selections()


def _names(slugs: Collection[str]) -> Mapping[str, str]:
    return dict(Label.objects.filter(slug__in=slugs).values_list("slug", "name"))


def _keys(label: Label) -> Iterable[int]:
    return label.selections.values_list("pk", flat=True)


def _selections_of(film: Film) -> Iterable[int]:
    return Entry.objects.filter(film=film.pk).values_list("selection", flat=True)


def _films_of(selection: Selection) -> Iterable[int]:
    return Entry.objects.filter(selection=selection.pk).values_list("film", flat=True)


def labels_of(films: Sequence[Film]) -> Mapping[Any, Iterable[str]]:
    """Return the labels that chose each film in public, by film id."""
    chosen = Entry.objects.filter(
        film__in=[film.pk for film in films], selection__in=Selection.objects.published()
    ).values_list("film", "selection__label__slug")
    found: defaultdict[int, set[str]] = defaultdict(set)
    for film, label in chosen:
        found[film].add(label)
    return {film: sorted(slugs) for film, slugs in found.items()}


register_facet(Facet("label", "label", _("Chosen by"), _names))
# Before the selections: whoever writes both locks the films first, as a film's own change does.
extend(
    "films",
    "label",
    labels_of,
    follows=(
        Follow(Entry, lambda entry: [entry.film_id]),
        Follow(Selection, _films_of, fields=frozenset({"visibility", "label"})),
    ),
)
register(
    Searchable(
        name="selections",
        parameter="selections",
        label=_("Selections"),
        order=30,
        model=Selection,
        rows=rows,
        audience=lambda selection: Audience.PUBLIC if selection.is_published else None,
        title=lambda selection: selection.title,
        texts={
            "title": Text(Weight.TITLE, lambda selection: selection.title),
            "label": Text(Weight.NAMES, lambda selection: selection.label.name, shown=False),
            "intro": Text(Weight.SUMMARY, lambda selection: selection.intro),
            "reasons": Text(
                Weight.REST,
                lambda selection: " ".join(entry.reason for entry in shown(selection)),
            ),
            "films": Text(
                Weight.REST,
                lambda selection: ", ".join(str(entry.film) for entry in shown(selection)),
            ),
        },
        facets={
            "region": lambda selection: (
                [selection.label.region.slug] if selection.label.region else []
            ),
            "label": lambda selection: [selection.label.slug],
        },
        moment=lambda selection: selection.published_at,
        visible_to=visible_to,
        cards=cards,
        follows=(
            Follow(Entry, lambda entry: [entry.selection_id]),
            Follow(Label, _keys, fields=frozenset({"name", "slug", "region"})),
            Follow(Film, _selections_of, fields=frozenset({"title", "visibility", "playable"})),
        ),
    )
)
