import json
import subprocess
from dataclasses import dataclass

import av
import pytest
from django.core.management import call_command
from PIL import Image

from streaming.transcode import runner, stills
from streaming.transcode.errors import EngineFailure


@dataclass(frozen=True)
class Height:
    name: str
    width: int
    height: int


def rung(folder, name, size, seconds):
    (folder / name).mkdir(parents=True)
    subprocess.run(
        [
            runner.ffmpeg_path(), "-v", "error",
            "-f", "lavfi", "-i", f"testsrc2=s={size}:r=25:d={seconds}",
            "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "100",
            "-f", "hls", "-hls_time", "4", "-hls_playlist_type", "vod",
            "-hls_segment_type", "fmp4", "-hls_fmp4_init_filename", "init.mp4",
            "-hls_segment_filename", str(folder / name / "%05d.m4s"),
            str(folder / name / "playlist.m3u8"),
        ],
        check=True,
    )  # fmt: skip
    width, height = size.split("x")
    return Height(name, int(width), int(height))


def test_a_film_gets_its_sheet_its_cues_and_five_silent_seconds(tmp_path):
    heights = [rung(tmp_path, "720p", "1280x720", 13), rung(tmp_path, "240p", "426x240", 13)]
    ticks = []
    sheet, cues, preview = stills.make(
        tmp_path, heights, duration=13, work=tmp_path / "w", poster_at=6, on_tick=ticks.append
    )
    with Image.open(sheet) as drawn:
        assert drawn.size == (10 * 192, 2 * 108)
        # A picture stands in the last place that the cues name.
        assert drawn.convert("L").crop((2 * 192, 108, 3 * 192, 216)).getextrema()[1] > 128
    assert cues.read_text().count("storyboard.jpg#xywh=") == 13
    with av.open(str(preview)) as film:
        assert [stream.type for stream in film.streams] == ["video"]
        (stream,) = film.streams
        assert (stream.width, stream.height) == (426, 240)
        assert film.duration / av.time_base == pytest.approx(5, abs=0.2)
    assert ticks


def test_a_long_film_is_told_by_its_key_frames(tmp_path):
    heights = [rung(tmp_path, "240p", "32x18", 805)]
    sheet, cues, _preview = stills.make(tmp_path, heights, duration=805, work=tmp_path / "w")
    assert stills.lay(heights[0], 805).step == 9
    with Image.open(sheet) as drawn:
        assert drawn.size == (320, 162)
        assert drawn.convert("L").crop((9 * 32 - 32, 144, 9 * 32, 162)).getextrema()[1] > 100
    assert "00:13:21.000 --> 00:13:25.000" in cues.read_text()


@pytest.mark.parametrize(
    ("size", "duration", "laid"),
    [
        ((426, 240), 1.0, (1, 1, 192, 108)),
        ((240, 426), 24.0, (1, 24, 108, 192)),
        ((574, 240), 60.0, (1, 60, 192, 80)),
        ((426, 240), 14400.0, (144, 100, 192, 108)),
        ((64, 2), 2.5, (1, 3, 64, 2)),
    ],
)
def test_a_sheet_is_laid_out(size, duration, laid):
    sheet = stills.lay(Height("240p", *size), duration)
    assert (sheet.step, sheet.count, sheet.width, sheet.height) == laid


@pytest.mark.parametrize(
    ("duration", "poster_at", "start"),
    [(60, 20, 19), (60, 0.2, 0), (60, 59.5, 55), (3, 2, 0), (60, None, 18)],
)
def test_a_preview_begins_with_the_poster_and_ends_with_the_film(duration, poster_at, start):
    assert stills.preview_start(duration, poster_at) == pytest.approx(start)


def test_sound_alone_has_no_stills(tmp_path):
    with pytest.raises(EngineFailure):
        stills.make(tmp_path, [], duration=3, work=tmp_path / "w")


def test_what_ffmpeg_leaves_empty_is_a_failure(tmp_path, monkeypatch):
    monkeypatch.setattr(runner, "run", lambda *_args, **_kwargs: None)
    with pytest.raises(EngineFailure):
        stills.make(tmp_path, [Height("240p", 426, 240)], duration=3, work=tmp_path / "w")


def test_the_command_makes_them_too(tmp_path, capsys):
    clip = tmp_path / "film.mp4"
    subprocess.run(
        [runner.ffmpeg_path(), "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=320x180:d=2", clip],
        check=True,
    )
    call_command("media_encode", clip, tmp_path / "out")
    assert json.loads(capsys.readouterr().out)["duration"] == pytest.approx(2, abs=0.1)
    for name in (stills.SHEET, stills.CUES, stills.PREVIEW):
        assert (tmp_path / "out" / name).is_file()
    assert not (tmp_path / "out" / "stills").exists()
