"""Reads of jobs."""

from streaming.intake.models import Asset
from streaming.transcode.enums import JobKind, JobState
from streaming.transcode.models import Job


def latest_job(asset: Asset, kind: JobKind = JobKind.ENCODE) -> Job | None:
    """Return the newest job of a kind for a source."""
    return Job.objects.filter(asset=asset, kind=kind).order_by("-created_at", "-pk").first()


def ahead_of(job: Job) -> int:
    """Return how many jobs of its kind go before a waiting one, those at work included."""
    others = Job.objects.filter(kind=job.kind).exclude(pk=job.pk)
    return (
        others.filter(state=JobState.RUNNING).count()
        + others.filter(state=JobState.WAITING, turn_at__lt=job.turn_at).count()
    )
