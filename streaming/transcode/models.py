"""Work to be done on a source: the row remembers, the queue only hastens."""

from django.db import models

from streaming.intake.models import Asset
from streaming.transcode.enums import JobKind, JobState


class Job(models.Model):
    """One piece of work; its worker renews `lease_until`, the sweeper takes back what it left."""

    asset = models.ForeignKey(Asset, models.CASCADE, related_name="jobs")
    kind = models.CharField(max_length=8, choices=JobKind)
    state = models.CharField(max_length=8, choices=JobState, default=JobState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    # Who holds the lease: host, process and a random part; empty when nobody does.
    worker = models.CharField(max_length=100, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    next_attempt_at = models.DateTimeField(null=True, blank=True)
    progress = models.FloatField(default=0)
    step = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=40, blank=True)
    log = models.TextField(blank=True)
    cpu_seconds = models.FloatField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("created_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["asset", "kind"],
                condition=models.Q(state__in=[JobState.WAITING, JobState.RUNNING]),
                name="one_open_job_a_kind",
            )
        ]
        indexes = [models.Index(fields=["state", "lease_until"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.asset_id} {self.state}"
