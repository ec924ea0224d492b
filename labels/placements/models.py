"""What is put in front by hand: on the national front, or on a region's page."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from labels.selections.models import Selection
from regions.territory.models import Region


class PlacementQuerySet(models.QuerySet["Placement"]):
    def at(self, moment: datetime) -> Self:
        """Keep those that hold at this moment: begun, not ended, not taken back."""
        ended = models.Q(ends_at__lte=moment)
        return self.filter(starts_at__lte=moment, withdrawn_at=None).exclude(ended)

    def on(self, region: Region | None) -> Self:
        """Keep those of a region's page, or of the national front for None."""
        return self.filter(region=region)


class Placement(models.Model):
    """A selection put in front for a time, with the reason that is read beside it.

    Rows are never deleted: those that have ended are the history.
    """

    region = models.ForeignKey(
        Region, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("region")
    )
    selection = models.ForeignKey(
        Selection, models.CASCADE, related_name="placements", verbose_name=_("selection")
    )
    reason = models.CharField(_("why now"), max_length=200, blank=True)
    starts_at = models.DateTimeField(_("from"), default=timezone.now)
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    # Among several that hold at once, the highest comes first.
    priority = models.PositiveSmallIntegerField(_("priority"), default=0)
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ("-priority", "-starts_at", "-pk")
        indexes = [models.Index(fields=["region", "starts_at"])]

    def __str__(self) -> str:
        return str(self.selection)

    def clean(self) -> None:
        super().clean()
        if self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The end comes after the beginning.")})
