"""The examiner's measures, in this process: its limits and its leash are test_probe's."""

import pytest

from streaming.transcode import examiner
from tests.streaming.bombs import holed, write
from tests.streaming.clips import make_clip, transform


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    return make_clip(tmp_path_factory.mktemp("clips") / "film.mp4", seconds=3)


def test_the_facts_of_an_honest_film(clip):
    facts = examiner.main("mov", clip.path)
    picture, sound = facts.streams
    assert (facts.error, facts.missing, facts.complete, facts.tracks) == ("", 0, True, 2)
    assert facts.announced == pytest.approx(3, abs=0.05)
    assert (picture.kind, picture.codec, picture.width, picture.height) == (
        "video", "h264", 320, 180,
    )  # fmt: skip
    assert (picture.packets, picture.hollow, picture.hidden) == (75, 0, 0)
    assert (picture.first, picture.end) == (0, pytest.approx(3))
    assert picture.average_rate == picture.base_rate == (25, 1)
    assert picture.keys >= 1
    assert picture.decoded >= 1
    assert (sound.kind, sound.codec, sound.channels, sound.sample_rate) == (
        "audio", "aac", 2, 48000,
    )  # fmt: skip


def test_a_rotation_and_a_cover_are_seen(tmp_path, clip):
    turned = transform(
        clip, tmp_path / "turned.mp4", before=("-display_rotation", "90"), after=("-c", "copy")
    )
    assert examiner.main("mov", turned.path).streams[0].rotation == 90
    still = transform(clip, tmp_path / "cover.jpg", after=("-frames:v", "1")).path
    covered = transform(
        clip,
        tmp_path / "covered.mp4",
        before=("-i", str(still)),
        after=("-map", "1", "-map", "0", "-c", "copy", "-disposition:v:1", "attached_pic"),
    )
    facts = examiner.main("mov", covered.path)
    assert [stream.attached for stream in facts.streams] == [False, False, True]


def test_frames_that_an_edit_list_hides_are_not_counted_as_film(tmp_path, clip):
    edited = transform(clip, tmp_path / "edit.mp4", before=("-ss", "0.5"), after=("-c", "copy"))
    picture = examiner.main("mov", edited.path).streams[0]
    assert picture.hidden > 0
    assert picture.end - picture.first == pytest.approx(2.5, abs=0.1)


def test_tracks_that_are_neither_seen_nor_heard(tmp_path, clip):
    words = write(tmp_path / "a.srt", b"1\n00:00:00,500 --> 00:00:01,000\nBonjour\n")
    path = tmp_path / "film.mkv"
    after = ("-map", "1", "-map", "0", "-c", "copy", "-attach", str(words))
    after = (*after, "-metadata:s:t", "mimetype=text/plain")
    transform(clip, path, before=("-i", str(words)), after=after)
    facts = examiner.main("matroska", path)
    assert {"subtitle", "attachment"} <= {stream.kind for stream in facts.streams}
    assert facts.complete


def test_holes_are_counted_where_compressed_data_cannot_begin_with_zeros(tmp_path, clip):
    lost = write(tmp_path / "holed.mp4", holed(clip.path.read_bytes(), 0.2, 0.6))
    assert examiner.main("mov", lost).streams[0].hollow > 5
    raw = transform(clip, tmp_path / "raw.mov", after=("-c:v", "copy", "-c:a", "pcm_s16le"))
    facts = examiner.main("mov", raw.path)
    assert [stream.hollow for stream in facts.streams] == [0, 0]


def test_a_stream_that_never_decodes_is_told_by_its_absence(tmp_path, clip):
    data = bytearray(clip.path.read_bytes())
    start = data.index(b"mdat") + 4
    data[start : start + 60_000] = bytes(range(1, 251)) * 240
    facts = examiner.main(
        "mov", write(tmp_path / "film.mp4", bytes(data[: len(clip.path.read_bytes())]))
    )
    assert facts.streams == [] or facts.streams[0].decoded == 0


def test_pictures_beyond_the_limits_are_not_decoded(tmp_path):
    wide = make_clip(tmp_path / "wide.mp4", size="16000x64", seconds=1, sound="")
    facts = examiner.main("mov", wide.path)
    assert facts.streams[0].width == 16000
    assert facts.streams[0].packets == 0


def test_a_transport_stream_that_begins_anywhere(tmp_path, clip):
    whole = transform(clip, tmp_path / "a.ts", after=("-c", "copy")).path.read_bytes()
    facts = examiner.main("mpegts", write(tmp_path / "b.ts", whole[188 * 40 :]))
    assert facts.streams
    assert facts.claimed


def test_a_fault_in_the_middle_leaves_what_was_read(clip, monkeypatch):
    def fault(_container, facts, *, until):
        facts.streams[0].end = 1.5
        raise examiner.av.error.InvalidDataError(1, "in the middle", "")

    monkeypatch.setattr(examiner, "_scan", fault)
    facts = examiner.main("mov", clip.path)
    assert facts.error == ""
    assert "in the middle" in facts.detail
    assert facts.streams[0].end == 1.5


def test_a_track_that_appears_on_the_way_is_left_out(tmp_path, clip):
    """An FLV knows no track before its first piece: sound alone at first, then a whole film."""
    alone = make_clip(tmp_path / "alone.flv", seconds=8, audio=("-c:a", "aac", "-ar", "44100"))
    sound = transform(alone, tmp_path / "sound.flv", after=("-vn", "-c", "copy"))
    data = sound.path.read_bytes() + alone.path.read_bytes()[13:]
    facts = examiner.main("flv", write(tmp_path / "late.flv", data))
    assert (facts.error, facts.detail, facts.complete) == ("", "", True)
    assert [stream.kind for stream in facts.streams] == ["audio"]


def test_a_library_that_stumbles_once_all_is_read_is_forgiven():
    class Container:
        def demux(self):
            yield "the only packet"
            raise IndexError

    assert list(examiner._packets(Container())) == ["the only packet"]
