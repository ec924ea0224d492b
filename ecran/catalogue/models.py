"""What a structure shows as its own: films in collections, in an order it chose."""

from typing import Self

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ecran.films.models import Film
from labfilms.accounts.models import Viewer
from network.organisations.models import Organisation


class CollectionQuerySet(models.QuerySet["Collection"]):
    def visible_to(self, user: Viewer) -> Self:
        """Keep what a structure that this person may read shows, and their own structures'."""
        readable = Organisation.objects.visible_to(user)
        rule = models.Q(shown=True, organisation__in=readable.values("pk"))
        if user.is_authenticated:
            own = Organisation.objects.administered_by(user)
            rule |= models.Q(organisation__in=own.values("pk"))
        return self.filter(rule)


class Collection(models.Model):
    """Films that a structure shows together, with a word of its own."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="collections")
    title = models.CharField(_("title"), max_length=120)
    intro = models.TextField(_("what holds these films together"), max_length=2000, blank=True)
    shown = models.BooleanField(_("On the page of the structure, for everyone"), default=False)
    # Among the structure's collections, from 1.
    order = models.PositiveSmallIntegerField(default=1)
    # Grows each time its films change, so that two people do not undo each other's order.
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True, db_default=Now())

    objects = CollectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("collection of films")
        verbose_name_plural = _("collections of films")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.title


class CollectionFilm(models.Model):
    """A film's place in a collection."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="places")
    film = models.ForeignKey(Film, models.CASCADE, related_name="+")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("order", "pk")
        constraints = [
            models.UniqueConstraint(fields=["collection", "film"], name="a_film_once_a_collection")
        ]

    def __str__(self) -> str:
        return f"{self.collection_id} {self.order} {self.film_id}"
