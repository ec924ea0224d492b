"""Crew calls as a feed: those that one may answer today."""

from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from labfilms.core.atom import MOST, AtomFeed, words
from network.calls import selectors
from network.calls.models import CrewCall


class Calls(AtomFeed[CrewCall, None]):
    name = "annonces"
    title = gettext_lazy("LabFilms: crew calls")
    subtitle = gettext_lazy("Teams that seek someone, now.")

    def link(self) -> str:
        return reverse("calls:list")

    def items(self) -> QuerySet[CrewCall]:
        return selectors.calls(selectors.Filters())[:MOST]

    def item_title(self, item: CrewCall) -> str:
        return f"{item.title} · {item.region}"

    def item_description(self, item: CrewCall) -> str:
        sought = ", ".join(str(position) for position in item.positions.all())
        last = ""
        if item.deadline:
            last = _("Last day to apply: %(day)s") % {"day": date_format(item.deadline)}
        return words(sought, item.get_pay_display(), last, item.film)

    def item_author_name(self, item: CrewCall) -> str | None:
        # Never an e-mail address, which a person without a name is otherwise called by.
        if item.organisation is not None:
            return item.organisation.name
        return item.person.name or None if item.person else None

    def item_pubdate(self, item: CrewCall) -> datetime | None:
        return item.published_at

    def item_updateddate(self, item: CrewCall) -> datetime:
        return item.updated_at
