"""Which grants are dead before their time."""

from django.db import models

from streaming.intake.models import Asset


class Revocation(models.Model):
    """Every grant on this source that was made before `at`, for this viewer (empty: anyone)."""

    asset = models.ForeignKey(Asset, models.CASCADE, related_name="revocations")
    viewer = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "pk")
        indexes = [models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"{self.asset_id} {self.viewer or '*'} {self.at:%Y-%m-%d %H:%M}"
