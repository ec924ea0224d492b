"""Examine sources, make their packages, publish them; take up what was left."""

import logging
import shutil
from functools import partial
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from streaming.intake.enums import AssetState
from streaming.intake.models import Asset
from streaming.packages.enums import PackageState
from streaming.packages.errors import NothingToRetry
from streaming.packages.models import Package, Rendition
from streaming.packages.signals import asset_stopped, package_ready
from streaming.packages.watch import LeaseWatch, announce, holding
from streaming.transcode import engine, probe, stills
from streaming.transcode import services as jobs
from streaming.transcode.engine import Made
from streaming.transcode.enums import JobKind, JobState, Reason
from streaming.transcode.errors import EngineFailure, Leaving, Stopped
from streaming.transcode.judge import Verdict
from streaming.transcode.models import Job
from streaming.transcode.source import Source

log = logging.getLogger(__name__)

_GROWING = (PackageState.BUILDING, PackageState.PROVISIONAL)
# Older films that a sweep (every 10 s) sends to the quiet queue: new ones are not kept waiting.
_STILLS_AT_ONCE = 5


def examine_next() -> None:
    """Examine the next source that waits: accept it and queue its preparation, or refuse it.

    Side effects: the asset's facts and state, then `asset_stopped` for a refusal.
    """
    job = jobs.claim(kind=JobKind.PROBE)
    if job is None:
        return
    verdict = probe.examine(job.asset.source)
    with transaction.atomic():
        if jobs.finish(job=job) and _lock(job.asset):
            _record(job.asset, verdict)


def _lock(asset: Asset) -> bool:
    """Hold the asset's row until the transaction ends; False when the film was removed."""
    return Asset.objects.select_for_update().filter(pk=asset.pk).exists()


def _record(asset: Asset, verdict: Verdict) -> None:
    source = verdict.source
    asset.findings, asset.duration = verdict.findings, verdict.duration
    asset.reason, asset.details = verdict.reason or "", verdict.details
    if source is None:
        asset.state = AssetState.REFUSED
    else:
        asset.width, asset.height = source.width, source.height
    asset.save(
        update_fields=(
            "state", "reason", "details", "findings", "duration", "width", "height"
        )
    )  # fmt: skip
    if source:
        jobs.open_job(asset=asset, kind=JobKind.ENCODE, source=source.to_json())
    else:
        asset_stopped.send(Asset, asset=asset)
    announce(asset)


def prepare_next() -> None:
    """Make the package of the next source that waits, publish it, or say why not.

    Side effects, in order: the asset is ENCODING; `package_ready` at the first play and again
    once whole; READY. A failure is tried again, three times in all; then the asset is FAILED
    and `asset_stopped` is sent. A film removed meanwhile leaves nothing on the disk.
    """
    job = jobs.claim(kind=JobKind.ENCODE)
    if job is None:
        return
    try:
        package = _begin(job)
        made = engine.make(
            job.asset.source,
            Source.from_json(job.source),
            package.folder,
            work=job.asset.folder / "work",
            watch=LeaseWatch(job, package),
        )
        publish(job=job, package=package, made=made)
    except EngineFailure as failure:
        _failed(job, failure)
    except Leaving:
        jobs.give_back(job=job)
    except Stopped:
        log.info("%s was taken away", job)
    finally:
        _clean_if_removed(job.asset)


@transaction.atomic
def _begin(job: Job) -> Package:
    if not _lock(job.asset):
        raise Stopped
    asset = job.asset
    asset.state = AssetState.ENCODING
    asset.save(update_fields=("state",))
    package, _new = Package.objects.get_or_create(asset=asset, state__in=_GROWING)
    announce(asset)
    return package


@transaction.atomic
def publish(*, job: Job, package: Package, made: Made) -> None:
    """Publish a whole, verified package: its rows, its state and the job's end in one go.

    Older packages of the source are retired. Raises Stopped when the job is no longer ours.
    """
    if not jobs.finish(job=job, cpu_seconds=made.cpu_seconds) or not _lock(job.asset):
        raise Stopped
    _show(job.asset, package, made)


def _show(asset: Asset, package: Package, made: Made) -> None:
    now = timezone.now()
    Package.objects.filter(asset=asset, state=PackageState.PUBLISHED).update(
        state=PackageState.RETIRED
    )
    package.state, package.published_at = PackageState.PUBLISHED, now
    package.playable_at = package.playable_at or now
    package.duration, package.bytes = made.duration, made.bytes
    package.poster_at = made.poster_at
    package.revision += 1
    package.save(
        update_fields=(
            "state", "published_at", "playable_at", "duration", "bytes", "poster_at", "revision"
        )
    )  # fmt: skip
    package.renditions.all().delete()
    Rendition.objects.bulk_create(_renditions(package, made))
    asset.state, asset.reason, asset.details = AssetState.READY, "", {}
    asset.findings = [*asset.findings, *made.findings]
    asset.save(update_fields=("state", "reason", "details", "findings"))
    package_ready.send(Package, asset=asset, package=package)
    jobs.open_job(asset=asset, kind=JobKind.STILLS)
    announce(asset)


