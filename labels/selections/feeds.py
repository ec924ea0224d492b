"""Selections as feeds: all public ones, a label's, and what enters one of them."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from labels.identities import selectors as identities
from labels.identities.models import Label
from labels.selections import selectors
from labels.selections.models import Selection
from labels.selections.selectors import Line
from labfilms.core.atom import MOST, AtomFeed, Thing, tag, words


class SelectionEntries(AtomFeed[Selection, Thing]):
    """How a selection stands in a feed."""

    name = "selections"

    def item_title(self, item: Selection) -> str:
        return item.title

    def item_description(self, item: Selection) -> str:
        return words(item.intro)

    def item_author_name(self, item: Selection) -> str:
        return item.label.name

    def item_pubdate(self, item: Selection) -> datetime | None:
        return item.published_at

    def item_updateddate(self, item: Selection) -> datetime:
        return item.updated_at


class Selections(SelectionEntries[None]):
    title = gettext_lazy("LabFilms: selections")
    subtitle = gettext_lazy("Films chosen by people, the latest selections first.")

    def link(self) -> str:
        return reverse("selections:list")

    def items(self) -> Iterable[Selection]:
        return selectors.selections()[:MOST]


class SelectionsOfLabel(SelectionEntries[Label]):
    def get_object(self, _request: HttpRequest, slug: str) -> Label:
        return get_object_or_404(identities.labels(AnonymousUser()), slug=slug)

    def title(self, thing: Label) -> str:
        return _("%(label)s: selections") % {"label": thing.name}

    def subtitle(self, thing: Label) -> str:
        return thing.statement

    def link(self, thing: Label) -> str:
        return thing.get_absolute_url()

    def feed_guid(self, thing: Label) -> str:
        return tag("atom/labels", thing)

    def items(self, thing: Label) -> Iterable[Selection]:
        found = selectors.selections_of_label(thing, own=False)
        return found.order_by("-published_at", "-pk")[:MOST]


class FilmsOfSelection(AtomFeed[Line, Selection]):
    """The films of a selection, the latest to enter first, each with its reason."""

    name = "selections"

    def get_object(self, _request: HttpRequest, slug: str) -> Selection:
        return get_object_or_404(selectors.selections(), slug=slug)

    def title(self, thing: Selection) -> str:
        return f"{thing.title} · {thing.label.name}"

    def subtitle(self, thing: Selection) -> str:
        return thing.intro

    def link(self, thing: Selection) -> str:
        return thing.get_absolute_url()

    def items(self, thing: Selection) -> list[Line]:
        lines = [line for line in selectors.programme(thing, AnonymousUser()) if line.film]
        for line in lines:
            line.entry.selection = thing
        return sorted(lines, key=lambda line: line.entry.added_at, reverse=True)[:MOST]

    def item_title(self, item: Line) -> str:
        return str(item.film)

    def item_description(self, item: Line) -> str:
        return words(item.entry.reason, item.film.synopsis if item.film else "")

    def item_author_name(self, item: Line) -> str:
        return item.entry.selection.label.name

    def item_link(self, item: Line) -> str:
        address = item.film.get_absolute_url() if item.film else ""
        return f"{address}?dans={item.entry.selection.slug}"

    def item_guid(self, item: Line) -> str:
        return tag("entrees", item.entry)

    def item_pubdate(self, item: Line) -> datetime:
        entry = item.entry
        return max(entry.added_at, entry.selection.published_at or entry.added_at)
