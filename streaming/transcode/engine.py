"""Make a package from a source: files only, no database.

Order: the first pass (sound, and the pictures copied when every browser plays them), the second
pass (every other height from one decoding), the poster, the final master. Each verified segment
is listed at once, so the film can be seen while it is made; what was listed is found again after
a death, and the second pass goes on from the last instant that every height has reached.
"""

import errno
import json
import resource
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from streaming.transcode import graph, ladder, playlists, poster, runner, words
from streaming.transcode.allowed import SEEKABLE
from streaming.transcode.enums import Finding, Reason, Step
from streaming.transcode.errors import EngineFailure
from streaming.transcode.progress import Clock, Progress, Unwatched, Watch
from streaming.transcode.runner import Outcome
from streaming.transcode.source import Source
from streaming.transcode.track import Track
from streaming.transcode.verify import Verifier

# Grows when what is made changes: an encoding begun by another version is begun again.
VERSION: Final = 2
COPY: Final = "source"
# Under this much room nothing more is written: the database lives on the same disk.
_LEAST_ROOM: Final = 256 * 1024**2
_FIRST_SHARE: Final = 0.05
# Segments verified between two signs of life: a copied film has hundreds ready at once.
_AT_ONCE: Final = 25
# Wall time (s) that a pass may take, and how much of it for each second of film.
_WALL: Final = 1800
_WALL_SHARE: Final = 120
# No honest film needs twice the ceilings of all its heights together.
_MOST_BYTES: Final = 2
# A film whose unreadable part is longer than this (s, and share) is refused, not patched over.
_LOST_SECONDS: Final = 1.0
_LOST_SHARE: Final = 0.01
_FULL: Final = frozenset({errno.EFBIG, errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True, slots=True)
class Made:
    """A whole, verified package. Times in seconds."""

    tracks: list[Track]
    duration: float
    cpu_seconds: float
    wall_seconds: float
    first_play_seconds: float
    poster_at: float = 0
    findings: list[dict[str, Any]] = field(default_factory=list)

    @property
    def bytes(self) -> int:
        return sum(track.bytes for track in self.tracks)


def make(path: Path, source: Source, out: Path, *, work: Path, watch: Watch) -> Made:
    """Make the package of `path` in `out`, going on where an earlier call was cut.

    `work` is a private folder on the same disk; it is gone on success. Raises EngineFailure, and
    what `watch` raises; then `out` holds what was verified, and a later call takes it up.
    """
    try:
        with Verifier() as verifier:
            return _Making(path, source, out, work, watch=watch, verifier=verifier).run()
    except OSError as error:
        full = shutil.disk_usage(_existing(out)).free < _LEAST_ROOM
        reason = Reason.DISK_FULL if full or error.errno in _FULL else Reason.ENGINE
        raise EngineFailure(reason, log=str(error)) from error


def salvage(path: Path, source: Source, out: Path, *, work: Path) -> Made:
    """Close a package that cannot be made whole with the copied pictures alone.

    Raises EngineFailure when they are not whole either; nothing was changed then.
    """
    with Verifier() as verifier:
        return _Making(path, source, out, work, watch=Unwatched(), verifier=verifier).salvage()


def plan_of(source: Source) -> str:
    """Return what an encoding depends on, as text: another plan is begun from nothing."""
    return json.dumps(
        {"version": VERSION, "ffmpeg": runner.ffmpeg_path(), "source": source.to_json()}
    )


def _existing(path: Path) -> Path:
    return path if path.exists() else _existing(path.parent)


class _Making:
    def __init__(
        self,
        path: Path,
        source: Source,
        out: Path,
        work: Path,
        *,
        watch: Watch,
        verifier: Verifier,
    ) -> None:
        self.path, self.source, self.out, self.work = path, source, out, work
        self.watch, self.verifier = watch, verifier
        self.started, self.cpu = time.monotonic(), cpu_seconds()
        self.first_play = 0.0
        self.findings: list[dict[str, Any]] = []
        rate = float(source.fps)
        self.rungs = ladder.rungs(source)
        self.sound = self._track(playlists.SOUND) if source.sound is not None else None
        self.copy: Track | None = None
        if source.safe:
            self.copy = self._track(COPY, source.width, source.height, rate)
            self.copy.target = playlists.target_for(source.longest_key_gap + graph.SEGMENT_SECONDS)
        self.heights = [
            (rung, self._track(rung.name, rung.width, rung.height, rate)) for rung in self.rungs
        ]
        if source.safe:
            # The copied pictures are the tallest height.
            del self.heights[0]

    def _track(self, name: str, width: int = 0, height: int = 0, rate: float = 0) -> Track:
        return Track(
            name=name,
            folder=self.out / name,
            private=self.work / name,
            target=graph.SEGMENT_SECONDS,
            rate=rate,
            width=width,
            height=height,
        )

    # --- the order of things ------------------------------------------------------------------

    def run(self) -> Made:
        if not self.path.is_file():
            raise EngineFailure(Reason.GONE)
        self._prepare_folders()
        self._first_pass_somehow()
        self._second_pass()
        return self._close()

    def salvage(self) -> Made:
        for track in self._tracks():
            track.recover()
        if self.copy is None or not self.copy.ended or not (self.sound is None or self.sound.ended):
            raise EngineFailure(Reason.ENGINE, log="nothing whole was left")
        for _rung, track in self.heights:
            shutil.rmtree(track.folder, ignore_errors=True)
        self.heights.clear()
        self.work.mkdir(parents=True, exist_ok=True)
        self.findings.append({"code": Finding.ONLY_SOURCE})
        return self._close()

    def _close(self) -> Made:
        self._tell(Step.CHECKING, (1.0, 0))
        top = self.copy or self.heights[0][1]
        small = self.heights[-1][1] if self.heights else top
        self.poster_at = poster.make(top, small, self.out, work=self.work, verifier=self.verifier)
        self._write_master(final=True)
        if self.copy is None:
            shutil.rmtree(self.out / COPY, ignore_errors=True)
        shutil.rmtree(self.work, ignore_errors=True)
        return self._made()

    def _first_pass_somehow(self) -> None:
        """Make the first pass, without what does not bear it: the copied pictures, then the sound.

        What was seen of copied pictures stays listed until every height is made in their place.
        """
        try:
            self._first_pass()
        except EngineFailure as failure:
            if failure.reason != Reason.ENGINE:
                raise
            if self.copy is not None:
                self._give_up_copy()
            elif self.sound is not None and not self.sound.listed:
                self.sound = None
                self.findings.append({"code": Finding.UNREADABLE_SOUND})
            else:
                raise
            self._first_pass_somehow()

    def _prepare_folders(self) -> None:
        plan = plan_of(self.source)
        kept = self.work / "plan.json"
        if not kept.exists() or kept.read_text() != plan:
            shutil.rmtree(self.out, ignore_errors=True)
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        self.out.mkdir(parents=True, exist_ok=True)
        kept.write_text(plan)
        for track in self._tracks():
            track.recover()

    def _tracks(self) -> Iterator[Track]:
        if self.copy:
            yield self.copy
        yield from (track for _rung, track in self.heights)
        if self.sound:
            yield self.sound

    def _give_up_copy(self) -> None:
        rung = self.rungs[0]
        rate = float(self.source.fps)
        self.copy = None
        self.heights.insert(0, (rung, self._track(rung.name, rung.width, rung.height, rate)))

    # --- the two passes -----------------------------------------------------------------------

    def _first_pass(self) -> None:
        tracks = [track for track in (self.copy, self.sound) if track and not track.ended]
        if not tracks:
            return
        for track in tracks:
            track.begin()
        arguments = graph.first_pass(
            self.path,
            self.source,
            sound=self.sound.private if self.sound in tracks and self.sound else None,
            copy=self.copy.private if self.copy in tracks and self.copy else None,
        )
        self._run(arguments, tracks, Step.OPENING, base=0.0, share=_FIRST_SHARE)
        for track in tracks:
            # Sound may well outlast the pictures; it may not be shorter.
            longer = track.is_sound and track.duration > self.source.duration
            track.finish(track.duration if longer else self.source.duration)

    def _second_pass(self) -> None:
        if self.copy is not None and not self.heights:
            self._read_copy(self.copy)
            return
        heights = [(rung, track) for rung, track in self.heights if not track.ended]
        if not heights:
            return
        at = self._cuts()
        done = min(len(track.listed) for _rung, track in heights)
        if self.source.demuxer not in SEEKABLE or done >= len(at):
            done = 0
        for _rung, track in heights:
            track.begin()
        arguments = graph.second_pass(
            self.path,
            self.source,
            [(rung, track.private) for rung, track in heights],
            at=at,
            done=done,
            tone_map=runner.has_filter("zscale") and runner.has_filter("tonemap"),
        )
        before = at[done] / self.source.duration
        base = _FIRST_SHARE + (1 - _FIRST_SHARE) * before
        tracks = [track for _rung, track in heights]
        outcome = self._run(
            arguments, tracks, Step.ENCODING, base=base, share=1 - _FIRST_SHARE, start=at[done]
        )
        self._weigh_losses(outcome, tracks)
        for track in tracks:
            track.finish(self.source.duration)

    def _read_copy(self, copy: Track) -> None:
        """Decode copied pictures that no other height is made from: a hole in them is said too."""
        arguments, base = graph.reading(self.path, self.source), _FIRST_SHARE
        outcome = self._run(arguments, [copy], Step.ENCODING, base=base, share=1 - base)
        self._weigh_losses(outcome, [copy])

    def _cuts(self) -> list[float]:
        """Return where segments begin (s): where the copied ones do, or on our own grid."""
        if self.copy is None:
            return graph.cuts(self.source.duration)
        starts, at = [], 0.0
        for entry in self.copy.listed:
            starts.append(at)
            at += entry.seconds
        return starts

    def _run(
        self,
        arguments: list[str],
        tracks: Sequence[Track],
        step: Step,
        *,
        base: float,
        share: float,
        start: float = 0,
    ) -> Outcome:
        whole = self.source.duration
        clock = Clock(base)

        def on_tick(seconds: float) -> None:
            self._collect(tracks)
            listed = min(track.duration for track in tracks)
            made = max(seconds, listed) - start
            self._tell(step, clock.reading(base + share * min(1.0, max(0.0, made / whole))))

        outcome = runner.run(arguments, on_tick=on_tick, wall=_WALL + _WALL_SHARE * whole)
        while self._collect(tracks):
            self._tell(step, clock.reading(base + share))
        return outcome

    def _weigh_losses(self, outcome: Outcome, tracks: Sequence[Track]) -> None:
        """Refuse a film of which too much cannot be decoded, or say how little is missing."""
        whole = self.source.duration
        short = max(whole - track.duration for track in tracks)
        lost = max(outcome.errors / float(self.source.fps), short)
        stops = short > Track.tolerance(whole)
        if not outcome.errors and not stops:
            return
        if stops or lost > max(_LOST_SECONDS, _LOST_SHARE * whole):
            raise EngineFailure(
                Reason.DAMAGED,
                log=outcome.log,
                lost=words.duration(lost),
                claimed=words.duration(whole),
            )
        self.findings.append({"code": Finding.BLEMISHED, "lost": words.duration(lost)})

    # --- what is shown meanwhile --------------------------------------------------------------

    def _collect(self, tracks: Sequence[Track]) -> bool:
        """List what is finished, show the film once it can be seen; return whether more waits."""
        if shutil.disk_usage(self.out).free < _LEAST_ROOM:
            raise EngineFailure(Reason.DISK_FULL)
        more = [track.take(self.verifier, most=_AT_ONCE) for track in reversed(tracks)]
        ceilings = sum(rung.ceiling for rung in self.rungs) / 8
        most = _MOST_BYTES * ceilings * (self.source.duration + 10)
        if sum(track.bytes for track in self._tracks()) > most + self.source.size:
            raise EngineFailure(Reason.ENGINE, log="more bytes than the film can hold")
        if not self.first_play and self._can_be_seen():
            self.first_play = time.monotonic() - self.started
            self._write_master(final=False)
            self.watch.playable()
        return any(more)

    def _can_be_seen(self) -> bool:
        seen = [self.copy] if self.copy else [track for _rung, track in self.heights]
        return all(track.listed for track in (*seen, *([self.sound] if self.sound else [])))

    def _write_master(self, *, final: bool) -> None:
        shown: list[tuple[Track, int]] = [(self.copy, 0)] if self.copy else []
        if final or not self.copy:
            shown += [(track, 0 if track.ended else rung.ceiling) for rung, track in self.heights]
        sound = self.sound.peak if self.sound else 0
        variants = [
            playlists.Variant(
                name=track.name,
                codec=track.codec,
                width=track.width,
                height=track.height,
                peak=max(track.peak, ceiling) + sound,
                average=max(track.average, ceiling // 2)
                + (self.sound.average if self.sound else 0),
                rate=track.rate,
            )
            for track, ceiling in shown
        ]
        text = playlists.master(variants, sound=self.sound.codec if self.sound else "")
        playlists.write(self.out / playlists.MASTER, text)

    def _tell(self, step: Step, reading: tuple[float, int | None]) -> None:
        self.watch.tick(Progress(step, *reading))

    def _made(self) -> Made:
        # What it used is counted once it has ended.
        self.verifier.stop()
        wall = time.monotonic() - self.started
        tracks = list(self._tracks())
        return Made(
            tracks=tracks,
            duration=max(track.duration for track in tracks),
            cpu_seconds=cpu_seconds() - self.cpu,
            wall_seconds=wall,
            first_play_seconds=self.first_play or wall,
            poster_at=self.poster_at,
            findings=self.findings,
        )


def cpu_seconds() -> float:
    """Return the CPU that this process and its ended children have used, in seconds."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(usage.ru_utime + usage.ru_stime for usage in map(resource.getrusage, both))