def draw_next() -> None:
    """Draw the storyboard and the preview of the next film that waits for its own.

    A film plays whether or not this succeeds: a failure is tried again, then left alone.
    """
    job = jobs.claim(kind=JobKind.STILLS)
    if job is None:
        return
    work = job.asset.folder / "stills"
    try:
        _keep_stills(job, _draw(job, work))
    except EngineFailure as failure:
        log.warning("%s: %s\n%s", job, failure.reason, failure.log)
        jobs.fail(job=job, reason=failure.reason, log=failure.log, final=failure.final)
    except OSError as error:
        # The folder left under our hands, or the disk is full.
        log.warning("%s: %s", job, error)
        jobs.fail(job=job, reason=Reason.ENGINE, log=str(error))
    except Leaving:
        jobs.give_back(job=job)
    except Stopped:
        log.info("%s was taken away", job)
    finally:
        _remove(work)
        _clean_if_removed(job.asset)


def _draw(job: Job, work: Path) -> list[Path]:
    package = _published(job.asset)
    if package is None:
        return []
    return stills.make(
        package.folder,
        [rendition for rendition in package.renditions.all() if rendition.height],
        duration=package.duration,
        poster_at=package.poster_at,
        work=work,
        on_tick=holding(job),
    )


@transaction.atomic
def _keep_stills(job: Job, made: list[Path]) -> None:
    if not jobs.finish(job=job) or not _lock(job.asset):
        raise Stopped
    # Read again: a film that left the public meanwhile has another folder.
    package = _published(job.asset)
    if package is None or not made:
        return
    for path in made:
        path.replace(package.folder / path.name)
    package.has_stills = True
    package.save(update_fields=("has_stills",))


def _published(asset: Asset) -> Package | None:
    return Package.objects.filter(asset=asset, state=PackageState.PUBLISHED).first()


def _renditions(package: Package, made: Made) -> list[Rendition]:
    now = timezone.now()
    return [
        Rendition(
            package=package,
            name=track.name,
            codec=track.codec,
            width=track.width,
            height=track.height,
            bandwidth=track.peak,
            bytes=track.bytes,
            segments=len(track.listed),
            duration=track.duration,
            verified_at=now,
        )
        for track in made.tracks
    ]


def _failed(job: Job, failure: EngineFailure) -> None:
    log.warning("%s: %s\n%s", job, failure.reason, failure.log)
    over = failure.final or job.attempts >= jobs.MAX_ATTEMPTS
    whole = _whole_part(job) if over and not failure.final else None
    with transaction.atomic():
        state = jobs.fail(job=job, reason=failure.reason, log=failure.log, final=over)
        if state == JobState.FAILED:
            _give_up(job, failure, whole)
        elif state:
            announce(job.asset)


def _give_up(job: Job, failure: EngineFailure, whole: Made | None) -> None:
    """Publish what is whole, else stop: a film that plays is not taken away for want of heights."""
    package = Package.objects.filter(asset=job.asset, state__in=_GROWING).first()
    if not _lock(job.asset):
        return
    if whole and package:
        _show(job.asset, package, whole)
    else:
        _stop(job.asset, failure.reason, failure.details)


def _whole_part(job: Job) -> Made | None:
    package = Package.objects.filter(asset=job.asset, state__in=_GROWING).first()
    if package is None or not job.source:
        return None
    try:
        return engine.salvage(
            job.asset.source,
            Source.from_json(job.source),
            package.folder,
            work=job.asset.folder / "work",
        )
    except (EngineFailure, OSError):
        log.info("%s: nothing whole to publish", job)
        return None


def _stop(asset: Asset, reason: Reason, details: dict[str, Any]) -> None:
    """Give a source up: nothing half-made stays, on the disk or in the rows."""
    for package in Package.objects.filter(asset=asset, state__in=_GROWING):
        transaction.on_commit(partial(_remove, package.folder))
        package.delete()
    transaction.on_commit(partial(_remove, asset.folder / "work"))
    asset.reason, asset.details = reason, details
    playable = Package.objects.filter(asset=asset, state=PackageState.PUBLISHED).exists()
    asset.state = AssetState.READY if playable else AssetState.FAILED
    asset.save(update_fields=("state", "reason", "details"))
    if not playable:
        asset_stopped.send(Asset, asset=asset)
    announce(asset)


def _clean_if_removed(asset: Asset) -> None:
    if not Asset.objects.filter(pk=asset.pk).exists():
        _remove(asset.folder)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


@transaction.atomic
def retry(*, asset: Asset) -> Job:
    """Try a failed source again, from the examination on. Raises NothingToRetry."""
    if not _lock(asset):
        raise NothingToRetry
    asset.refresh_from_db()
    if asset.state != AssetState.FAILED:
        raise NothingToRetry
    asset.state, asset.reason, asset.details = AssetState.WAITING, "", {}
    asset.save(update_fields=("state", "reason", "details"))
    job = jobs.open_job(asset=asset, kind=JobKind.PROBE)
    announce(asset)
    return job


def sweep() -> int:
    """Take back what dead workers left and queue what waits; return how many were queued.

    Cheap and idempotent: call it every 10 s. A job that has died three times is given up, or
    published with what is whole.
    """
    jobs.take_back()
    for job in jobs.spent():
        if job.kind == JobKind.STILLS:
            jobs.interrupt(job=job)
            continue
        whole = _whole_part(job)
        with transaction.atomic():
            if jobs.interrupt(job=job):
                _give_up(job, EngineFailure(Reason.INTERRUPTED), whole)
    _open_stills()
    return jobs.queue_due()


def _open_stills() -> None:
    """Ask for the stills of films that were published before there were any, a few at a time."""
    known = Job.objects.filter(kind=JobKind.STILLS).values("asset")
    without = Package.objects.filter(state=PackageState.PUBLISHED, has_stills=False)
    for package in without.exclude(asset__in=known).select_related("asset")[:_STILLS_AT_ONCE]:
        jobs.open_job(asset=package.asset, kind=JobKind.STILLS)
