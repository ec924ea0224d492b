"""Projects as a feed: those that are public, the last touched first."""

from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from labfilms.core.atom import MOST, AtomFeed, words
from projects.space import selectors
from projects.space.models import Project


class Projects(AtomFeed[Project, None]):
    name = "projets"
    title = gettext_lazy("LabFilms: projects")
    subtitle = gettext_lazy("Films in the making, the last touched first.")

    def link(self) -> str:
        return reverse("projects:list")

    def items(self) -> QuerySet[Project]:
        return selectors.projects()[:MOST]

    def item_title(self, item: Project) -> str:
        return f"{item.title} · {item.region}"

    def item_description(self, item: Project) -> str:
        return words(item.get_stage_display(), item.pitch)

    def item_pubdate(self, item: Project) -> datetime:
        return item.created_at

    def item_updateddate(self, item: Project) -> datetime:
        return item.updated_at
