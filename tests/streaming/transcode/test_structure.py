"""Sniffing and walking: what bytes say without a library."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streaming.transcode import sniff
from streaming.transcode.structure import Structure, walk
from tests.streaming.bombs import DISGUISED, write


def box(kind: bytes, content: bytes = b"", size: int | None = None) -> bytes:
    return struct.pack(">I4s", 8 + len(content) if size is None else size, kind) + content


def wide(kind: bytes, content: bytes, size: int) -> bytes:
    return struct.pack(">I4sQ", 1, kind, size) + content


MOVIE = box(b"ftyp", b"isom") + box(b"moov", box(b"mvhd", bytes(12) + struct.pack(">II", 10, 45)))


@pytest.mark.parametrize(
    ("head", "demuxer"),
    [
        (MOVIE, "mov"),
        (box(b"ftyp", b"isom", size=5), None),
        (b"\x1a\x45\xdf\xa3", "matroska"),
        (b"RIFF\0\0\0\0AVI LIST", "avi"),
        (b"RIFF\0\0\0\0WAVEfmt ", None),
        (b"\0\0\x01\xba", "mpeg"),
        (b"OggS", "ogg"),
        (b"FLV\x01", "flv"),
        ((b"\x47" + bytes(187)) * 5, "mpegts"),
        ((bytes(4) + b"\x47" + bytes(187)) * 5, "mpegts"),
        ((b"\x47" + bytes(203)) * 5, "mpegts"),
        ((b"\x47" + bytes(187)) * 2, None),
        (b"", None),
    ],
)
def test_a_film_is_known_by_its_beginning(head, demuxer):
    assert sniff.recognise(head) == demuxer


@pytest.mark.parametrize("kind", DISGUISED)
def test_what_is_not_a_film_is_not_recognised(kind):
    assert sniff.recognise(DISGUISED[kind]) is None


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (MOVIE, Structure(index=True, announced=4.5)),
        (MOVIE + box(b"mdat", bytes(10)), Structure(index=True, announced=4.5)),
        (
            MOVIE + box(b"mdat", bytes(10), size=30),
            Structure(missing=12, index=True, announced=4.5),
        ),
        (MOVIE + wide(b"mdat", b"", 100), Structure(missing=84, index=True, announced=4.5)),
        (MOVIE + wide(b"mdat", b"", 4), Structure(index=True, announced=4.5)),
        (MOVIE + box(b"mdat", size=0) + bytes(40), Structure(index=True, announced=4.5)),
        (MOVIE + b"\xff\xff\xff\xffrubb", Structure(index=True, announced=4.5)),
        (MOVIE[:-2], Structure(missing=2, index=False)),
        (box(b"ftyp", b"isom") + box(b"mdat", bytes(9)), Structure(index=False)),
        (box(b"moof"), Structure(index=True)),
        (box(b"moov", box(b"trak") * 3 + b"junk"), Structure(tracks=3)),
        (b"", Structure(index=False)),
    ],
)
def test_the_boxes_of_a_movie(tmp_path, data, found):
    assert walk(write(tmp_path / "film", data), "mov") == found


def test_headers_that_know_no_length_claim_none(tmp_path):
    for values in (b"\0" * 4 + b"\xff" * 4, struct.pack(">II", 10, 2**32 - 1)):
        data = box(b"moov", box(b"mvhd", bytes(12) + values))
        assert walk(write(tmp_path / "film", data), "mov").announced == 0
    long = b"\x01" + bytes(19) + struct.pack(">IQ", 10, 45)
    data = box(b"moov", box(b"mvhd", long))
    assert walk(write(tmp_path / "film", data), "mov").announced == 4.5


def test_a_locked_track_is_seen(tmp_path):
    def movie(tag):
        table = box(b"stsd", bytes(8) + box(tag))
        return box(b"moov", box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", table)))))

    assert walk(write(tmp_path / "film", movie(b"encv")), "mov").locked
    assert not walk(write(tmp_path / "film", movie(b"avc1")), "mov").locked


@pytest.mark.parametrize(
    ("data", "missing"),
    [
        (b"\x18\x53\x80\x67\x8a" + bytes(10), 0),
        (b"\x18\x53\x80\x67\x8a" + bytes(4), 6),
        (b"\x18\x53\x80\x67\x40\x64" + bytes(4), 96),
        (b"\x18\x53\x80\x67\x01" + b"\xff" * 7, 0),
        (b"\x18\x53\x80\x67", 0),
        (b"\x18\x53\x80\x67\x00", 0),
        (b"", 0),
    ],
)
def test_the_segment_of_a_matroska_file(tmp_path, data, missing):
    assert walk(write(tmp_path / "film", data), "matroska").missing == missing


@pytest.mark.parametrize(
    ("data", "missing"),
    [
        (b"RIFF" + struct.pack("<I", 12) + b"AVI " + bytes(8), 0),
        (b"RIFF" + struct.pack("<I", 50) + b"AVI " + bytes(8), 37),
        (b"RIFF" + struct.pack("<I", 0) + b"AVI " + bytes(8), 0),
        (b"RIFF" + struct.pack("<I", 4) + b"AVI " + b"rubbish or an index", 0),
    ],
)
def test_the_chunks_of_an_avi(tmp_path, data, missing):
    assert walk(write(tmp_path / "film", data), "avi").missing == missing


def test_other_formats_promise_nothing(tmp_path):
    assert walk(write(tmp_path / "film", b"OggS"), "ogg") == Structure()


@given(st.binary(max_size=300), st.sampled_from(["mov", "matroska", "avi"]))
def test_no_bytes_break_the_walk(tmp_path_factory, data, demuxer):
    path = tmp_path_factory.getbasetemp() / "any"
    assert walk(write(path, data), demuxer).missing >= 0
    sniff.recognise(data)


def test_a_file_of_a_hundred_thousand_boxes_is_left_to_the_library(tmp_path, monkeypatch):
    monkeypatch.setattr("streaming.transcode.structure._MOST_BOXES", 3)
    assert walk(write(tmp_path / "film", box(b"free") * 5 + MOVIE), "mov").index is False
