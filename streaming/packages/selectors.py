"""Reads of packages: what plays now, and what the owner is told."""

from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from labfilms.core import languages
from streaming.intake.enums import AssetState
from streaming.intake.models import Asset
from streaming.packages.enums import PackageState
from streaming.packages.models import Package
from streaming.transcode import selectors as jobs
from streaming.transcode import words
from streaming.transcode.enums import JobKind, Step
from streaming.transcode.models import Job
from streaming.transcode.poster import NAME as POSTER

_PLAYABLE = (PackageState.PUBLISHED, PackageState.PROVISIONAL)


def current(asset: Asset) -> Package | None:
    """Return the package that plays now: the published one, else the one that still grows."""
    found = {p.state: p for p in asset.packages.filter(state__in=_PLAYABLE).order_by("created_at")}
    return found.get(PackageState.PUBLISHED) or found.get(PackageState.PROVISIONAL)


def poster(asset: Asset) -> Path | None:
    """Return the poster's path (JPEG), once there is one."""
    package = current(asset)
    path = package.folder / POSTER if package else None
    return path if path and path.is_file() else None


def findings(asset: Asset) -> list[str]:
    """Return what was found worth saying about an accepted file, in the current language."""
    return [sentence for entry in asset.findings if (sentence := words.finding(entry))]


def progress(asset: Asset) -> dict[str, Any]:
    """Return the live frame of a source; 2 to 4 queries.

    `message` is by language: whoever listens shows that of its page. `percent` is whole,
    `seconds_left` may be None, `revision` grows with the master playlist.
    """
    package = current(asset)
    job = _job(asset)
    return {
        "state": asset.state,
        "step": job.step if job else "",
        "percent": _percent(asset, job),
        "seconds_left": job.seconds_left if job and asset.state == AssetState.ENCODING else None,
        "message": _messages(asset, job),
        "playable": package is not None,
        "revision": package.revision if package else 0,
    }


def _job(asset: Asset) -> Job | None:
    if asset.state not in {AssetState.WAITING, AssetState.ENCODING}:
        return None
    return jobs.latest_job(asset) or jobs.latest_job(asset, JobKind.PROBE)


def _percent(asset: Asset, job: Job | None) -> int:
    if asset.state == AssetState.READY:
        return 100
    return int(100 * job.progress) if job and asset.state == AssetState.ENCODING else 0


def _messages(asset: Asset, job: Job | None) -> dict[str, str]:
    ahead = jobs.ahead_of(job) if job and asset.state == AssetState.WAITING else 0
    said = {}
    for code in languages.codes():
        with translation.override(code):
            said[code] = _message(asset, job, ahead)
    return said


def _message(asset: Asset, job: Job | None, ahead: int) -> str:
    if asset.state in {AssetState.REFUSED, AssetState.FAILED}:
        return words.reason(asset.reason, asset.details)
    if asset.state == AssetState.READY:
        return _("The film is ready.")
    if asset.state == AssetState.ARRIVING:
        return _("The film is on its way.")
    if asset.state == AssetState.ENCODING and job:
        return str(Step(job.step).label) if job.step in Step.values else _("The film is next.")
    if not ahead:
        return _("The film is next.")
    return ngettext(
        "The film waits: %(count)s other before it.",
        "The film waits: %(count)s others before it.",
        ahead,
    ) % {"count": ahead}
