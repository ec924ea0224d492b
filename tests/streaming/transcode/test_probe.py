"""What is accepted, what is refused and in which words; nothing else is read."""

import contextlib
import socket
import threading
import time

import pytest

from streaming.transcode import examiner, probe
from streaming.transcode.enums import Finding, Reason
from streaming.transcode.limits import Limits
from tests.streaming.bombs import (
    DISGUISED,
    claim_hours,
    holed,
    many_tracks,
    write,
)
from tests.streaming.clips import make_clip, transform


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    return make_clip(
        tmp_path_factory.mktemp("clips") / "film.mp4", seconds=4, filters="noise=alls=20:allf=t"
    )


@pytest.fixture(scope="module")
def streamed(clip):
    """The same film with its index first, as cameras and exports that stream write it."""
    path = clip.path.with_name("streamed.mp4")
    return transform(clip, path, after=("-c", "copy", "-movflags", "faststart"))


def codes(verdict) -> set[str]:
    return {entry["code"] for entry in verdict.findings}


@pytest.mark.parametrize("kind", DISGUISED)
def test_what_is_dressed_as_a_film_is_refused(tmp_path, kind):
    verdict = probe.examine(write(tmp_path / "film.mp4", DISGUISED[kind]))
    assert verdict.reason == Reason.NOT_A_FILM
    assert verdict.message == "Ce fichier n’est pas un film." or verdict.message


def test_a_playlist_that_names_an_address_contacts_nobody(tmp_path):
    calls = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(1)
        port = server.getsockname()[1]

        def listen():
            with contextlib.suppress(TimeoutError):
                calls.append(server.accept())

        listener = threading.Thread(target=listen)
        listener.start()
        playlist = b"#EXTM3U\n#EXTINF:4,\nhttp://127.0.0.1:%d/a.ts\n" % port
        assert not probe.examine(write(tmp_path / "film.mp4", playlist)).accepted
        listener.join()
    assert calls == []


def test_a_playlist_is_refused_by_the_library_too_when_its_beginning_lies(tmp_path):
    # An MP4 beginning, then a list: the demuxer is named, so nothing guesses another.
    path = write(
        tmp_path / "film.mp4", b"\0\0\0\x10ftypisom\0\0\0\0" + DISGUISED["an HLS playlist"]
    )
    assert probe.examine(path).reason in {Reason.CUT, Reason.UNREADABLE}


def test_an_honest_film_is_accepted_without_remark(clip):
    verdict = probe.examine(clip.path)
    assert verdict.accepted
    assert verdict.message == ""
    assert verdict.findings == []
    assert verdict.source.duration == pytest.approx(4, abs=0.05)
    assert verdict.source.safe


def test_an_empty_file_a_folder_and_nothing_at_all(tmp_path):
    assert probe.examine(write(tmp_path / "a.mp4", b"")).reason == Reason.EMPTY
    assert probe.examine(tmp_path / "absent.mp4").reason == Reason.GONE
    (tmp_path / "b.mp4").mkdir()
    assert not probe.examine(tmp_path / "b.mp4").accepted


@pytest.mark.parametrize("suffix", ["mp3", "wav", "flac", "m4a", "mka"])
def test_a_sound_alone_is_told_that_it_has_no_picture(tmp_path, clip, suffix):
    path = transform(clip, tmp_path / f"son.{suffix}", after=("-vn",)).path
    assert probe.examine(path).reason == Reason.NO_PICTURE


def test_a_song_with_its_cover_has_no_moving_picture(tmp_path, clip):
    still = transform(clip, tmp_path / "cover.jpg", after=("-frames:v", "1")).path
    path = tmp_path / "song.m4a"
    transform(
        clip,
        path,
        before=("-i", str(still)),
        after=("-map", "0:v", "-map", "1:a", "-c", "copy", "-disposition:v:0", "attached_pic"),
    )
    assert probe.examine(path).reason == Reason.NO_PICTURE


