"""Photographs, posters and stills: cleaned on arrival, drawn in several widths."""

import secrets
import uuid
from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

# Widths (px) that are kept of each picture; a picture is never enlarged.
WIDTHS = (320, 640, 1280)


def new_key() -> str:
    """Return 72 random bits as text: renewed when a picture leaves the public."""
    return secrets.token_urlsafe(9)


def widths_kept(width: int) -> list[int]:
    """Return the widths (px) that are kept of a picture so wide, smallest first."""
    return sorted({min(kept, width) for kept in WIDTHS})


class Picture(models.Model):
    """One picture. It knows nothing of what it shows: whoever shows it says if it is public."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    key = models.CharField(max_length=16, default=new_key, editable=False)
    public = models.BooleanField(default=False)
    width = models.PositiveIntegerField(_("width in px"))
    height = models.PositiveIntegerField(_("height in px"))
    alt = models.CharField(_("description"), max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-created_at", "pk")

    def __str__(self) -> str:
        return self.alt or str(self.pk)

    @property
    def folder(self) -> Path:
        """Where its renditions stand: `<width>.avif` and `<width>.webp`."""
        return settings.FILMS_ROOT / "pictures" / self.pk.hex[:2] / self.pk.hex

    @property
    def widths(self) -> list[int]:
        """The widths (px) that are kept, smallest first: those of WIDTHS that it reaches."""
        return widths_kept(self.width)
