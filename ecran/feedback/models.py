"""« Regard de… »: a signed word of a professional on a film, shown if who made it agrees."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ecran.feedback.enums import RegardState
from ecran.films.models import Film, released
from labfilms.accounts.models import Viewer
from labfilms.moderation.models import OPEN, OWN, Withholdable
from network.people.models import Trade

# A look, not a review: about fifty words.
MOST_SIGNS = 300


class RegardQuerySet(models.QuerySet["Regard"]):
    def shown(self) -> Self:
        """Keep what everyone may read: agreed to, open, and on a film that everyone may see."""
        agreed = models.Q(state=RegardState.SHOWN, author__is_active=True)
        return self.filter(OPEN, agreed, released("film__"))

    def visible_to(self, user: Viewer) -> Self:
        """Keep what this person may read: what is shown, their own, and those on their films."""
        if not user.is_authenticated:
            return self.shown()
        own = models.Q(author=user.pk) & OWN | models.Q(film__owner=user.pk) & OPEN
        return self.filter(models.Q(pk__in=self.shown().values("pk")) | own)


class Regard(Withholdable):
    """What a professional says of a film, with their name and trade."""

    film = models.ForeignKey(Film, models.CASCADE, related_name="regards")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="regards")
    trade = models.ForeignKey(Trade, models.PROTECT, related_name="+", verbose_name=_("trade"))
    text = models.CharField(_("your word on this film"), max_length=MOST_SIGNS)
    state = models.CharField(max_length=8, choices=RegardState, default=RegardState.WAITING)
    written_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = RegardQuerySet.as_manager()

    class Meta:
        verbose_name = _("word on a film")
        verbose_name_plural = _("words on films")
        ordering = ("written_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=["film", "author"], name="one_regard_a_film_and_person")
        ]

    def __str__(self) -> str:
        return str(_("Word of %(name)s on “%(film)s”") % {"name": self.author, "film": self.film})

    def get_absolute_url(self) -> str:
        return f"{self.film.get_absolute_url()}#regard-{self.pk}"
