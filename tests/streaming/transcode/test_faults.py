"""Deaths, full disks and damage: what is verified is kept, and nothing false is ever ready."""

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from streaming.transcode import engine, playlists, probe, runner, track
from streaming.transcode.enums import Finding, Reason
from streaming.transcode.errors import EngineFailure, Stopped
from streaming.transcode.playlists import MEDIA
from tests.streaming.bombs import holed, write
from tests.streaming.clips import make_clip, transform
from tests.streaming.making import Counting, make_package
from tests.streaming.processes import gone, of_folder
from tests.streaming.watching import clicks, flashes, pictures

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def clip(tmp_path):
    return make_clip(tmp_path / "film.mp4", seconds=11, size="640x360", clicks=(0.52, 5, 9.2))


def cut(out: Path, name: str, count: int) -> dict[str, int]:
    """Leave a rendition as a death leaves it after `count` segments; return what is kept."""
    folder = out / name
    listed = playlists.entries((folder / MEDIA).read_text())
    text = playlists.media(listed[:count], target=4, ended=False)
    (folder / MEDIA).write_text(text)
    for entry in listed[count:]:
        (folder / entry.name).unlink()
    (folder / f"{count:05}.m4s").write_bytes(b"half")
    return {entry.name: (folder / entry.name).stat().st_mtime_ns for entry in listed[:count]}


def begun_again(clip, tmp_path, counts):
    """Make a package, undo a part of it as a death would, and make it again."""
    out, work = tmp_path / "out", tmp_path / "work"
    make_package(clip.path, out, work=work, safe=False)
    kept = {name: cut(out, name, count) for name, count in counts.items()}
    (out / playlists.MASTER).unlink()
    work.mkdir()
    (work / "plan.json").write_text(plan(clip))
    (work / "leftover").mkdir()
    watch = Counting()
    made = make_package(clip.path, out, work=work, watch=watch, safe=False)
    return out, kept, made, watch


def plan(clip) -> str:
    source = replace(probe.examine(clip.path).source, safe=False)
    return engine.plan_of(source)


def assert_whole(clip, out, made) -> None:
    for made_track in made.tracks:
        folder = out / made_track.name
        assert playlists.is_ended((folder / MEDIA).read_text())
        if made_track.is_sound:
            assert clicks(folder) == pytest.approx(clip.clicks, abs=0.04)
        else:
            shown = pictures(folder)
            assert len(shown.times) == clip.frames
            assert flashes(shown) == pytest.approx(clip.clicks, abs=0.04)


def test_a_second_worker_goes_on_where_the_first_died(tmp_path, clip):
    out, kept, made, watch = begun_again(clip, tmp_path, {"360p": 3, "240p": 4})
    assert_whole(clip, out, made)
    for name, times in kept.items():
        for segment, stamp in times.items():
            assert (out / name / segment).stat().st_mtime_ns == stamp
    assert not (tmp_path / "work").exists()
    assert watch.ticks[0].fraction > 0.2


def test_whole_renditions_are_not_made_again(tmp_path, clip):
    out = tmp_path / "out"
    make_package(clip.path, out, work=tmp_path / "work", safe=False)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.m4s")}
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "plan.json").write_text(plan(clip))
    made = make_package(clip.path, out, work=tmp_path / "work", safe=False)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.m4s")} == before
    assert_whole(clip, out, made)


def test_a_format_without_a_trusty_index_is_decoded_from_its_beginning(tmp_path):
    clip = make_clip(tmp_path / "film.ts", seconds=6, audio=("-c:a", "mp2"), clicks=(0.52, 5))
    out, kept, made, _watch = begun_again(clip, tmp_path, {"180p": 3})
    assert_whole(clip, out, made)
    for segment, stamp in kept["180p"].items():
        assert (out / "180p" / segment).stat().st_mtime_ns == stamp


def test_another_plan_begins_again(tmp_path, clip):
    out, work = tmp_path / "out", tmp_path / "work"
    make_package(clip.path, out, work=work, safe=False)
    cut(out, "360p", 2)
    work.mkdir()
    (work / "plan.json").write_text("the plan of another version")
    made = make_package(clip.path, out, work=work, safe=False)
    assert_whole(clip, out, made)


class StopsAtFirstPlay(Counting):
    def playable(self) -> None:
        super().playable()
        raise Stopped


def test_work_that_is_no_longer_ours_stops_at_once(tmp_path, clip):
    with pytest.raises(Stopped):
        make_package(clip.path, tmp_path / "out", work=tmp_path / "work", watch=StopsAtFirstPlay())
    assert of_folder(tmp_path) == []
    made = make_package(clip.path, tmp_path / "out", work=tmp_path / "work")
    assert_whole(clip, tmp_path / "out", made)


