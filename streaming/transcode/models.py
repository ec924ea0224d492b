"""Work to be done on a source: the row remembers, the queue only hastens."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from streaming.intake.models import Asset
from streaming.transcode.enums import JobKind, JobState


class JobQuerySet(models.QuerySet["Job"]):
    def open(self) -> Self:
        """Keep what still has to end."""
        return self.filter(state__in=[JobState.WAITING, JobState.RUNNING])

    def due(self, now: datetime) -> Self:
        """Keep what a worker may take now, in its order."""
        return self.filter(
            Q(next_attempt_at=None) | Q(next_attempt_at__lte=now), state=JobState.WAITING
        ).order_by("turn_at", "pk")

    def abandoned(self, now: datetime) -> Self:
        """Keep what a worker took and no longer renews."""
        return self.filter(state=JobState.RUNNING, lease_until__lt=now)


class Job(models.Model):
    """One piece of work; its worker renews `lease_until`, the sweeper takes back what it left."""

    asset = models.ForeignKey(Asset, models.CASCADE, related_name="jobs")
    kind = models.CharField(max_length=8, choices=JobKind)
    state = models.CharField(max_length=8, choices=JobState, default=JobState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    # Its place among those that wait: its creation, put off by its length and its owner's others.
    turn_at = models.DateTimeField(default=timezone.now)
    # When it was last handed to the queue; a queue that loses it costs a minute, not the job.
    queued_at = models.DateTimeField(null=True, blank=True)
    # Who holds the lease: host, process and a random part; empty when nobody does.
    worker = models.CharField(max_length=100, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    next_attempt_at = models.DateTimeField(null=True, blank=True)
    # What the examination measured (`streaming.transcode.source.Source`), for the encoding.
    source = models.JSONField(default=dict, blank=True)
    progress = models.FloatField(default=0)
    step = models.CharField(max_length=40, blank=True)
    seconds_left = models.PositiveIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=40, blank=True)
    log = models.TextField(blank=True)
    cpu_seconds = models.FloatField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ("created_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["asset", "kind"],
                condition=Q(state__in=[JobState.WAITING, JobState.RUNNING]),
                name="one_open_job_a_kind",
            )
        ]
        indexes = [
            models.Index(fields=["state", "lease_until"]),
            models.Index(fields=["state", "kind", "turn_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.asset_id} {self.state}"
