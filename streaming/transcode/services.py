"""Jobs: who works on what, until when.

Every write is one conditional UPDATE, so two workers that reach for the same row cannot both
have it, and a task delivered twice does one thing.
"""

import os
import secrets
import socket
from datetime import timedelta
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from labfilms.core import jobs
from streaming.intake.models import Asset
from streaming.transcode.enums import JobKind, JobState, Reason
from streaming.transcode.models import Job

# A dead worker's job is free 15 s after its last sign, and the sweeper comes by every 10 s: work
# resumes within 30 s (promises.md, "Nothing broken").
LEASE: Final = timedelta(seconds=15)
RENEW_SECONDS: Final = 5
MAX_ATTEMPTS: Final = 3
# A waiting job that no worker took for so long is queued again: the broker may have lost it.
REQUEUE: Final = timedelta(seconds=60)
# Second and third attempts wait, in case the disk or the machine needs it; seconds.
_BACKOFF: Final = (10, 60)
# Short films first, without ever forgetting a long one: a film waits as if it had come later by
# four times its length, and by five minutes for each other film of its owner that waits.
_LENGTH_WEIGHT: Final = 4
_OWNER_WEIGHT: Final = timedelta(minutes=5)

TASKS: Final = {
    JobKind.PROBE: "streaming.probe_asset",
    JobKind.ENCODE: "streaming.encode_asset",
    JobKind.STILLS: "streaming.draw_stills",
}


def open_job(*, asset: Asset, kind: JobKind, source: dict[str, Any] | None = None) -> Job:
    """Return the open job of this kind for a source, created and queued if there is none."""
    waiting = Job.objects.open().filter(kind=kind, asset__owner=asset.owner_id).count()
    weight = timedelta(seconds=(asset.duration or 0) * _LENGTH_WEIGHT)
    now = timezone.now()
    try:
        with transaction.atomic():
            job = Job.objects.create(
                asset=asset,
                kind=kind,
                source=source or {},
                turn_at=now + weight + waiting * _OWNER_WEIGHT,
                queued_at=now,
            )
    except IntegrityError:
        return Job.objects.open().get(asset=asset, kind=kind)
    jobs.queue(TASKS[kind], str(asset.pk))
    return job


def claim(*, kind: JobKind) -> Job | None:
    """Take the next due job of a kind, with a lease of 15 s, or return None.

    The task that calls this was queued for one source, but whoever's turn it is goes first: as
    many tasks as jobs are queued, so each gets its own.
    """
    while True:
        now = timezone.now()
        job = Job.objects.due(now).filter(kind=kind).select_related("asset__owner").first()
        if job is None:
            return None
        worker = f"{socket.gethostname()[:60]}:{os.getpid()}:{secrets.token_hex(8)}"
        taken = Job.objects.filter(pk=job.pk, state=JobState.WAITING).update(
            state=JobState.RUNNING,
            worker=worker,
            attempts=F("attempts") + 1,
            lease_until=now + LEASE,
            next_attempt_at=None,
            started_at=now,
            progress=0,
            seconds_left=None,
            reason="",
        )
        if taken:
            job.refresh_from_db()
            return job


def renew(*, job: Job, step: str, progress: float, seconds_left: int | None) -> bool:
    """Prolong the lease and note where the work stands; False when the job is no longer ours."""
    return bool(
        _mine(job).update(
            lease_until=timezone.now() + LEASE,
            step=step,
            progress=progress,
            seconds_left=seconds_left,
        )
    )


def finish(*, job: Job, cpu_seconds: float = 0) -> bool:
    """Mark the job as done; False when it is no longer ours, and nothing may then be published."""
    return bool(
        _mine(job).update(
            state=JobState.DONE,
            worker="",
            lease_until=None,
            ended_at=timezone.now(),
            progress=1,
            seconds_left=0,
            cpu_seconds=F("cpu_seconds") + cpu_seconds,
        )
    )


def fail(*, job: Job, reason: Reason, log: str = "", final: bool = False) -> JobState | None:
    """Note a failure; return WAITING (it is tried again later), FAILED, or None: not ours."""
    over = final or job.attempts >= MAX_ATTEMPTS
    pause = _BACKOFF[min(job.attempts, len(_BACKOFF)) - 1]
    now = timezone.now()
    changed = _mine(job).update(
        state=JobState.FAILED if over else JobState.WAITING,
        worker="",
        lease_until=None,
        next_attempt_at=None if over else now + timedelta(seconds=pause),
        queued_at=None,
        ended_at=now if over else None,
        reason=reason,
        log=log[-8000:],
    )
    if not changed:
        return None
    return JobState.FAILED if over else JobState.WAITING


def give_back(*, job: Job) -> bool:
    """Let another worker take the job at once; False when it is no longer ours.

    A worker that is asked to leave is no failure of the film: the attempt does not count. What
    was verified so far is on the disk, and is not made again.
    """
    given = _mine(job).update(
        state=JobState.WAITING,
        worker="",
        lease_until=None,
        attempts=F("attempts") - 1,
        queued_at=timezone.now(),
    )
    if given:
        jobs.queue(TASKS[JobKind(job.kind)], str(job.asset_id))
    return bool(given)


def _mine(job: Job) -> Any:
    return Job.objects.filter(pk=job.pk, state=JobState.RUNNING, worker=job.worker)


def take_back() -> int:
    """Free what dead workers left and may be tried again, ready to be queued; return how many."""
    abandoned = Job.objects.abandoned(timezone.now()).filter(attempts__lt=MAX_ATTEMPTS)
    return abandoned.update(state=JobState.WAITING, worker="", lease_until=None, queued_at=None)


def spent() -> list[Job]:
    """Return the jobs whose last attempt a dead worker left; `interrupt` ends each."""
    abandoned = Job.objects.abandoned(timezone.now()).filter(attempts__gte=MAX_ATTEMPTS)
    return list(abandoned.select_related("asset__owner"))


def interrupt(*, job: Job) -> bool:
    """Mark a spent job as failed; False when someone else did, or its worker came back."""
    now = timezone.now()
    still = Job.objects.abandoned(now).filter(pk=job.pk, worker=job.worker)
    return bool(
        still.update(
            state=JobState.FAILED,
            worker="",
            lease_until=None,
            ended_at=now,
            reason=Reason.INTERRUPTED,
        )
    )


def queue_due() -> int:
    """Queue each due job that the broker may have lost, in order; return how many."""
    now = timezone.now()
    due = Job.objects.due(now).exclude(queued_at__gt=now - REQUEUE)
    found = list(due.values_list("pk", "kind", "asset_id"))
    for pk, kind, asset in found:
        Job.objects.filter(pk=pk).update(queued_at=now)
        jobs.queue(TASKS[JobKind(kind)], str(asset))
    return len(found)
