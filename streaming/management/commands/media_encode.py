"""manage.py media_encode: the engine, without the database."""

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from streaming.transcode import engine, probe, stills
from streaming.transcode.engine import Made
from streaming.transcode.errors import EngineFailure
from streaming.transcode.playlists import MASTER
from streaming.transcode.progress import Unwatched


class Command(BaseCommand):
    help = (
        "Makes the package of a film in a folder, with the engine of the site and no database. "
        "Prints JSON (cpu_seconds, wall_seconds and first_play_seconds, the examination included, "
        "and renditions); exits with 1 "
        "and a reason in French when the file is refused or the preparation fails."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="the film")
        parser.add_argument("out_dir", type=Path, help="the folder of the package; made anew")

    def handle(self, *_args: Any, **options: Any) -> None:
        path, out = options["path"].resolve(), options["out_dir"].resolve()
        begun, cpu = time.monotonic(), engine.cpu_seconds()
        with translation.override("fr"):
            verdict = probe.examine(path)
            source = verdict.source
            looked = time.monotonic() - begun
            if source is None:
                self._refuse(verdict.reason or "", verdict.message)
            if out.exists() and any(out.iterdir()) and not (out / MASTER).exists():
                raise CommandError(f"{out} is neither empty nor a package: nothing was done.")
            out.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".media-", dir=out.parent) as work:
                try:
                    made = engine.make(path, source, out, work=Path(work), watch=Unwatched())
                    _draw(out, made)
                except EngineFailure as failure:
                    self.stderr.write(failure.log)
                    self._refuse(failure.reason, failure.message)
        report = _report(made, cpu_seconds=engine.cpu_seconds() - cpu, looked=looked)
        self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))

    def _refuse(self, code: str, message: object) -> NoReturn:
        self.stdout.write(json.dumps({"code": code, "message": str(message)}, ensure_ascii=False))
        sys.exit(1)


def _draw(out: Path, made: Made) -> None:
    """Add the storyboard and the preview: part of what a film costs, and of what it is given."""
    work = out / "stills"
    heights = [track for track in made.tracks if track.height]
    drawn = stills.make(out, heights, duration=made.duration, poster_at=made.poster_at, work=work)
    for path in drawn:
        path.replace(out / path.name)
    work.rmdir()


def _report(made: Made, *, cpu_seconds: float, looked: float) -> dict[str, Any]:
    # All three begin with the examination: a film is waited for from its last byte on.
    return {
        "cpu_seconds": round(cpu_seconds, 3),
        "wall_seconds": round(looked + made.wall_seconds, 3),
        "first_play_seconds": round(looked + made.first_play_seconds, 3),
        "duration": made.duration,
        "bytes": made.bytes,
        "findings": made.findings,
        "renditions": [
            {
                "name": track.name,
                "width": track.width,
                "height": track.height,
                "codec": track.codec,
                "bandwidth": track.peak,
                "average_bandwidth": track.average,
                "bytes": track.bytes,
                "segments": len(track.listed),
                "duration": round(track.duration, 6),
            }
            for track in made.tracks
        ],
    }
