"""A segment is believed once it was read again; a track lists nothing else."""

import shutil

import pytest

from streaming.transcode import checker, playlists, verify
from streaming.transcode.enums import Reason
from streaming.transcode.errors import EngineFailure
from streaming.transcode.playlists import INIT, MEDIA
from streaming.transcode.track import OTHER_ENGINE, Track
from streaming.transcode.verify import Verifier
from tests.streaming.clips import make_clip
from tests.streaming.making import make_package


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    folder = tmp_path_factory.mktemp("package")
    clip = make_clip(folder / "film.mp4", seconds=5)
    make_package(clip.path, folder / "out", safe=False)
    return folder / "out"


@pytest.fixture
def verifier():
    with Verifier() as opened:
        yield opened


@pytest.fixture
def track(tmp_path, package):
    """A track whose segments have just been written by ffmpeg, all still private."""
    made = Track("180p", tmp_path / "out", tmp_path / "work", target=4, rate=25)
    made.begin()
    shutil.copytree(package / "180p", made.private, dirs_exist_ok=True)
    (made.private / MEDIA).rename(made.private / "index.m3u8")
    return made


def test_a_good_segment_is_seen(package, verifier):
    seen = verifier.see(package / "180p" / INIT, package / "180p/00001.m4s", seconds=1)
    assert (seen.start, seen.end) == (pytest.approx(1), pytest.approx(2))
    assert (seen.packets, seen.width, seen.height) == (25, 320, 180)
    (look,) = seen.looks
    assert look.at == pytest.approx(1)
    assert 30 < look.mean < 230
    assert look.spread > 5
    assert (
        verifier.see(package / "sound" / INIT, package / "sound/00000.m4s", seconds=4).looks == []
    )


@pytest.mark.parametrize(
    "break_it",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        lambda path: path.write_bytes(bytes(path.stat().st_size)),
        lambda path: path.write_bytes(path.read_bytes()[:120]),
        lambda path: path.unlink(),
    ],
    ids=["empty", "half", "zeros", "its head alone", "absent"],
)
def test_a_broken_segment_is_never_listed(track, verifier, break_it):
    break_it(track.private / "00001.m4s")
    with pytest.raises(EngineFailure) as failure:
        track.take(verifier, most=10)
    assert failure.value.reason == Reason.ENGINE
    listed = playlists.entries((track.folder / MEDIA).read_text()) if track.listed else []
    assert "00001.m4s" not in [entry.name for entry in listed]
    assert not (track.folder / "00001.m4s").exists()


def test_a_segment_that_lasts_less_than_it_says_is_refused(track, verifier):
    index = track.private / "index.m3u8"
    index.write_text(index.read_text().replace("#EXTINF:1.000000", "#EXTINF:1.500000", 1))
    with pytest.raises(EngineFailure, match=str(Reason.ENGINE.label)) as failure:
        track.take(verifier, most=10)
    assert "not 1.500" in failure.value.log


def test_a_segment_out_of_its_place_is_refused(track, verifier):
    index = track.private / "index.m3u8"
    index.write_text(index.read_text().replace("00000.m4s", "00007.m4s", 1))
    with pytest.raises(EngineFailure) as failure:
        track.take(verifier, most=10)
    assert "out of order" in failure.value.log


def test_a_segment_that_begins_elsewhere_is_refused(track, verifier):
    shutil.copyfile(track.private / "00003.m4s", track.private / "00000.m4s")
    with pytest.raises(EngineFailure):
        track.take(verifier, most=10)
    assert track.listed == []


def test_segments_are_listed_as_they_come_then_the_list_ends(track, verifier):
    assert track.take(verifier, most=2)
    assert [entry.name for entry in track.listed] == ["00000.m4s", "00001.m4s"]
    assert "EVENT" in (track.folder / MEDIA).read_text()
    assert not track.take(verifier, most=10)
    with pytest.raises(EngineFailure):
        track.finish(9)
    assert not playlists.is_ended((track.folder / MEDIA).read_text())
    track.finish(5)
    assert playlists.is_ended((track.folder / MEDIA).read_text())
    assert not track.private.exists()
    assert track.peak >= track.average > 0


