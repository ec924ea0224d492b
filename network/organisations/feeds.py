"""Structures as a feed: the latest to open their page first."""

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from labfilms.core.atom import MOST, AtomFeed, words
from network.organisations import selectors
from network.organisations.models import Organisation


class Organisations(AtomFeed[Organisation, None]):
    name = "structures"
    title = gettext_lazy("LabFilms: structures")
    subtitle = gettext_lazy("Structures of the field, the latest to come first.")

    def link(self) -> str:
        return reverse("organisations:list")

    def items(self) -> QuerySet[Organisation]:
        return selectors.organisations(AnonymousUser()).order_by("-created_at", "-pk")[:MOST]

    def item_title(self, item: Organisation) -> str:
        return f"{item.name} · {item.region}"

    def item_description(self, item: Organisation) -> str:
        return words(item.get_kind_display(), item.statement)

    def item_pubdate(self, item: Organisation) -> datetime:
        return item.created_at

    def item_updateddate(self, item: Organisation) -> datetime:
        return item.updated_at
