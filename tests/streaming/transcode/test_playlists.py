"""Playlists: what we read of ffmpeg's, what we write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streaming.transcode import playlists
from streaming.transcode.playlists import Entry, Variant

lengths = st.lists(st.floats(0.001, 12).map(lambda s: round(s, 6)), max_size=40)


def listed(seconds):
    return [Entry(value, f"{number:05}.m4s") for number, value in enumerate(seconds)]


@given(lengths, st.booleans())
def test_what_is_written_is_read_again(seconds, ended):
    text = playlists.media(listed(seconds), target=12, ended=ended)
    assert playlists.entries(text) == listed(seconds)
    assert playlists.is_ended(text) is ended


@given(lengths, st.integers(0, 400))
def test_a_playlist_cut_anywhere_lists_only_whole_lines(seconds, cut):
    text = playlists.media(listed(seconds), target=12, ended=True)
    found = playlists.entries(text[:-cut] if cut else text)
    assert found == listed(seconds)[: len(found)]


@given(lengths)
def test_a_growing_list_only_ever_adds_lines(seconds):
    before = playlists.media(listed(seconds), target=4, ended=False)
    after = playlists.media(listed([*seconds, 4.0]), target=4, ended=False)
    assert after.startswith(before)


def test_a_growing_list_begins_at_its_beginning_and_an_ended_one_says_so():
    growing = playlists.media(listed([4.0]), target=4, ended=False)
    assert "#EXT-X-PLAYLIST-TYPE:EVENT\n" in growing
    assert "#EXT-X-START:TIME-OFFSET=0,PRECISE=YES\n" in growing
    ended = playlists.media(listed([4.0]), target=4, ended=True)
    assert "#EXT-X-PLAYLIST-TYPE:VOD\n" in ended
    assert "EXT-X-START" not in ended


def test_names_that_are_not_ours_are_not_segments():
    text = "#EXTM3U\n#EXTINF:4,\n../../etc/passwd\n#EXTINF:4,\nhttp://a/00000.m4s\n"
    assert playlists.entries(text) == []


@given(st.floats(0.01, 30))
def test_a_target_holds_for_its_longest_segment(seconds):
    # RFC 8216, 4.3.3.1: rounded to the nearest integer, no segment is longer than the target.
    assert round(seconds) <= playlists.target_for(seconds)


def test_a_master_names_its_heights_and_one_sound():
    variant = Variant("720p", "avc1.64001f", 1280, 720, 2_000_000, 1_500_000, 25)
    assert playlists.master([variant], sound="mp4a.40.2") == (
        "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n"
        '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="Original",DEFAULT=YES,AUTOSELECT=YES,'
        'CHANNELS="2",URI="sound/playlist.m3u8"\n'
        "#EXT-X-STREAM-INF:BANDWIDTH=2000000,AVERAGE-BANDWIDTH=1500000,"
        'CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=25.000,AUDIO="sound"\n'
        "720p/playlist.m3u8\n"
    )
    assert "AUDIO" not in playlists.master([variant], sound="")


def test_a_playlist_is_replaced_whole(tmp_path):
    path = tmp_path / "playlist.m3u8"
    playlists.write(path, "a\n")
    playlists.write(path, "b\n")
    assert path.read_text() == "b\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("init", "codec"),
    [(b"..avcC\x01\x64\x00\x1f..", "avc1.64001f"), (b"..esds..", "mp4a.40.2")],
)
def test_the_name_of_a_codec(init, codec):
    assert playlists.codec_of(init) == codec