def test_a_worker_killed_with_9_leaves_no_child_and_its_work_is_taken_up(tmp_path):
    noise = "noise=alls=40:allf=t"
    clip = make_clip(tmp_path / "film.mp4", seconds=7, size="854x480", filters=noise)
    program = (
        "import os, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings'\n"
        "import django; django.setup()\n"
        "from pathlib import Path\n"
        "from tests.streaming.making import make_package\n"
        "film, out, work = map(Path, sys.argv[1:])\n"
        "make_package(film, out, work=work, safe=False)\n"
    )
    out, work = tmp_path / "out", tmp_path / "work"
    words = [sys.executable, "-c", program, str(clip.path), str(out), str(work)]
    with subprocess.Popen(words, cwd=ROOT) as worker:
        until = time.monotonic() + 60
        while not (out / "480p" / "00001.m4s").exists():
            assert worker.poll() is None
            assert time.monotonic() < until
            time.sleep(0.02)
        children = [pid for pid in of_folder(tmp_path) if pid != worker.pid]
        os.kill(worker.pid, signal.SIGKILL)
    assert children
    assert all(gone(pid) for pid in children)
    assert of_folder(tmp_path) == []
    # A segment may have been moved and not yet listed: only what was listed is a promise.
    kept = {
        list_.parent / entry.name: (list_.parent / entry.name).stat().st_mtime_ns
        for list_ in out.rglob(MEDIA)
        for entry in playlists.entries(list_.read_text())
    }
    assert kept
    made = make_package(clip.path, out, work=work, safe=False)
    assert_whole(clip, out, made)
    assert {path: path.stat().st_mtime_ns for path in kept} == kept


def test_a_disk_without_room_is_said_before_anything_is_ready(tmp_path, clip, monkeypatch):
    monkeypatch.setattr(engine, "_LEAST_ROOM", 2**60)
    with pytest.raises(EngineFailure) as failure:
        make_package(clip.path, tmp_path / "out", work=tmp_path / "work")
    assert failure.value.reason == Reason.DISK_FULL
    assert not (tmp_path / "out" / playlists.MASTER).exists()


