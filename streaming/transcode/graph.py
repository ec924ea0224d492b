"""What ffmpeg is asked to do, built with ffmpeg-python.

The first pass copies the pictures when every browser plays them as they are, and makes the
sound, once for all heights. The second decodes once, splits, scales in cascade and encodes
every height. Both write fragmented MP4 with the HLS muxer into a private folder, from which
segments leave once they are verified (`track.py`).
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import ffmpeg

from streaming.transcode import allowed
from streaming.transcode.ladder import Rung
from streaming.transcode.source import BT2020, HLG, Source

SEGMENT_SECONDS: Final = 4
# The first segments are short: a film can be seen once its first second is made.
_FIRST_CUTS: Final = (0.0, 1.0, 2.0)
SOUND_RATE: Final = 48_000
SOUND_BITS: Final = 160_000
# Samples that the AAC encoder puts before the first one (its `initial_padding`).
_PRIMING: Final = 1024
# ffmpeg's own names of the matrices that H.273 numbers.
_MATRICES: Final = {1: "bt709", 4: "fcc", 5: "bt601", 6: "bt601", 7: "smpte240m", 9: "bt2020",
                    10: "bt2020"}  # fmt: skip
# Diffuse white in HDR, cd/m² (ITU-R BT.2408): it becomes SDR's white, and only what shines
# brighter is compressed.
_WHITE: Final = 203
_ZSCALE_MATRICES: Final = {1: "709", 9: "2020_ncl", 10: "2020_cl"}
_RGB: Final = ("rgb", "bgr", "gbr", "argb", "abgr", "0rgb", "0bgr", "pal8", "x2rgb")


def cuts(seconds: float) -> list[float]:
    """Return the instants (s) where segments begin, up to and a little past `seconds`."""
    grid = range(SEGMENT_SECONDS, int(seconds) + 2 * SEGMENT_SECONDS, SEGMENT_SECONDS)
    return [*_FIRST_CUTS, *map(float, grid)]


def first_pass(path: Path, source: Source, *, sound: Path | None, copy: Path | None) -> list[str]:
    """Return ffmpeg's arguments for the sound and the copied pictures, each into its folder."""
    opened = _input(path, source)
    outputs = []
    if sound is not None:
        outputs.append(_output(_sound(opened, source), sound, SEGMENT_SECONDS, _aac()))
    if copy is not None:
        pictures = opened[str(source.picture)]
        outputs.append(_output(pictures, copy, SEGMENT_SECONDS, {"c:v": "copy"}))
    return _arguments(outputs)


def second_pass(
    path: Path,
    source: Source,
    heights: Sequence[tuple[Rung, Path]],
    *,
    at: Sequence[float],
    done: int,
    tone_map: bool,
) -> list[str]:
    """Return ffmpeg's arguments that encode every height from one decoding.

    `heights` go from the tallest down. Segments begin at the instants `at` (s), of which the
    first `done` are already made: decoding starts there. `tone_map` says whether this ffmpeg
    can bring HDR to SDR.
    """
    start, picture = at[done], 1 / float(source.fps)
    late = 0 if source.safe else source.trimmed
    opened = _input(path, source, start + late - picture / 4 if done else 0)
    top = _prepared(
        opened[str(source.picture)], source, heights[0][0], tone_map=tone_map, resumed=bool(done)
    )
    keys = [max(0.0, instant - start - picture / 2) for instant in at[done:]]
    outputs = []
    for stream, (rung, folder) in zip(_cascade(top, heights), heights, strict=True):
        options = {
            **_x264(rung, keys),
            "output_ts_offset": f"{start:.6f}",
            "start_number": done,
            "t": f"{source.duration - start + 10:.3f}",
        }
        # Every key frame that we force is a cut, so the muxer's own clock must never wait.
        outputs.append(_output(stream, folder, 0.01, options))
    return _arguments(outputs)


def reading(path: Path, source: Source) -> list[str]:
    """Return ffmpeg's arguments that decode the pictures and keep nothing."""
    pictures = _input(path, source)[str(source.picture)]
    return _arguments([ffmpeg.output(pictures, "-", format="null", fps_mode="passthrough")])


def _input(path: Path, source: Source, start: float = 0) -> Any:
    options: dict[str, Any] = {"ss": f"{start:.6f}"} if start > 0 else {}
    return ffmpeg.input(
        f"file:{path}",
        format=source.demuxer,
        protocol_whitelist=allowed.PROTOCOLS,
        format_whitelist=source.demuxer,
        codec_whitelist=allowed.DECODERS,
        **options,
    )


def _sound(opened: Any, source: Source) -> Any:
    """Stereo, 48 kHz, in sync from the first to the last picture.

    Holes and drifts of more than 40 ms are corrected. The encoder's priming takes the place of
    the first 21 ms, so that no player has to know of it: with an edit list, half of them don't.
    """
    # Copied pictures keep their own place in time, and so does what goes with them.
    late = 0 if source.safe else source.trimmed
    return (
        opened[str(source.sound)]
        .filter("aresample", SOUND_RATE, **{"async": 1}, min_hard_comp=0.04, first_pts=0)
        .filter("aformat", sample_fmts="fltp", channel_layouts="stereo")
        .filter("apad", whole_dur=f"{source.duration + late:.6f}")
        .filter("asetpts", f"PTS-{late:.6f}/TB")
        .filter("atrim", start=_PRIMING / SOUND_RATE)
    )


