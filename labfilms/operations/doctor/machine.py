"""What the machine offers: disks, folders, ffmpeg, the clock."""

import shutil
import stat
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from labfilms.operations import health
from labfilms.operations.doctor.findings import Finding, advice, fault, ok
from streaming.transcode.errors import EngineFailure
from streaming.transcode.runner import ffmpeg_path, has_filter

_GIB = 1024**3
# Below, films are refused (an upload leaves 1 GiB free); above a tenth of the disk all is well.
_LEAST, _SHARE = 2 * _GIB, 0.1
# The year this was written, and one that no clock of a machine in service shows.
_FIRST_YEAR, _LAST_YEAR = 2026, 2100
_SLACK = 5.0


def disk() -> Finding:
    roomy: list[str] = []
    short: list[str] = []
    for name, folder in folders().items():
        usage = shutil.disk_usage(health.nearest(folder))
        words = _("%(name)s: %(free).0f GiB free of %(total).0f") % {
            "name": name,
            "free": usage.free / _GIB,
            "total": usage.total / _GIB,
        }
        (short if usage.free < max(_LEAST, usage.total * _SHARE) else roomy).append(words)
        if usage.free < _LEAST:
            return fault(_("%s: no film can be received. Free some, or add a disk.") % words)
    if short:
        return advice(_("%s: less than a tenth. Think of another disk.") % " · ".join(short))
    return ok(" · ".join(roomy))


def folders() -> dict[str, Path]:
    return {
        "LABFILMS_VAR": settings.VAR,
        "LABFILMS_FILMS": settings.FILMS_ROOT,
        "LABFILMS_MEDIA": settings.MEDIA_ROOT,
    }


def permissions() -> Finding:
    for name, folder in folders().items():
        if words := _trouble(folder):
            return fault(f"{name} ({folder}): {words}")
    published = (settings.MEDIA_ROOT, settings.STATIC_ROOT)
    if any(settings.FILMS_ROOT.is_relative_to(folder) for folder in published):
        return fault(
            _("LABFILMS_FILMS lies in a folder that is published: move it, or drafts can be read.")
        )
    return ok(_("Every folder can be written to, by this user alone or its group."))


def _trouble(folder: Path) -> str:
    """Return what is wrong with a folder, which need not exist yet; empty when nothing is."""
    existing = health.nearest(folder)
    try:
        probe = existing / ".labfilms-doctor"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        return _("cannot be written to (%s). Give it to the user who runs LabFilms.") % (
            error.strerror or error
        )
    if existing == folder and folder.stat().st_mode & stat.S_IWOTH:
        return _("everybody on this machine can write there. chmod o-w it.")
    return ""


def ffmpeg() -> Finding:
    try:
        path = ffmpeg_path()
    except EngineFailure as failure:
        return fault(_("No ffmpeg: %s. Install the locked packages again.") % failure.log)
    version, encoders = _ask(path, "-version"), _ask(path, "-encoders")
    if not version:
        return fault(_("%s does not start. Unset LABFILMS_FFMPEG to use our own.") % path)
    name = " ".join(version.split()[:3])
    if " libx264 " not in encoders or " aac " not in encoders:
        return fault(_("%s has no libx264 or no aac: nothing can be prepared.") % name)
    lacking = [word for word in ("libsvtav1",) if f" {word} " not in encoders]
    lacking += [word for word in ("zscale",) if not has_filter(word)]
    if lacking:
        return advice(
            _("%(name)s works, without %(lacking)s. Unset LABFILMS_FFMPEG to use our own.")
            % {"name": name, "lacking": ", ".join(lacking)}
        )
    return ok(_("%s, with libx264, libsvtav1 and aac") % name)


def _ask(path: str, word: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - the house's own ffmpeg
            [path, "-hide_banner", word],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=20,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""


def clock() -> Finding:
    here = datetime.now(UTC)
    if not _FIRST_YEAR <= here.year < _LAST_YEAR:
        return fault(
            _("This machine believes that it is %s. Set its clock (timedatectl).") % here.date()
        )
    apart = 0.0
    if connection.vendor == "postgresql":
        try:
            apart = abs((here - database_now()).total_seconds())
        except DatabaseError:
            return advice(_("The database does not answer: its clock cannot be compared."))
    if apart > _SLACK:
        return fault(
            _("The clocks of this machine and of the database are %.0f s apart. Set both by NTP.")
            % apart
        )
    return ok(here.strftime("%Y-%m-%d %H:%M:%S UTC"))


def database_now() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        found: datetime = cursor.fetchone()[0]
    return found
