"""The engine on real films: what a package shows and lets hear, by decoding it."""

from itertools import pairwise

import pytest

from streaming.transcode import engine, playlists
from streaming.transcode.enums import Step
from tests.streaming.clips import make_clip, transform
from tests.streaming.making import Counting, make_package
from tests.streaming.watching import clicks, flashes, near, pictures, quarters


def assert_right_way_up(clip, shown, order=(0, 1, 2, 3)) -> None:
    for seen, place in zip(quarters(shown.pictures[0]), order, strict=True):
        assert near(seen, clip.colours[place]), (quarters(shown.pictures[0]), clip.colours)


def assert_in_sync(clip, folder, sound) -> None:
    seen, heard = flashes(pictures(folder)), clicks(sound)
    assert len(seen) == len(heard) == len(clip.clicks)
    for flash, click, at in zip(seen, heard, clip.clicks, strict=True):
        assert abs(flash - click) <= 0.04
        assert abs(flash - at) <= 1 / clip.rate


@pytest.mark.parametrize("safe", [True, False], ids=["copied", "encoded"])
@pytest.mark.parametrize("rate", [24, 25, 30, 50])
def test_every_frame_is_there_upright_and_in_sync(tmp_path, rate, safe):
    clip = make_clip(tmp_path / "film.mp4", seconds=3, size="426x240", rate=rate, clicks=(1, 2.4))
    made = make_package(clip.path, tmp_path / "out", safe=safe)
    top = tmp_path / "out" / made.tracks[0].name
    shown = pictures(top)
    assert len(shown.times) == clip.frames
    assert shown.times[0] == pytest.approx(0, abs=0.001)
    assert_right_way_up(clip, shown)
    assert_in_sync(clip, top, tmp_path / "out" / "sound")


@pytest.mark.parametrize(
    ("degrees", "order"), [(90, (1, 3, 0, 2)), (180, (3, 2, 1, 0)), (270, (2, 0, 3, 1))]
)
def test_a_rotated_film_stands_upright(tmp_path, degrees, order):
    clip = make_clip(tmp_path / "film.mp4", size="320x180")
    turned = transform(
        clip,
        tmp_path / "turned.mp4",
        before=("-display_rotation", str(degrees)),
        after=("-c", "copy"),
    )
    made = make_package(turned.path, tmp_path / "out")
    shown = pictures(tmp_path / "out" / made.tracks[0].name)
    assert shown.size == ((180, 320) if degrees % 180 else (320, 180))
    assert len(shown.times) == clip.frames
    assert_right_way_up(clip, shown, order)


def test_every_height_has_the_same_cuts_and_is_never_enlarged(tmp_path):
    clip = make_clip(tmp_path / "film.mp4", size="854x480", seconds=9)
    made = make_package(clip.path, tmp_path / "out", safe=False)
    heights = [track for track in made.tracks if not track.is_sound]
    assert [(track.name, track.width, track.height) for track in heights] == [
        ("480p", 854, 480),
        ("240p", 426, 240),
    ]
    lengths = [[round(entry.seconds, 3) for entry in track.listed] for track in heights]
    assert lengths[0] == [1, 1, 2, 4, 1]
    assert lengths == [lengths[0]] * 2
    for track in heights:
        shown = pictures(tmp_path / "out" / track.name)
        assert shown.size == (track.width, track.height)
        assert len(shown.times) == clip.frames
        assert_right_way_up(clip, shown)
        assert_in_sync(clip, tmp_path / "out" / track.name, tmp_path / "out" / "sound")


def test_copied_pictures_give_their_cuts_to_the_other_heights(tmp_path):
    video = (
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
        "-pix_fmt",
        "yuv420p",
        "-g",
        "60",
        "-bf",
        "2",
    )
    clip = make_clip(tmp_path / "film.mp4", size="854x480", seconds=10, video=video)
    made = make_package(clip.path, tmp_path / "out")
    assert [track.name for track in made.tracks] == ["source", "240p", "sound"]
    copied, small, _sound = made.tracks
    assert [round(e.seconds, 2) for e in copied.listed] == [4.8, 4.8, 0.4]
    assert [round(e.seconds, 2) for e in small.listed] == [4.8, 4.8, 0.4]
    assert_in_sync(clip, tmp_path / "out" / "240p", tmp_path / "out" / "sound")


