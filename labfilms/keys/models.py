"""The keys by which a person's programs read the API."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import Viewer
from labfilms.keys.enums import Scope


class KeyQuerySet(models.QuerySet["Key"]):
    def visible_to(self, user: Viewer) -> Self:
        """Keep a person's own keys: nobody sees another's."""
        return self.filter(person=user.pk) if user.is_authenticated else self.none()


class Key(models.Model):
    """A key of a person. What it is was shown once; here stands its digest."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="keys")
    name = models.CharField(_("what it is for"), max_length=60)
    scope = models.CharField(_("what it opens"), max_length=12, choices=Scope, default=Scope.READ)
    # Its first signs, by which its person knows it again.
    start = models.CharField(max_length=12, editable=False)
    # SHA-256: 256 random bits need no slow hash.
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = KeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("key")
        verbose_name_plural = _("keys")
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return self.name