def test_a_dead_workers_track_is_taken_up(track, verifier):
    track.take(verifier, most=2)
    (track.folder / "00002.m4s").write_bytes(b"half a segment")
    (track.folder / ".playlist.m3u8.new").write_text("half a list")
    again = Track("180p", track.folder, track.private, target=4)
    again.recover()
    assert again.listed == track.listed
    assert again.bytes == track.bytes
    assert again.codec == track.codec
    names = {path.name for path in again.folder.iterdir()}
    assert names == {INIT, MEDIA, "00000.m4s", "00001.m4s"}


def test_a_track_whose_segment_is_lost_begins_again(track, verifier):
    track.take(verifier, most=2)
    (track.folder / "00001.m4s").unlink()
    again = Track("180p", track.folder, track.private, target=4)
    again.recover()
    assert again.listed == []
    assert not again.folder.exists()
    assert (again.peak, again.average, again.duration) == (0, 0, 0)


def test_segments_of_another_encoder_do_not_follow(track, verifier):
    track.take(verifier, most=1)
    init = bytearray((track.folder / INIT).read_bytes())
    init[-1] ^= 1
    (track.folder / INIT).write_bytes(bytes(init))
    with pytest.raises(EngineFailure) as failure:
        track.take(verifier, most=1)
    assert OTHER_ENGINE in failure.value.log


def test_a_reader_that_dies_is_a_failure_and_another_takes_its_place(package, verifier):
    asked = (package / "180p" / INIT, package / "180p/00000.m4s")
    verifier.see(*asked, seconds=1)
    verifier.child.kill()
    verifier.child.wait()
    with pytest.raises(EngineFailure):
        verifier.see(*asked, seconds=1)
    assert verifier.see(*asked, seconds=1).packets == 25


def test_a_reader_that_hangs_is_ended(package, verifier, monkeypatch):
    monkeypatch.setattr(verify, "_ANSWER_SECONDS", 0)
    with pytest.raises(EngineFailure):
        verifier.see(package / "180p" / INIT, package / "180p/00000.m4s", seconds=1)
    assert verifier.child is None


def test_the_reader_itself(package, tmp_path):
    answer = checker.check(package / "180p" / INIT, package / "180p/00000.m4s")
    assert answer["kind"] == "video"
    assert answer["decoded"] == 1
    sound = checker.check(package / "sound" / INIT, package / "sound/00000.m4s")
    assert (sound["kind"], sound["looks"], sound["decoded"]) == ("audio", [], 4)
    long = checker.check(package / "180p" / INIT, package / "180p/00003.m4s", 0.4)
    assert [round(look[0], 2) for look in long["looks"]] == [4.0, 4.4, 4.8]
    head = (package / "180p" / INIT).read_bytes()
    (tmp_path / "head").write_bytes(head)
    assert checker.check(tmp_path / "head", package / "180p" / INIT)["error"] == "nothing in it"
    for theirs in (b"mp4v", b"zzzz"):
        (tmp_path / "head").write_bytes(head.replace(b"avc1", theirs).replace(b"avcC", b"free"))
        answer = checker.check(tmp_path / "head", package / "180p/00000.m4s")
        assert answer["error"] == "neither H.264 nor AAC"
    rubbish = tmp_path / "rubbish"
    rubbish.write_bytes(b"rubbish")
    assert checker.check(rubbish, rubbish)["error"]
    assert checker.check(rubbish, tmp_path / "absent")["error"]


def test_whoever_looks_around_steps_over_broken_pictures(package, tmp_path):
    """Whoever believes does not: the first picture decodes, or nothing is listed."""
    whole = (package / "180p/00003.m4s").read_bytes()
    at = whole.index(b"mdat") + 4
    for name, start in (("last", len(whole) - 400), ("first", at)):
        end = len(whole) if name == "last" else at + 4
        broken = tmp_path / name
        broken.write_bytes(whole[:start] + b"\xff" * (end - start) + whole[end:])
        around = checker.check(package / "180p" / INIT, broken, 0.2)
        assert "error" not in around
        strict = checker.check(package / "180p" / INIT, broken)
        assert ("error" in strict) == (name == "first")
    assert len(around["looks"]) < 5


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({}, ""),
        ({"packets": 0}, "decodes"),
        ({"decoded": 0}, "decodes"),
        ({"key": False}, "key frame"),
        ({"end": 3.0}, "lasts"),
    ],
)
def test_what_makes_a_segment_faulty(changes, fault):
    answer = {"packets": 100, "decoded": 1, "key": True, "start": 0.0, "end": 4.0, **changes}
    assert fault in verify._fault(answer, 4.0)
    assert bool(fault) == bool(verify._fault(answer, 4.0))