@pytest.mark.parametrize(
    ("suffix", "video", "audio"),
    [
        ("mov", ("-c:v", "prores_ks"), ("-c:a", "pcm_s16le")),
        ("mov", ("-c:v", "qtrle", "-pix_fmt", "rgb24"), ("-c:a", "pcm_s24le")),
        ("mp4", ("-c:v", "libx265", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le", "-x265-params", "log-level=none"), ("-c:a", "aac")),
        ("webm", ("-c:v", "libvpx", "-b:v", "1M", "-deadline", "realtime"), ("-c:a", "libvorbis")),
        ("mkv", ("-c:v", "ffv1"), ("-c:a", "flac")),
        ("avi", ("-c:v", "mjpeg", "-q:v", "3"), ("-c:a", "pcm_s16le")),
        ("ts", ("-c:v", "libx264", "-pix_fmt", "yuv420p"), ("-c:a", "mp2")),
        ("mpg", ("-c:v", "mpeg2video", "-q:v", "3"), ("-c:a", "mp2")),
        ("flv", ("-c:v", "libx264", "-pix_fmt", "yuv420p"), ("-c:a", "aac", "-ar", "44100")),
        ("wmv", ("-c:v", "wmv2", "-q:v", "3"), ("-c:a", "wmav2")),
        ("ogv", ("-c:v", "libtheora", "-q:v", "8"), ("-c:a", "libvorbis")),
        ("mxf", ("-c:v", "dnxhd", "-profile:v", "dnxhr_sq", "-pix_fmt", "yuv422p"), ("-c:a", "pcm_s16le")),
    ],
    ids=lambda value: value if isinstance(value, str) else value[1],
)  # fmt: skip
def test_the_formats_that_people_send(tmp_path, suffix, video, audio):
    clip = make_clip(tmp_path / f"film.{suffix}", video=video, audio=audio, clicks=(0.6, 1.4))
    made = make_package(clip.path, tmp_path / "out")
    top = tmp_path / "out" / made.tracks[0].name
    shown = pictures(top)
    assert len(shown.times) == clip.frames
    assert_right_way_up(clip, shown)
    assert_in_sync(clip, top, tmp_path / "out" / "sound")


@pytest.mark.parametrize(
    ("changes", "size"),
    [
        ({"size": "321x181", "video": ("-c:v", "libx264", "-pix_fmt", "yuv444p")}, (320, 180)),
        ({"size": "360x288", "filters": "setsar=16/11"}, (524, 288)),
        ({"size": "180x320", "video": ("-c:v", "mpeg4", "-q:v", "2")}, (180, 320)),
        ({"size": "16x16", "video": ("-c:v", "mpeg4", "-q:v", "2")}, (16, 16)),
        ({"sound": "5.1"}, (320, 180)),
        ({"sound": "mono", "sound_rate": 8000}, (320, 180)),
        ({"rate": 24000 / 1001}, (320, 180)),
        ({"rate": 30000 / 1001, "video": ("-c:v", "mpeg4", "-q:v", "2")}, (320, 180)),
    ],
    ids=["odd", "not square", "vertical", "tiny", "5.1", "mono 8 kHz", "23.976", "29.97"],
)
def test_the_odd_but_honest_look_right(tmp_path, changes, size):
    clip = make_clip(tmp_path / "film.mp4", **changes)
    made = make_package(clip.path, tmp_path / "out")
    top = tmp_path / "out" / made.tracks[0].name
    shown = pictures(top)
    assert shown.size == size
    assert len(shown.times) == clip.frames
    assert_right_way_up(clip, shown)
    assert_in_sync(clip, top, tmp_path / "out" / "sound")


def test_a_silent_film_has_no_sound_group(tmp_path):
    clip = make_clip(tmp_path / "film.mp4", sound="")
    made = make_package(clip.path, tmp_path / "out")
    master = (tmp_path / "out" / playlists.MASTER).read_text()
    assert [track.name for track in made.tracks] == ["source"]
    assert "AUDIO" not in master
    assert "mp4a" not in master


def test_a_varying_rate_becomes_constant_and_stays_in_sync(tmp_path):
    clip = make_clip(tmp_path / "film.mp4", seconds=3, clicks=(1, 2.4))
    uneven = transform(
        clip,
        tmp_path / "uneven.mp4",
        after=(
            "-vf",
            "select='not(mod(n,3))+lt(n,30)+gt(n,45)'",
            "-fps_mode",
            "vfr",
            "-c:a",
            "copy",
        ),
    )
    made = make_package(uneven.path, tmp_path / "out", safe=False)
    top = tmp_path / "out" / made.tracks[0].name
    shown = pictures(top)
    steps = {round(b - a, 3) for a, b in pairwise(shown.times)}
    assert steps == {round(1 / 24, 3)} or len(steps) <= 2
    assert_in_sync(clip, top, tmp_path / "out" / "sound")


def test_interlaced_pictures_become_progressive(tmp_path):
    video = ("-c:v", "mpeg2video", "-flags", "+ilme+ildct", "-b:v", "3M")
    clip = make_clip(
        tmp_path / "film.ts",
        size="320x240",
        rate=50,
        video=video,
        audio=("-c:a", "mp2"),
        filters="interlace=lowpass=0,setfield=tff",
    )
    made = make_package(clip.path, tmp_path / "out")
    shown = pictures(tmp_path / "out" / made.tracks[0].name)
    assert len(shown.times) == clip.frames // 2
    assert_right_way_up(clip, shown)


def test_hdr_is_brought_to_every_screen(tmp_path):
    clip = make_clip(tmp_path / "film.mp4", size="640x360")
    to_pq = (
        "zscale=npl=203:transferin=709:primariesin=709:matrixin=709:transfer=smpte2084:"
        "primaries=2020:matrix=2020_ncl,format=yuv420p10le"
    )
    hdr = transform(
        clip,
        tmp_path / "hdr.mp4",
        after=(
            "-vf", to_pq, "-c:v", "libx265", "-preset", "ultrafast", "-x265-params",
            "log-level=none", "-color_trc", "smpte2084", "-color_primaries", "bt2020",
            "-colorspace", "bt2020nc", "-c:a", "copy",
        ),
    )  # fmt: skip
    made = make_package(hdr.path, tmp_path / "out")
    shown = pictures(tmp_path / "out" / made.tracks[0].name)
    assert_right_way_up(clip, shown)


@pytest.mark.parametrize("late", [0.2, 1.5])
def test_pictures_that_begin_after_the_sound_stay_in_sync(tmp_path, late):
    clip = make_clip(tmp_path / "film.mp4", seconds=3, clicks=(1, 2.4))
    path = tmp_path / "late.mkv"
    transform(
        clip,
        path,
        before=("-itsoffset", str(late), "-i", str(clip.path)),
        after=("-map", "0:v", "-map", "1:a", "-c", "copy"),
    )
    made = make_package(path, tmp_path / "out")
    top = tmp_path / "out" / made.tracks[0].name
    seen, heard = flashes(pictures(top)), clicks(tmp_path / "out" / "sound")
    # The sound was left in its place: the pictures come `late` seconds after it.
    assert seen[0] - heard[0] == pytest.approx(late, abs=0.04)


def test_a_sound_that_begins_late_or_stops_early_stays_in_sync(tmp_path):
    clip = make_clip(tmp_path / "film.mp4", seconds=3, clicks=(1,))
    path = tmp_path / "hole.mp4"
    transform(clip, path, after=("-c:v", "copy", "-af", "atrim=start=0.5:end=1.5"))
    made = make_package(path, tmp_path / "out")
    top, sound = tmp_path / "out" / made.tracks[0].name, tmp_path / "out" / "sound"
    assert_in_sync(clip, top, sound)
    assert made.tracks[-1].duration == pytest.approx(3, abs=0.05)


def test_progress_is_told_and_the_first_play_once(tmp_path):
    clip = make_clip(tmp_path / "film.mp4", size="640x360", seconds=5)
    watch = Counting()
    made = make_package(clip.path, tmp_path / "out", watch=watch, safe=False)
    fractions = [progress.fraction for progress in watch.ticks]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1
    assert watch.plays == 1
    assert 0 < made.first_play_seconds <= made.wall_seconds
    assert made.cpu_seconds > 0
    assert made.bytes == sum(path.stat().st_size for path in (tmp_path / "out").rglob("*.m4s"))


def test_only_what_is_played_is_left_on_the_disk(tmp_path):
    clip = make_clip(tmp_path / "film.mp4")
    make_package(clip.path, tmp_path / "out", work=tmp_path / "work")
    assert not (tmp_path / "work").exists()
    suffixes = {path.suffix for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert suffixes == {".m3u8", ".m4s", ".mp4", ".jpg"}


def test_signs_of_life_are_given_between_the_segments_of_a_long_film(tmp_path, monkeypatch):
    run = engine.runner.run

    def at_once(arguments, *, on_tick, wall):
        """As a copied film is: all is there before the first look."""
        return run(arguments, on_tick=lambda _seconds: None, wall=wall)

    monkeypatch.setattr(engine.runner, "run", at_once)
    monkeypatch.setattr(engine, "_AT_ONCE", 1)
    clip = make_clip(tmp_path / "film.mp4", seconds=9)
    watch = Counting()
    made = make_package(clip.path, tmp_path / "out", watch=watch, safe=False)
    assert made.tracks[0].duration == pytest.approx(9)
    steps = [progress.step for progress in watch.ticks]
    # The last collection ends the loop; those before it tell that they are alive.
    assert steps.count(Step.ENCODING) == len(made.tracks[0].listed) - 1
