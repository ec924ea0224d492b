"""A file that arrives, and the source that it becomes."""

import uuid
from pathlib import Path
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import Viewer
from streaming.intake.enums import AssetState, UploadState


class AssetQuerySet(models.QuerySet["Asset"]):
    def visible_to(self, user: Viewer) -> Self:
        """Keep the sources whose state this person may read: theirs. Films have their own rule."""
        return self.filter(owner=user.pk) if user.is_authenticated else self.none()


class Asset(models.Model):
    """One source file and what is known of it; it exists from its first byte on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    state = models.CharField(max_length=12, choices=AssetState, default=AssetState.ARRIVING)
    filename = models.CharField(_("name of the file"), max_length=255)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64, blank=True)
    # Why it was refused or has failed: a code of `streaming.transcode.enums.Reason`.
    reason = models.CharField(max_length=40, blank=True)
    # What fills that reason's sentence, by name.
    details = models.JSONField(default=dict, blank=True)
    # What the probe found worth saying though the film was accepted: codes and their details.
    findings = models.JSONField(default=list, blank=True)
    duration = models.FloatField(_("duration in seconds"), null=True, blank=True)
    width = models.PositiveIntegerField(_("displayed width in px"), null=True, blank=True)
    height = models.PositiveIntegerField(_("displayed height in px"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    arrived_at = models.DateTimeField(null=True, blank=True)

    objects = AssetQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "pk")
        indexes = [models.Index(fields=["owner", "-created_at"]), models.Index(fields=["state"])]

    def __str__(self) -> str:
        return self.filename

    @property
    def folder(self) -> Path:
        """The asset's own folder; nothing of another asset is ever in it."""
        return settings.FILMS_ROOT / "assets" / self.pk.hex[:2] / self.pk.hex

    @property
    def source(self) -> Path:
        """The original, under our own name: what the person called it never touches the disk."""
        return self.folder / "source"


class UploadQuerySet(models.QuerySet["Upload"]):
    def visible_to(self, user: Viewer) -> Self:
        """Keep the uploads that this person started."""
        return self.filter(owner=user.pk) if user.is_authenticated else self.none()


class Upload(models.Model):
    """A tus upload: its offset stands here and on the disk, and the disk is believed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    asset = models.OneToOneField(Asset, models.CASCADE, related_name="upload")
    state = models.CharField(max_length=12, choices=UploadState, default=UploadState.RECEIVING)
    offset = models.PositiveBigIntegerField(default=0)
    # Size, date and hash of the first and last MiB: how a browser's second choice is recognised.
    fingerprint = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "pk")
        indexes = [models.Index(fields=["state", "updated_at"])]

    def __str__(self) -> str:
        return f"{self.asset.filename} ({self.offset}/{self.asset.size})"
