"""What may be opened, and within which limits: the lists stand here and nowhere else.

Everything that is not named is refused. No demuxer of the list opens a second file by itself:
hls, dash, concat, image2, sdp, imf and the like are absent, and `mov` follows no outside
reference unless `enable_drefs` is set, which we never do.
"""

from typing import Final

# FFmpeg's names, as `-f` and AVFormatContext.format_whitelist take them.
DEMUXERS: Final = frozenset(
    {"mov", "matroska", "avi", "mpegts", "mpeg", "ogg", "flv", "asf", "mxf", "dv"}
)

# Demuxers that go to a given instant reliably, so that an interrupted encoding can go on there.
SEEKABLE: Final = frozenset({"mov", "matroska"})

PROTOCOLS: Final = "file"

PICTURE_DECODERS: Final = (
    "h264", "hevc", "vvc", "libdav1d", "av1", "vp8", "vp9", "mpeg1video", "mpeg2video", "mpeg4",
    "mjpeg", "prores", "dnxhd", "cfhd", "dvvideo", "theora", "h263", "flv", "wmv1", "wmv2", "wmv3",
    "vc1", "msmpeg4v1", "msmpeg4v2", "msmpeg4", "ffv1", "huffyuv", "ffvhuff", "utvideo", "qtrle",
    "rawvideo", "v210", "jpeg2000", "png", "cinepak", "svq1", "svq3",
)  # fmt: skip

SOUND_DECODERS: Final = (
    "aac", "mp3float", "mp3", "mp2float", "mp2", "ac3", "eac3", "dca", "truehd", "flac", "alac",
    "libopus", "opus", "vorbis", "wmav1", "wmav2", "wmapro", "amrnb", "amrwb", "adpcm_ima_qt",
    "adpcm_ima_wav", "adpcm_ms", "adpcm_swf", "nellymoser", "speex", "pcm_alaw", "pcm_mulaw",
    "pcm_u8", "pcm_s8", "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be", "pcm_s32le",
    "pcm_s32be", "pcm_f32le", "pcm_f32be", "pcm_f64le", "pcm_dvd", "pcm_bluray",
)  # fmt: skip

DECODERS: Final = ",".join((*PICTURE_DECODERS, *SOUND_DECODERS))

# The codec of a stream (its id's name) is not always its decoder's.
PICTURE_CODECS: Final = frozenset(PICTURE_DECODERS) | {"flv1", "msmpeg4v3"}
SOUND_CODECS: Final = frozenset(SOUND_DECODERS) | {
    "mp3", "mp2", "dts", "opus", "amr_nb", "amr_wb",
}  # fmt: skip

# Limits. A short lasts an hour at most (Centre national du cinéma); four leave room for a first
# feature and for rushes. 8192 px is the largest side of DCI 8K; cameras film at 240 at most.
MAX_SECONDS: Final = 4 * 3600
MIN_SECONDS: Final = 0.5
MAX_SIDE: Final = 8192
MAX_RATE: Final = 240
MAX_TRACKS: Final = 64
# Fewer pictures than one every ten seconds is no film, whatever length its header claims.
MIN_RATE: Final = 0.1

# The examination: it answers within 10 s whatever the file (promises.md, "Bad input").
EXAMINATION_WALL: Final = 8.5
EXAMINATION_CPU: Final = 7
EXAMINATION_SCAN: Final = 4.0
EXAMINATION_MEMORY: Final = 4 * 1024**3