@pytest.mark.parametrize("share", [0.3, 0.5, 0.9])
def test_a_cut_film_says_how_much_of_it_is_there(tmp_path, streamed, share):
    whole = streamed.path.read_bytes()
    path = write(tmp_path / "film.mp4", whole[: int(len(whole) * share)])
    verdict = probe.examine(path)
    assert verdict.reason == Reason.INCOMPLETE
    assert verdict.details["claimed"] == "4 s"
    assert verdict.duration == pytest.approx(4, abs=0.1)


def test_a_film_cut_before_its_index_is_told_so(tmp_path, clip):
    whole = clip.path.read_bytes()
    assert probe.examine(write(tmp_path / "a.mp4", whole[: len(whole) // 2])).reason == Reason.CUT


@pytest.mark.parametrize("suffix", ["mkv", "webm", "avi"])
def test_other_containers_that_are_cut(tmp_path, clip, suffix):
    codec = (
        ("-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8")
        if suffix == "webm"
        else ("-c:v", "mpeg4")
    )
    whole = transform(clip, tmp_path / f"whole.{suffix}", after=codec).path.read_bytes()
    path = write(tmp_path / f"cut.{suffix}", whole[: len(whole) // 2])
    assert probe.examine(path).reason in {Reason.INCOMPLETE, Reason.CUT}


def test_a_holed_film_is_incomplete(tmp_path, streamed):
    path = write(tmp_path / "film.mp4", holed(streamed.path.read_bytes(), 0.3, 0.8))
    verdict = probe.examine(path)
    assert verdict.reason == Reason.INCOMPLETE
    assert verdict.details["claimed"] == "4 s"


def test_a_header_that_claims_more_than_the_file_holds(tmp_path, clip):
    path = write(tmp_path / "film.mkv", b"")
    transform(clip, path, after=("-c", "copy"))
    data = bytearray(path.read_bytes())
    # Matroska's Duration (0x4489), an 8-byte float of milliseconds.
    at = data.index(b"\x44\x89\x88") + 3
    data[at : at + 8] = b"\x40\xed\x4c\x00\x00\x00\x00\x00"  # 60,000 ms
    verdict = probe.examine(write(path, bytes(data)))
    assert verdict.reason == Reason.INCOMPLETE
    assert verdict.details == {"found": "4 s", "claimed": "1 min 00 s"}


BOMBS = {
    "39 hours in 100 kB": (lambda data: claim_hours(data, 39), {Reason.TOO_LONG}),
    "one minute in four seconds": (lambda data: claim_hours(data, 1 / 60), {Reason.INCOMPLETE}),
    "5,000 tracks": (lambda data: many_tracks(data, 5000), {Reason.TOO_MANY_TRACKS}),
    "100 tracks": (lambda data: many_tracks(data, 100), {Reason.TOO_MANY_TRACKS}),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_time(tmp_path, clip, name):
    make, reasons = BOMBS[name]
    path = write(tmp_path / "film.mp4", make(clip.path.read_bytes()))
    started = time.monotonic()
    verdict = probe.examine(path)
    assert not verdict.accepted
    assert verdict.message
    assert time.monotonic() - started < 10
    assert verdict.reason in reasons


@pytest.mark.parametrize(
    ("clock", "reason"),
    [
        ("setpts=N/90000/TB", Reason.TOO_FAST),
        ("select=lt(n\\,2),setpts=N*86400/TB", Reason.TOO_LONG),
        ("setpts=N*20/TB", Reason.TOO_SPARSE),
    ],
    ids=["90,000 pictures a second", "24 h between two pictures", "20 s between pictures"],
)
def test_a_mad_clock_is_refused(tmp_path, clip, clock, reason):
    rate = "1:90000" if reason == Reason.TOO_FAST else "1:1000"
    after = ("-an", "-vf", clock, "-fps_mode", "passthrough", "-enc_time_base", rate)
    bombed = transform(clip, tmp_path / "film.mp4", after=after)
    started = time.monotonic()
    verdict = probe.examine(bombed.path)
    assert not verdict.accepted
    assert time.monotonic() - started < 10
    assert verdict.reason == reason


def test_a_true_picture_of_16000_px_is_too_large(tmp_path):
    clip = make_clip(tmp_path / "wide.mp4", size="16000x64", seconds=1, sound="")
    assert probe.examine(clip.path).reason == Reason.TOO_LARGE


def test_a_flash_is_too_short(tmp_path):
    clip = make_clip(tmp_path / "flash.mp4", seconds=0.2, clicks=(0.1,))
    assert probe.examine(clip.path).reason == Reason.TOO_SHORT


def test_a_codec_that_is_not_on_the_list_is_named(tmp_path, clip):
    path = tmp_path / "film.mkv"
    transform(clip, path, after=("-an", "-c:v", "snow", "-strict", "-2"))
    verdict = probe.examine(path)
    assert verdict.reason == Reason.UNKNOWN_CODEC
    assert "snow" in verdict.message


def test_an_examiner_that_meets_its_limits_is_a_refusal(tmp_path, clip, monkeypatch):
    starved = Limits(cpu=5, memory=64 * 1024**2, file=0, files=48)
    monkeypatch.setattr(probe, "_LIMITS", starved)
    assert probe.examine(clip.path).reason == Reason.TOO_HEAVY


def test_an_examiner_that_is_too_slow_is_ended(clip, monkeypatch):
    monkeypatch.setattr(probe.allowed, "EXAMINATION_WALL", 0.01)
    assert probe.examine(clip.path).reason == Reason.TOO_HEAVY


def test_a_very_large_film_is_sampled_up_to_its_end(clip, monkeypatch):
    monkeypatch.setattr(examiner.allowed, "EXAMINATION_SCAN", -1)
    facts = examiner.main("mov", clip.path)
    assert not facts.complete
    assert facts.streams[0].end == pytest.approx(4, abs=0.05)
    monkeypatch.setattr(examiner, "_PEEK_SECONDS", -1)
    assert examiner.main("mov", clip.path).streams[0].end is None


def test_what_the_examiner_says_of_files_that_it_cannot_read(tmp_path, clip, streamed, monkeypatch):
    half = write(tmp_path / "half.mp4", clip.path.read_bytes()[:-500])
    assert examiner.main("mov", half).error == "no_index"
    assert examiner.main("ogg", clip.path).error == "invalid"
    monkeypatch.setattr(examiner, "_read", exhaust)
    assert examiner.main("mov", streamed.path).error == "memory"


def exhaust(*_args):
    raise MemoryError


def test_a_locked_film_is_told_so(tmp_path, clip):
    data = clip.path.read_bytes().replace(b"avc1\0\0\0\0\0\0", b"encv\0\0\0\0\0\0")
    assert probe.examine(write(tmp_path / "film.mp4", data)).reason == Reason.ENCRYPTED


def test_the_odd_but_honest_are_accepted_and_said(tmp_path, clip):
    silent = make_clip(tmp_path / "silent.mp4", sound="")
    assert codes(probe.examine(silent.path)) == {Finding.SILENT}
    many = ("-map", "0:v", *["-map", "0:a"] * 10, "-c", "copy")
    tracks = transform(clip, tmp_path / "tracks.mp4", after=many)
    assert codes(probe.examine(tracks.path)) == {Finding.SEVERAL_SOUNDS}
    full = make_clip(tmp_path / "full.mp4", sound="5.1")
    assert codes(probe.examine(full.path)) == {Finding.DOWNMIXED}
    early = transform(clip, tmp_path / "early.mp4", after=("-c:v", "copy", "-af", "atrim=end=2"))
    assert codes(probe.examine(early.path)) == {Finding.SOUND_ENDS_EARLY}
    fast = make_clip(tmp_path / "fast.mp4", rate=120)
    assert codes(probe.examine(fast.path)) == {Finding.RATE_LIMITED}
    large = make_clip(tmp_path / "large.mp4", size="2560x1440", seconds=1)
    assert codes(probe.examine(large.path)) == {Finding.REDUCED}


def test_a_sound_that_is_not_on_the_list_leaves_a_silent_film(tmp_path, clip):
    path = tmp_path / "film.mkv"
    transform(clip, path, after=("-c:v", "copy", "-c:a", "tta"))
    verdict = probe.examine(path)
    assert verdict.source.sound is None
    assert codes(verdict) == {Finding.UNREADABLE_SOUND}
