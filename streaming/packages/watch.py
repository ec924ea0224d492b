"""The thread between a running preparation and its row: lease, progress, first play."""

import time
from collections.abc import Callable

from django.utils import timezone

from labfilms.core import leaving
from labfilms.live.services import tell
from streaming.intake.models import Asset
from streaming.packages import selectors
from streaming.packages.enums import PackageState
from streaming.packages.models import Package
from streaming.packages.signals import package_ready
from streaming.transcode import services as jobs
from streaming.transcode.errors import Leaving, Stopped
from streaming.transcode.models import Job
from streaming.transcode.progress import Progress

_TELL_SECONDS = 1.0


class LeaseWatch:
    """Renews the lease every 5 s, tells the owner every second, and stops what is not ours."""

    def __init__(self, job: Job, package: Package) -> None:
        self.job, self.package = job, package
        self.renewed = self.told = 0.0

    def tick(self, progress: Progress) -> None:
        stay()
        now = time.monotonic()
        news = now - self.told >= _TELL_SECONDS
        if not news and now - self.renewed < jobs.RENEW_SECONDS:
            return
        self.renewed = self.told = now
        self.job.step, self.job.progress = progress.step, progress.fraction
        self.job.seconds_left = progress.seconds_left
        held = jobs.renew(
            job=self.job,
            step=progress.step,
            progress=progress.fraction,
            seconds_left=progress.seconds_left,
        )
        if not held:
            raise Stopped
        announce(self.job.asset)

    def playable(self) -> None:
        package = self.package
        package.revision += 1
        if package.state == PackageState.BUILDING:
            package.state, package.playable_at = PackageState.PROVISIONAL, timezone.now()
        package.save(update_fields=("state", "playable_at", "revision"))
        package_ready.send(Package, asset=self.job.asset, package=package)
        announce(self.job.asset)


def stay() -> None:
    """Raise Leaving when this process was asked to end."""
    if leaving.asked():
        raise Leaving


def holding(job: Job) -> Callable[[float], None]:
    """Return a function that keeps a job's lease, called as often as one likes.

    It raises Stopped once the job is no longer ours, Leaving when this process is to end.
    """
    renewed = time.monotonic()

    def hold(_seconds: float) -> None:
        nonlocal renewed
        stay()
        if time.monotonic() - renewed < jobs.RENEW_SECONDS:
            return
        renewed = time.monotonic()
        if not jobs.renew(job=job, step="", progress=0, seconds_left=None):
            raise Stopped

    return hold


def announce(asset: Asset) -> None:
    """Tell the owner who looks where a source stands, once this commits."""
    tell("asset", str(asset.pk), selectors.progress(asset))
