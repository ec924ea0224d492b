"""What search engines are told: what everyone may read, and when it last changed."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.conf.urls.i18n import is_language_prefix_patterns_used
from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.urls import get_urlconf, reverse

from ecran.films.models import Film
from labels.identities.models import Label
from labels.selections.models import Selection
from network.calls.models import CrewCall
from network.organisations.models import Organisation
from network.people.models import Profile
from projects.space.models import Project
from regions.hubs import selectors as hubs

# Lists, and pages without a row of their own.
PLACES: Final = (
    "portal:front",
    "films:list",
    "selections:list",
    "labels:list",
    "people:list",
    "organisations:list",
    "projects:list",
    "calls:list",
    "hubs:index",
)


class Section(Sitemap[Any]):
    """One kind of thing; each address in each language that has its own."""

    # The protocol allows 50,000 addresses a file; a file is made in one go.
    limit = 5_000

    @property
    def i18n(self) -> bool:  # type: ignore[override]
        used, _prefixed = is_language_prefix_patterns_used(get_urlconf() or settings.ROOT_URLCONF)
        return bool(used)

    @property
    def alternates(self) -> bool:  # type: ignore[override]
        return self.i18n


class Places(Section):
    def items(self) -> list[str]:
        return [reverse(name) for name in PLACES] + [door.href for door in hubs.doors()]

    def location(self, item: str) -> str:
        return item


class Rows(Section):
    """Rows that everyone may read, in an order that lasts; `changed` names when each did."""

    def __init__(self, rows: Callable[[], QuerySet[Any]], changed: str = "updated_at") -> None:
        super().__init__()
        self.rows = rows
        self.changed = changed

    def items(self) -> QuerySet[Any]:
        return self.rows().order_by("pk")

    def lastmod(self, item: Any) -> datetime | None:
        moment: datetime | None = getattr(item, self.changed)
        return moment

    def get_latest_lastmod(self) -> datetime | None:
        # Django's own would read every row for it.
        moment: datetime | None = self.rows().order_by().aggregate(at=Max(self.changed))["at"]
        return moment


SECTIONS: Final[dict[str, Section]] = {
    "lieux": Places(),
    "films": Rows(Film.objects.released),
    "selections": Rows(Selection.objects.published),
    "labels": Rows(lambda: Label.objects.visible_to(AnonymousUser()), "created_at"),
    "profils": Rows(Profile.objects.listed),
    "structures": Rows(Organisation.objects.shown),
    "projets": Rows(Project.objects.listed),
    "annonces": Rows(CrewCall.objects.open_now),
}