def _prepared(pictures: Any, source: Source, top: Rung, *, tone_map: bool, resumed: bool) -> Any:
    """Progressive, constant rate, SDR, BT.709, square pixels, at the tallest size."""
    if source.interlaced:
        pictures = pictures.filter("bwdif", mode="send_frame")
    if source.trimmed and not source.safe and not resumed:
        pictures = pictures.filter("setpts", f"PTS-{source.trimmed:.6f}/TB")
    pictures = pictures.filter("fps", f"{source.rate[0]}/{source.rate[1]}", start_time=0)
    if source.hdr and tone_map:
        pictures = _to_sdr(pictures.filter("scale", top.width, top.height), source)
    else:
        pictures = pictures.filter("scale", top.width, top.height, **_colours(source))
    return (
        pictures.filter("format", "yuv420p")
        .filter("setsar", 1)
        .filter(
            "setparams",
            range="limited",
            colorspace="bt709",
            color_primaries="bt709",
            color_trc="bt709",
            field_mode="prog",
        )
    )


def _colours(source: Source) -> dict[str, str]:
    wanted = {"out_color_matrix": "bt709", "out_range": "limited"}
    if source.pixels.startswith(_RGB):
        return wanted
    return {
        **wanted,
        "in_color_matrix": _MATRICES.get(source.matrix, "auto"),
        "in_range": "full" if source.full_range else "limited",
    }


def _to_sdr(pictures: Any, source: Source) -> Any:
    return (
        pictures.filter(
            "zscale",
            transferin="arib-std-b67" if source.transfer == HLG else "smpte2084",
            primariesin="2020" if source.primaries in BT2020 else "709",
            matrixin=_ZSCALE_MATRICES.get(source.matrix, "2020_ncl"),
            rangein="full" if source.full_range else "limited",
            transfer="linear",
            npl=_WHITE,
        )
        .filter("format", "gbrpf32le")
        .filter("zscale", primaries="709")
        .filter("tonemap", "mobius", desat=0)
        .filter("zscale", transfer="709", matrix="709", range="limited")
    )


def _cascade(top: Any, heights: Sequence[tuple[Rung, Path]]) -> list[Any]:
    """Return one stream a height, each scaled from the one above: a small one costs little."""
    streams, current = [], top
    for rung, _folder in heights[1:]:
        parts = current.filter_multi_output("split", 2)
        streams.append(parts[0])
        current = parts[1].filter("scale", rung.width, rung.height)
    return [*streams, current]


def _x264(rung: Rung, keys: Sequence[float]) -> dict[str, Any]:
    return {
        "c:v": "libx264",
        # With three dear parts put back or taken off: 0.55 of veryfast's CPU, at the same SSIM
        # and nearly the same bytes (benchmarks/media.py).
        "preset": "superfast",
        "mbtree": 1,
        "rc-lookahead": 10,
        "b_strategy": 0,
        "aq-mode": 2,
        # The heights are already encoded side by side: more threads only cost CPU.
        "threads": max(1, len(os.sched_getaffinity(0)) // 2),
        "profile:v": "high",
        "crf": rung.crf,
        "maxrate": rung.ceiling,
        "bufsize": rung.ceiling * 2,
        # Key frames stand where we say and nowhere else: the same instants at every height.
        "g": 1_000_000,
        "sc_threshold": 0,
        "forced-idr": 1,
        "force_key_frames": ",".join(f"{key:.6f}" for key in keys),
        "pix_fmt": "yuv420p",
        "fps_mode": "passthrough",
    }


def _aac() -> dict[str, Any]:
    return {"c:a": "aac", "b:a": SOUND_BITS, "ar": SOUND_RATE, "ac": 2}


def _output(stream: Any, folder: Path, seconds: float, options: dict[str, Any]) -> Any:
    return ffmpeg.output(
        stream,
        f"{folder}/index.m3u8",
        format="hls",
        hls_segment_type="fmp4",
        hls_time=seconds,
        hls_list_size=0,
        hls_flags="independent_segments+temp_file",
        # A run that goes on where another stopped keeps its place in time (tfdt); without this
        # flag each run would begin at zero.
        hls_segment_options="movflags=+frag_discont",
        hls_segment_filename=f"{folder}/%05d.m4s",
        hls_fmp4_init_filename="init.mp4",
        avoid_negative_ts="disabled",
        map_metadata=-1,
        map_chapters=-1,
        **options,
    )


def _arguments(outputs: Sequence[Any]) -> list[str]:
    every = outputs[0] if len(outputs) == 1 else ffmpeg.merge_outputs(*outputs)
    every = every.global_args(
        "-hide_banner", "-nostdin", "-nostats", "-loglevel", "verbose", "-progress", "pipe:1",
        "-stats_period", "0.25", "-max_error_rate", "1", "-y",
    )  # fmt: skip
    return list(ffmpeg.get_args(every))
