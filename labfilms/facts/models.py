"""The log of what happened to what: feeds, project logs and a film's genesis read it."""

from typing import Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import Viewer


class Fact(models.Model):
    """Someone did something to something. Append-only; an erasure empties actor and payload."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # `<room>.<past participle>`, as `films.released`; a verb is never renamed.
    verb = models.CharField(max_length=40)
    thing_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    thing_id = models.CharField(max_length=36)
    thing = GenericForeignKey("thing_type", "thing_id")
    # Small and in words: names as they were that day, what changed from and to.
    payload = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = [
            models.Index(fields=["thing_type", "thing_id", "-at"]),
            models.Index(fields=["verb", "-at"]),
            models.Index(fields=["actor", "-at"]),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.thing_id}"


class FactAbout(models.Model):
    """Whom or what a fact concerns: those who follow it are told. Written with the fact."""

    fact = models.ForeignKey(Fact, models.CASCADE, related_name="abouts")
    thing_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    thing_id = models.CharField(max_length=36)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["thing_type", "thing_id", "fact"], name="a_fact_concerns_a_thing_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.fact_id}: {self.thing_id}"


class FollowQuerySet(models.QuerySet["Follow"]):
    def of(self, user: Viewer) -> Self:
        """Keep what this person follows."""
        return self.filter(person=user.pk) if user.is_authenticated else self.none()


class Follow(models.Model):
    """A person wants to be told of a thing. How many do is public, who does is not."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="follows")
    thing_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    thing_id = models.CharField(max_length=36)
    at = models.DateTimeField(auto_now_add=True)

    objects = FollowQuerySet.as_manager()

    class Meta:
        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        ordering = ("-at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "thing_type", "thing_id"], name="a_follow_once"
            )
        ]
        indexes = [models.Index(fields=["thing_type", "thing_id"])]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.thing_id}"
