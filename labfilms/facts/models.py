"""The log of what happened to what: feeds, project logs and a film's genesis read it."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


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
