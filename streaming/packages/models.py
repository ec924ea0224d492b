"""What is played: a folder of playlists and segments, and the rows that describe it."""

import secrets
from pathlib import Path

from django.db import models

from streaming.intake.models import Asset
from streaming.packages.enums import PackageState


def new_folder_name() -> str:
    """Return 128 random bits as text: the folder gets a new name when a film leaves the public."""
    return secrets.token_hex(16)


class Package(models.Model):
    """One CMAF package of a source."""

    asset = models.ForeignKey(Asset, models.CASCADE, related_name="packages")
    state = models.CharField(max_length=12, choices=PackageState, default=PackageState.BUILDING)
    name = models.CharField(max_length=32, unique=True, default=new_folder_name)
    duration = models.FloatField(default=0)
    bytes = models.PositiveBigIntegerField(default=0)
    # The poster's instant (s), where the preview begins; older packages did not keep it.
    poster_at = models.FloatField(null=True, blank=True)
    # Its storyboard and its preview are there: they come after the film itself.
    has_stills = models.BooleanField(default=False)
    # Grows when the master playlist says something new: players read a master only once.
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    playable_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["asset"],
                condition=models.Q(state__in=[PackageState.BUILDING, PackageState.PROVISIONAL]),
                name="one_growing_package_an_asset",
            )
        ]

    def __str__(self) -> str:
        return f"{self.asset_id}/{self.name} {self.state}"

    @property
    def folder(self) -> Path:
        return self.asset.folder / "packages" / self.name


class Rendition(models.Model):
    """One height of a package, or its sound; it counts once verified."""

    package = models.ForeignKey(Package, models.CASCADE, related_name="renditions")
    name = models.CharField(max_length=16)
    codec = models.CharField(max_length=40)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    bandwidth = models.PositiveIntegerField(default=0)
    bytes = models.PositiveBigIntegerField(default=0)
    segments = models.PositiveIntegerField(default=0)
    duration = models.FloatField(default=0)
    verified_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-height", "name")
        constraints = [
            models.UniqueConstraint(fields=["package", "name"], name="one_rendition_a_name")
        ]

    def __str__(self) -> str:
        return self.name
