"""ffmpeg on its leash: progress, limits, and nothing left behind."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from streaming.transcode import leash, runner
from streaming.transcode.enums import Reason
from streaming.transcode.errors import EngineFailure, Stopped
from streaming.transcode.limits import Limits, leashed
from tests.streaming.processes import alive, gone, of_folder

ENDLESS = ("-nostats", "-progress", "pipe:1", "-stats_period", "0.1", "-re", "-f", "lavfi", "-i")
QUICK = ("-nostats", "-progress", "pipe:1", "-stats_period", "0.1", "-f", "lavfi", "-i")
NULL = ("-f", "null", "-")


def ignore(_seconds):
    """Hear of progress and do nothing."""


def test_progress_is_heard_in_seconds_of_film():
    heard = []
    arguments = [*QUICK, "testsrc=d=3:s=64x64", *NULL]
    outcome = runner.run(arguments, on_tick=heard.append, wall=30)
    assert heard[-1] == pytest.approx(3, abs=0.1)
    assert heard == sorted(heard)
    assert outcome.errors == 0


def test_whoever_hears_may_stop_it_and_nothing_stays(tmp_path):
    target = tmp_path / "endless.mkv"

    def stop(_seconds):
        if of_folder(tmp_path):
            raise Stopped

    with pytest.raises(Stopped):
        runner.run([*ENDLESS, "testsrc=s=64x64", str(target)], on_tick=stop, wall=30)
    assert of_folder(tmp_path) == []


def test_a_run_that_lasts_too_long_is_ended():
    with pytest.raises(EngineFailure) as failure:
        runner.run([*ENDLESS, "testsrc=s=64x64", *NULL], on_tick=ignore, wall=0.5)
    assert failure.value.reason == Reason.STALLED


def test_a_run_without_progress_is_ended(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(EngineFailure) as failure:
        runner.run(["-i", str(pipe), *NULL], on_tick=ignore, wall=60, stall=0.3)
    assert failure.value.reason == Reason.STALLED


def test_a_failure_keeps_the_last_words(tmp_path):
    with pytest.raises(EngineFailure) as failure:
        runner.run(["-i", str(tmp_path / "absent")], on_tick=ignore, wall=10)
    assert failure.value.reason == Reason.ENGINE
    assert "No such file" in failure.value.log


def test_a_file_that_grows_past_its_limit_is_a_full_disk(tmp_path):
    small = replace(runner.ENCODING, file=20_000)
    arguments = [*QUICK, "testsrc=d=2:s=640x360", "-c:v", "ffv1", str(tmp_path / "big.mkv")]
    with pytest.raises(EngineFailure) as failure:
        runner.run(arguments, on_tick=ignore, wall=30, limits=small)
    assert failure.value.reason == Reason.DISK_FULL
    assert (tmp_path / "big.mkv").stat().st_size <= 20_000


def test_a_run_that_eats_all_its_cpu_dies():
    brief = replace(runner.ENCODING, cpu=1)
    with pytest.raises(EngineFailure) as failure:
        runner.run([*QUICK, "mandelbrot=s=1280x720", *NULL], on_tick=ignore, wall=60, limits=brief)
    assert failure.value.reason == Reason.ENGINE


def test_a_run_beyond_its_memory_fails():
    poor = replace(runner.ENCODING, memory=300 * 1024**2)
    with pytest.raises(EngineFailure):
        runner.run([*QUICK, "testsrc=d=1:s=7680x4320", *NULL], on_tick=ignore, wall=60, limits=poor)


def test_the_child_dies_with_its_parent_even_by_kill_9(tmp_path):
    limits = Limits(cpu=60, memory=2**33, file=2**30, files=64)
    child = tmp_path / "pid"
    program = (
        "import subprocess, sys, time\n"
        "from streaming.transcode.limits import Limits, leashed\n"
        f"p = subprocess.Popen(leashed([sys.executable, '-c', 'import time; time.sleep(60)'], {limits!r}))\n"
        f"open({str(child)!r}, 'w').write(str(p.pid))\n"
        "time.sleep(60)\n"
    )
    root = Path(__file__).resolve().parents[3]
    with subprocess.Popen([sys.executable, "-c", program], cwd=root) as parent:
        while not (child.exists() and child.read_text()):
            time.sleep(0.02)
        pid = int(child.read_text())
        time.sleep(0.3)  # past the leash itself
        assert alive(pid)
        os.kill(parent.pid, signal.SIGKILL)
    assert gone(pid)


def test_a_leash_whose_parent_is_gone_already_starts_nothing(tmp_path):
    limits = Limits(cpu=60, memory=2**33, file=2**30, files=64)
    command = leashed(["/bin/touch", str(tmp_path / "made")], limits)
    command[4] = command[4].replace(f'"parent": {os.getpid()}', '"parent": 1')
    assert subprocess.run(command, check=False).returncode == 1
    assert not (tmp_path / "made").exists()


def test_the_leash_needs_nothing_but_the_standard_library():
    # It runs with -I -S: an import of ours would fail in every child.
    assert Path(leash.__file__).read_text().count("streaming.") == 0
    assert (leash.PR_SET_PDEATHSIG, leash.PR_SET_NO_NEW_PRIVS) == (1, 38)  # linux/prctl.h


def test_the_leash_sets_its_limits():
    program = "import resource as r; print(r.getrlimit(r.RLIMIT_CPU), r.getrlimit(r.RLIMIT_CORE))"
    limits = Limits(cpu=77, memory=2**33, file=0, files=64, nice=3)
    answer = subprocess.run(
        leashed([sys.executable, "-c", program], limits), check=True, capture_output=True
    )
    assert answer.stdout.split(b"\n")[0] == b"(77, 77) (0, 0)"


def test_which_ffmpeg_is_run(settings, monkeypatch):
    runner.ffmpeg_path.cache_clear()
    settings.FFMPEG = sys.executable
    assert runner.ffmpeg_path() == os.path.realpath(sys.executable)
    runner.ffmpeg_path.cache_clear()
    settings.FFMPEG = "/nowhere/ffmpeg"
    with pytest.raises(EngineFailure, match=str(Reason.ENGINE.label)) as failure:
        runner.ffmpeg_path()
    assert "/nowhere/ffmpeg" in failure.value.log
    settings.FFMPEG = ""

    def nothing():
        raise RuntimeError("no ffmpeg")

    monkeypatch.setattr(runner.imageio_ffmpeg, "get_ffmpeg_exe", nothing)
    with pytest.raises(EngineFailure):
        runner.ffmpeg_path()
    monkeypatch.undo()
    runner.ffmpeg_path.cache_clear()
    assert Path(runner.ffmpeg_path()).is_file()


def test_what_this_ffmpeg_can_do():
    assert runner.has_filter("scale")
    assert not runner.has_filter("no_such_filter")


def test_decoding_errors_are_counted(tmp_path):
    outcome = runner.Outcome()
    for line in (
        "[hls] Opening '/tmp/x.m4s.tmp' for writing",
        "[h264 @ 0x1] concealing 120 DC, 120 AC, 120 MV errors in P frame",
        (
            "[in#0]   Input stream #0:0 (video): 250 packets read (9 bytes); 240 frames decoded; "
            "10 decode errors; "
        ),
        (
            "[in#0]   Input stream #0:1 (audio): 25 packets read (9 bytes); 24 frames decoded; "
            "1 decode errors (1024 samples); "
        ),
    ):
        runner._note(outcome, line)
    assert (outcome.frames, outcome.errors) == (240, 11)
    assert "Opening" not in outcome.log
