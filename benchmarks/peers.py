"""What two known platforms do with a film, told again from the description of their pipelines.

MC (MediaCMS): one process a profile, each decoding the source anew: x264 medium, CRF 23 under a
ceiling, AAC with each. The smallest is asked first, and the film plays once it is there. Cutting
the finished files into HLS is left out, in its favour.

PT (PeerTube): one job a height, one after the other, the tallest first: x264 veryfast on one
thread under a ceiling, straight into progressive HLS. The film plays once the first job is over.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.usage import Cost, ffmpeg

HEIGHTS: Final = (1080, 720, 480, 240)
# Bits a second at 25 pictures/s; both let x264's rate factor stay under such a ceiling.
_MC_CEILINGS: Final = {1080: 6_750_000, 720: 3_750_000, 480: 1_500_000, 240: 450_000, 144: 225_000}
_PT_CEILINGS: Final = {1080: 5_184_000, 720: 2_534_400, 480: 1_229_760, 240: 434_520}


def mc(source: Path, out: Path) -> tuple[Cost, float]:
    """Return (cost of the ladder, first play in s); heights are left in `out`."""
    first = _mc_profile(source, out, 144)
    ladder = _sum([_mc_profile(source, out, height) for height in reversed(HEIGHTS)])
    # 144 lines are no part of the ladder that is compared.
    return ladder, first.wall


def pt(source: Path, out: Path) -> tuple[Cost, float]:
    """Return (cost of the ladder, first play in s); heights are left in `out`."""
    jobs = [_pt_job(source, out, height) for height in HEIGHTS]
    return _sum(jobs), jobs[0].wall


def _sum(costs: Sequence[Cost]) -> Cost:
    return sum(costs, Cost(0, 0))


def _mc_profile(source: Path, out: Path, height: int) -> Cost:
    ceiling = str(_MC_CEILINGS[height])
    return ffmpeg(
        "-i", source, "-vf", f"scale=-2:{height},fps=25", "-pix_fmt", "yuv420p",
        "-c:v", "libx264", "-preset", "medium", "-profile:v", "main", "-crf", "23",
        "-maxrate", ceiling, "-bufsize", ceiling, "-g", "200", "-keyint_min", "100",
        "-force_key_frames", "expr:gte(t,n_forced*4)",
        "-c:a", "aac", "-b:a", "128k", "-ac", "2", out / f"mc-{height}.mp4",
    )  # fmt: skip


def _pt_job(source: Path, out: Path, height: int) -> Cost:
    ceiling = _PT_CEILINGS[height]
    return ffmpeg(
        "-i", source, "-vf", f"scale=-2:{height}", "-pix_fmt", "yuv420p", "-r", "25",
        "-c:v", "libx264", "-preset", "veryfast", "-maxrate", str(ceiling),
        "-bufsize", str(2 * ceiling), "-b_strategy", "1", "-bf", "16", "-g", "50",
        "-threads", "1", "-c:a", "aac", "-b:a", "160k", "-ac", "2", "-map_metadata", "-1",
        "-f", "hls", "-hls_time", "4", "-hls_list_size", "0", "-hls_playlist_type", "vod",
        "-hls_segment_type", "fmp4", "-hls_flags", "single_file",
        "-hls_segment_filename", out / f"pt-{height}.mp4", out / f"pt-{height}.m3u8",
    )  # fmt: skip