def test_a_write_that_finds_no_room_is_a_full_disk(tmp_path, clip, monkeypatch):
    def no_room(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(playlists, "write", no_room)
    with pytest.raises(EngineFailure) as failure:
        make_package(clip.path, tmp_path / "out")
    assert failure.value.reason == Reason.DISK_FULL


def test_any_other_fault_of_the_disk_is_a_failure(tmp_path, clip, monkeypatch):
    def broken(*_args):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(track.shutil, "copyfile", broken)
    with pytest.raises(EngineFailure) as failure:
        make_package(clip.path, tmp_path / "new" / "out", work=tmp_path / "work", safe=False)
    assert failure.value.reason == Reason.ENGINE


def test_a_source_that_was_removed_is_gone(tmp_path, clip):
    source = probe.examine(clip.path).source
    clip.path.unlink()
    with pytest.raises(EngineFailure) as failure:
        engine.make(clip.path, source, tmp_path / "out", work=tmp_path / "work", watch=Counting())
    assert failure.value.reason == Reason.GONE
    assert failure.value.final


def test_more_bytes_than_a_film_can_hold_stop_it(tmp_path, clip, monkeypatch):
    monkeypatch.setattr(engine, "_MOST_BYTES", 0)
    source = probe.examine(clip.path).source
    source = replace(source, size=1, safe=False)
    with pytest.raises(EngineFailure) as failure:
        engine.make(clip.path, source, tmp_path / "out", work=tmp_path / "work", watch=Counting())
    assert "more bytes" in failure.value.log


@pytest.fixture
def streamed(tmp_path, clip):
    path = tmp_path / "streamed.mp4"
    return transform(clip, path, after=("-c", "copy", "-movflags", "faststart"))


def test_a_part_that_does_not_decode_is_never_published_as_whole(tmp_path, streamed):
    rubbish = bytes(range(1, 256))
    path = write(tmp_path / "holed.mp4", holed(streamed.path.read_bytes(), 0.3, 0.7, rubbish))
    verdict = probe.examine(path)
    if verdict.accepted:
        with pytest.raises(EngineFailure) as failure:
            make_package(path, tmp_path / "out", safe=False)
        assert failure.value.reason == Reason.DAMAGED
        assert failure.value.final
        assert "11 s" in failure.value.message


def test_a_few_broken_pictures_are_said(tmp_path, clip, monkeypatch):
    real = runner.run

    def with_errors(*args, **kwargs):
        outcome = real(*args, **kwargs)
        outcome.errors = 5
        return outcome

    monkeypatch.setattr(runner, "run", with_errors)
    made = make_package(clip.path, tmp_path / "out", safe=False)
    assert made.findings == [{"code": Finding.BLEMISHED, "lost": "0.2 s"}]


def test_pictures_that_do_not_copy_cleanly_are_all_made(tmp_path, clip, monkeypatch):
    real = track.Track._adopt

    def refuse_copy(self, entry, verifier):
        if self.name == engine.COPY:
            raise EngineFailure(Reason.ENGINE, log="not clean")
        real(self, entry, verifier)

    monkeypatch.setattr(track.Track, "_adopt", refuse_copy)
    made = make_package(clip.path, tmp_path / "out", safe=True)
    assert [t.name for t in made.tracks] == ["360p", "240p", "sound"]
    assert not (tmp_path / "out" / engine.COPY).exists()
    assert_whole(clip, tmp_path / "out", made)


def test_a_sound_that_cannot_be_made_leaves_a_silent_film(tmp_path, clip, monkeypatch):
    real = track.Track._adopt

    def refuse_sound(self, entry, verifier):
        if self.is_sound:
            raise EngineFailure(Reason.ENGINE, log="not clean")
        real(self, entry, verifier)

    monkeypatch.setattr(track.Track, "_adopt", refuse_sound)
    made = make_package(clip.path, tmp_path / "out", safe=False)
    assert [t.name for t in made.tracks] == ["360p", "240p"]
    assert made.findings == [{"code": Finding.UNREADABLE_SOUND}]


def test_pictures_that_cannot_be_made_are_a_failure(tmp_path, clip, monkeypatch):
    def refuse(self, entry, verifier):
        raise EngineFailure(Reason.ENGINE, log="not clean")

    monkeypatch.setattr(track.Track, "_adopt", refuse)
    with pytest.raises(EngineFailure) as failure:
        make_package(clip.path, tmp_path / "out")
    assert failure.value.reason == Reason.ENGINE
    assert not failure.value.final


def test_copied_pictures_alone_can_be_published_when_nothing_else_can(tmp_path):
    clip = make_clip(tmp_path / "film.mp4", seconds=3, size="854x480")
    out, work = tmp_path / "out", tmp_path / "work"
    source = probe.examine(clip.path).source
    make_package(clip.path, out, work=work)
    shutil.rmtree(out / "240p")
    made = engine.salvage(clip.path, source, out, work=work)
    assert [t.name for t in made.tracks] == ["source", "sound"]
    assert made.findings == [{"code": Finding.ONLY_SOURCE}]
    assert "240p" not in (out / playlists.MASTER).read_text()
    cut(out, "source", 0)
    with pytest.raises(EngineFailure):
        engine.salvage(clip.path, source, out, work=work)


def test_a_hole_in_pictures_that_are_only_copied_is_weighed(tmp_path):
    """A film too small for a second height: nothing else would ever decode it."""
    # Grain: every picture weighs about the same, and the first one is not most of the file.
    small = make_clip(
        tmp_path / "film.mp4",
        seconds=6,
        filters="noise=alls=30:allf=t",
        options=("-movflags", "faststart"),
    )
    data = small.path.read_bytes()
    scratched = write(tmp_path / "scratched.mp4", holed(data, 0.6, 0.605, b"\x55"))
    made = make_package(scratched, tmp_path / "a")
    assert [t.name for t in made.tracks] == ["source", "sound"]
    assert [finding["code"] for finding in made.findings] == [Finding.BLEMISHED]
    broken = write(tmp_path / "broken.mp4", holed(data, 0.3, 0.8, bytes(range(1, 256))))
    with pytest.raises(EngineFailure) as failure:
        make_package(broken, tmp_path / "b")
    assert failure.value.reason == Reason.DAMAGED


def test_pictures_that_stop_without_a_word_are_damage_too(tmp_path, clip, monkeypatch):
    source = replace(probe.examine(clip.path).source, safe=False)
    source = replace(source, duration=source.duration + 5)
    with pytest.raises(EngineFailure) as failure:
        engine.make(clip.path, source, tmp_path / "out", work=tmp_path / "work", watch=Counting())
    assert failure.value.reason == Reason.DAMAGED
    assert "5 s" in failure.value.message
